package org.landlord.adapter.sqlite;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sqlite.BusyHandler;

/// What every connection is told before anybody uses it. The pool makes this bean before it opens its first
/// connection, so the folder of the file is made here too.
@Singleton
class SqliteConnections implements AgroalPoolInterceptor {

    private final String file;
    private final Duration patience;

    SqliteConnections(
            @ConfigProperty(name = "landlord.db") String file,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    @PostConstruct
    void makeFile() {
        // SQLite's own addresses, `file:…` and `:memory:`, are no paths.
        if (!file.startsWith("file:") && !file.startsWith(":")) {
            Path path = Path.of(file).toAbsolutePath();
            try {
                Files.createDirectories(path.getParent());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot make the folder of the database " + file, e);
            }
            makeForItsOwnerAlone(path);
        }
    }

    /// SQLite would let everybody on the machine read it; what it puts beside the file it makes like the file. One
    /// that is there already stays as its owner has it.
    private static void makeForItsOwnerAlone(Path path) {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException | UnsupportedOperationException _) {
            // It is there, or cannot be made, which SQLite tells in its own words.
        }
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        List<String> pragmas = List.of(
                // Readers go on while somebody writes.
                "journal_mode = WAL",
                // What was answered is on the disk, power cut or not.
                "synchronous = FULL",
                // SQLite's default is not to look.
                "foreign_keys = ON",
                // KiB; at most, and only as it is needed.
                "cache_size = -65536",
                // Pages: fewer, longer checkpoints.
                "wal_autocheckpoint = 8000",
                // Bytes: what the log has grown beyond that, while it could not be begun anew, is given back to the
                // disk.
                "journal_size_limit = 67108864",
                "temp_store = MEMORY");
        try (Statement statement = connection.createStatement()) {
            // First, so that the others wait too.
            BusyHandler.setHandler(connection.unwrap(Connection.class), new Patience(patience));
            for (String pragma : pragmas) {
                statement.execute("PRAGMA " + pragma);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set up a connection to the database " + file, e);
        }
    }
}
