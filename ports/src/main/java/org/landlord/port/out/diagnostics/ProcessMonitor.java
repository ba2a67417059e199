package org.landlord.port.out.diagnostics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of this process.
public interface ProcessMonitor {

    /// The version of Landlord.
    String version();

    /// The commit of the source that was built; null if the build did not name it.
    @Nullable
    String commit();

    Instant startedAt();

    /// Including garbage that was not collected yet.
    long heapUsedBytes();

    long heapMaxBytes();
}
