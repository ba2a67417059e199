package org.landlord.domain.diagnostics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of a running server.
///
/// @param commit the commit of the source that was built; null if the build did not name it
/// @param startedAt the start of the process
/// @param checkedAt when the state was read
/// @param heapUsedBytes including garbage that was not collected yet
/// @param heapMaxBytes the limit of the heap
public record ServerStatus(
        String version,
        @Nullable String commit,
        Instant startedAt,
        Instant checkedAt,
        StorageStatus storage,
        ServerLoad load,
        long heapUsedBytes,
        long heapMaxBytes) {}
