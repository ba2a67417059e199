package org.landlord.adapter.transfer;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.migration.StorageTransferred;
import org.landlord.port.out.migration.StorageTransfer;

/// Copies tables row by row, on connections of its own: one reads the source, one writes the target.
@Singleton
public class SqlStorageTransfer implements StorageTransfer {

    private final String target;

    /// @param target the storage of this process, whose schema is that of this version
    public SqlStorageTransfer(@ConfigProperty(name = "landlord.db") String target) {
        this.target = target;
    }

    @Override
    public StorageTransferred run(String from, Progress progress) {
        requireOther(from);
        try (Database source = openSource(from)) {
            try (Database into = openTarget()) {
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

    private Database openTarget() throws SQLException {
        return PostgresDatabase.isUrl(target) ? PostgresDatabase.open(target) : SqliteDatabase.openTarget(target);
    }

    private static Database openSource(String from) {
        try {
            Database source =
                    PostgresDatabase.isUrl(from) ? PostgresDatabase.open(from) : SqliteDatabase.openSource(from);
            try {
                requireSchema(source);
                return source;
            } catch (SQLException | RuntimeException e) {
                source.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteDatabase.isBusy(e)
                    ? new Conflict("the database " + address(from) + " is in use: stop its servers and commands")
                    : InvalidInput.of("from", "must be a usable database: " + reason(e));
        }
    }

    private static void requireSchema(Database source) throws SQLException {
        String difference = source.difference();
        if (difference != null) {
            throw InvalidInput.of(
                    "from",
                    "must be a database with the schema of this version, which a start of the server creates: "
                            + difference);
        }
        source.connection.rollback();
    }

    private static void lock(Database source) {
        try {
            source.lock();
        } catch (SQLException e) {
            throw new Unavailable("the database " + source + " cannot be locked: " + reason(e), Duration.ZERO);
        }
    }

    private static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
