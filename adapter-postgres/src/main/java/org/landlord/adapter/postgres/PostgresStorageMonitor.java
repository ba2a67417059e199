package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import org.landlord.adapter.postgres.database.DatabaseSize;
import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.port.out.diagnostics.StorageMonitor;
import org.landlord.unit.scheduling.QueueLevel;
import org.landlord.unit.scheduling.Writers;

/// The queues of writes and the read connections of this process. The space on the disk of the database is
/// not known here.
@Singleton
class PostgresStorageMonitor implements StorageMonitor {

    private final DatabaseSize size;
    private final Writers writers;
    private final PostgresUnitOfWork units;

    PostgresStorageMonitor(DatabaseSize size, Writers writers, PostgresUnitOfWork units) {
        this.size = size;
        this.writers = writers;
        this.units = units;
    }

    @Override
    public StorageStatus status() {
        QueueLevel writes = writers.fullestQueue();
        return new StorageStatus(
                "postgresql",
                size.bytes(),
                null,
                writes.waiting(),
                writes.capacity(),
                units.readersInUse(),
                units.maxReaders());
    }
}
