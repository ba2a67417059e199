package org.landlord.adapter.smithers;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.out.migration.SourceStore;
import org.landlord.port.out.migration.SourceStores;
import org.sqlite.SQLiteConfig;

/// Opens database files of the original store. SQLite opens them read-only: even a statement that
/// writes would fail.
@Singleton
public class SmithersStores implements SourceStores {

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    @Override
    public SourceStore open(String file) {
        Path path = path(file);
        try {
            Connection connection = config().createConnection("jdbc:sqlite:" + path.toUri());
            try {
                distrustSchema(connection);
                // One transaction: all reads see the state of the first.
                connection.setAutoCommit(false);
                return new SmithersStore(connection, SourceSchema.of(connection));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SourceErrors.failure(e);
        }
    }

    private static Path path(String file) {
        try {
            Path path = Path.of(file).toAbsolutePath();
            if (Files.isDirectory(path)) {
                throw SourceErrors.unusable("is a directory: " + file);
            }
            if (!Files.exists(path)) {
                throw SourceErrors.unusable("does not exist: " + file);
            }
            if (!Files.isReadable(path)) {
                throw SourceErrors.unusable("cannot be read by this user: " + file);
            }
            return path;
        } catch (InvalidPathException _) {
            throw new InvalidInput("must be the path of a file").at("file");
        }
    }

    /// The file comes from outside: what its schema computes must not call functions with effects.
    private static void distrustSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        return config;
    }
}
