package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import org.landlord.adapter.postgres.database.DatabaseSize;
import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.port.out.diagnostics.StorageMonitor;

/// The queues of writes and the read connections of this process. The space on the disk of the database is
/// not known here.
@Singleton
class PostgresStorageMonitor implements StorageMonitor {

    private final DatabaseSize size;
    private final PostgresUnitOfWork units;

    PostgresStorageMonitor(DatabaseSize size, PostgresUnitOfWork units) {
        this.size = size;
        this.units = units;
    }

    @Override
    public StorageStatus status() {
        return units.status("postgresql", size.bytes(), null);
    }
}
