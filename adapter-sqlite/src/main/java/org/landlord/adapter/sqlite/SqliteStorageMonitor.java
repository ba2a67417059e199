package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import org.landlord.adapter.sqlite.file.FileSpace;
import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.port.out.diagnostics.StorageMonitor;
import org.landlord.unit.scheduling.QueueLevel;
import org.landlord.unit.scheduling.Writers;

/// The database file, the queues of writes and the read connections of this process.
@Singleton
class SqliteStorageMonitor implements StorageMonitor {

    private final FileSpace space;
    private final Writers writers;
    private final SqliteUnitOfWork units;

    SqliteStorageMonitor(FileSpace space, Writers writers, SqliteUnitOfWork units) {
        this.space = space;
        this.writers = writers;
        this.units = units;
    }

    @Override
    public StorageStatus status() {
        QueueLevel writes = writers.fullestQueue();
        return new StorageStatus(
                "sqlite",
                space.usedBytes(),
                space.freeBytes(),
                writes.waiting(),
                writes.capacity(),
                units.readersInUse(),
                units.maxReaders());
    }
}
