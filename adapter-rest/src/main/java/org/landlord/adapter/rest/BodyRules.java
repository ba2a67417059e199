package org.landlord.adapter.rest;

import java.util.List;

/// What a resource reads as its body.
///
/// @param maxBytes the most bytes it may have, unpacked
/// @param mediaTypes what it may be declared as, the usual one first
/// @param gzip true if it may be packed
record BodyRules(long maxBytes, List<String> mediaTypes, boolean gzip) {

    /// One JSON document.
    static final BodyRules JSON = new BodyRules(RequestBody.MAX_BYTES, List.of(MediaTypes.JSON), false);

    /// A change to one (RFC 7396).
    static final BodyRules PATCH =
            new BodyRules(RequestBody.MAX_BYTES, List.of(MediaTypes.MERGE_PATCH, MediaTypes.JSON), false);

    /// One object or many.
    static final BodyRules EVENTS = new BodyRules(
            RequestBody.MAX_BATCH_BYTES,
            List.of(MediaTypes.JSON, MediaTypes.NDJSON, MediaTypes.CLOUD_EVENT, MediaTypes.CLOUD_EVENT_BATCH),
            true);
}
