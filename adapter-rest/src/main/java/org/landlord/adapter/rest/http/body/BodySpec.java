package org.landlord.adapter.rest.http.body;

import java.util.List;
import org.landlord.adapter.rest.http.head.MediaTypes;

/// What a resource reads as its body.
///
/// @param maxBytes the most bytes it may have, unpacked
/// @param mediaTypes what it may be declared as, the usual one first
/// @param gzip true if it may be packed
public record BodySpec(long maxBytes, List<String> mediaTypes, boolean gzip) {

    /// One JSON document.
    public static final BodySpec JSON = new BodySpec(BoundedBody.MAX_BYTES, List.of(MediaTypes.JSON), false);

    /// A change to one (RFC 7396).
    public static final BodySpec PATCH =
            new BodySpec(BoundedBody.MAX_BYTES, List.of(MediaTypes.MERGE_PATCH, MediaTypes.JSON), false);

    /// One object or many.
    public static final BodySpec EVENTS = new BodySpec(
            BoundedBody.MAX_BATCH_BYTES,
            List.of(MediaTypes.JSON, MediaTypes.NDJSON, MediaTypes.CLOUD_EVENT, MediaTypes.CLOUD_EVENT_BATCH),
            true);
}
