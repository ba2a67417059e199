package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.port.out.diagnostics.StorageMonitor;
import org.landlord.unit.scheduling.QueueLevel;
import org.landlord.unit.scheduling.Writers;

/// The queues of writes and the read connections of this process. The size of the database is for the tools of
/// PostgreSQL.
@Singleton
class PostgresStorageMonitor implements StorageMonitor {

    private final Writers writers;
    private final PostgresUnitOfWork units;

    PostgresStorageMonitor(Writers writers, PostgresUnitOfWork units) {
        this.writers = writers;
        this.units = units;
    }

    @Override
    public StorageStatus status() {
        QueueLevel writes = writers.fullestQueue();
        return new StorageStatus(
                "postgresql",
                null,
                null,
                writes.waiting(),
                writes.capacity(),
                units.readersInUse(),
                units.maxReaders());
    }
}
