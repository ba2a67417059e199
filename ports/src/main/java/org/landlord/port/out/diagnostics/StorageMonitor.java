package org.landlord.port.out.diagnostics;

import org.landlord.domain.diagnostics.StorageStatus;

/// The state of the storage of this process.
@FunctionalInterface
public interface StorageMonitor {

    /// Does not access the storage: reads counters of this process, and attributes of files.
    StorageStatus status();
}
