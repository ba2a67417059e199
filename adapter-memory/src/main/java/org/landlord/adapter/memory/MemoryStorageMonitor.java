package org.landlord.adapter.memory;

import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.port.out.diagnostics.StorageMonitor;

/// Storage in memory has no files, and neither readers nor writers are counted.
public final class MemoryStorageMonitor implements StorageMonitor {

    @Override
    public StorageStatus status() {
        return new StorageStatus("memory", null, null, 0, 0, 0, 0);
    }
}
