package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.landlord.domain.diagnostics.StorageRestore;
import org.landlord.port.out.diagnostics.StorageHistory;
import org.landlord.port.out.diagnostics.StoragePosition;

/// PostgreSQL recovers by its own tools: nothing outside of the database knows how far it was.
@Singleton
class PostgresHistory implements StorageHistory {

    private static final String DATABASE = "postgresql";

    @Override
    public boolean hasChanged() {
        return false;
    }

    @Override
    public Optional<StorageRestore> findRestore(long sequence) {
        return Optional.empty();
    }

    @Override
    public StoragePosition advance(Instant now, long sequence) {
        return new StoragePosition(DATABASE, 0, now, sequence);
    }

    @Override
    public void remember(StoragePosition position) {}
}
