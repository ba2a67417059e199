package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.landlord.port.out.StorageWatch;

/// A database that cannot be reached may come back without an operator, so it is no fault of this process.
@Singleton
class PostgresWatch implements StorageWatch {

    @Override
    public Optional<String> fault() {
        return Optional.empty();
    }
}
