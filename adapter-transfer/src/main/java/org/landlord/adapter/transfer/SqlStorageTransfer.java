package org.landlord.adapter.transfer;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.migration.StorageTransferred;
import org.landlord.port.out.migration.StorageTransfer;

/// Copies tables row by row, on connections of its own: one reads the source, one writes the target.
@Singleton
public class SqlStorageTransfer implements StorageTransfer {

    private static final Duration LOCKED = Duration.ofSeconds(10);

    private final String target;

    /// @param target the storage of this process, whose schema is that of this version
    public SqlStorageTransfer(@ConfigProperty(name = "landlord.db") String target) {
        this.target = target;
    }

    @Override
    public StorageTransferred run(String from, Progress progress) {
        requireOther(from);
        try (Database source = openSource(from)) {
            try (Database into = open(target)) {
                lock(source);
                return new TransferRun(source, into, progress).run();
            }
        } catch (SQLException e) {
            throw new Unavailable("the transfer failed: " + reason(e), Duration.ZERO);
        }
    }

    /// Before both are opened: a connection locks a file.
    private void requireOther(String from) {
        if (address(from).equals(address(target))) {
            throw InvalidInput.of("from", "must not be the target itself: " + address(from));
        }
    }

    private static String address(String text) {
        return PostgresDatabase.isUrl(text) ? PostgresDatabase.address(text) : SqliteDatabase.address(text);
    }

    private static Database open(String address) throws SQLException {
        return PostgresDatabase.isUrl(address) ? PostgresDatabase.open(address) : SqliteDatabase.open(address);
    }

    private static Database openSource(String from) {
        try {
            Database source = open(from);
            String difference = source.difference();
            if (difference != null) {
                source.close();
                throw InvalidInput.of(
                        "from",
                        "must be a database with the schema of this version, which a start of the server creates: "
                                + difference);
            }
            source.connection.rollback();
            return source;
        } catch (SQLException e) {
            throw InvalidInput.of("from", "must be a usable database: " + reason(e));
        }
    }

    private static void lock(Database source) {
        try {
            source.lock();
        } catch (SQLException e) {
            throw new Unavailable(
                    "the database " + source + " cannot be locked, stop its servers: " + reason(e), LOCKED);
        }
    }

    private static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
