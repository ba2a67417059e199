package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import org.landlord.adapter.sqlite.file.FileSpace;
import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.port.out.diagnostics.StorageMonitor;

/// The database file, the queues of writes and the read connections of this process.
@Singleton
class SqliteStorageMonitor implements StorageMonitor {

    private final FileSpace space;
    private final SqliteUnitOfWork units;

    SqliteStorageMonitor(FileSpace space, SqliteUnitOfWork units) {
        this.space = space;
        this.units = units;
    }

    @Override
    public StorageStatus status() {
        return units.status("sqlite", space.usedBytes(), space.freeBytes());
    }
}
