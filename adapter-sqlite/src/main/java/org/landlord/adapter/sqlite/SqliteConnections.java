package org.landlord.adapter.sqlite;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.adapter.sqlite.file.DatabaseAddress;
import org.landlord.adapter.sqlite.file.DatabaseOpening;
import org.landlord.adapter.sqlite.file.FileWatch;
import org.sqlite.BusyHandler;

/// What every connection is told before anybody uses it. The pool makes this bean before it opens its first
/// connection, so the file is looked at here too.
@Singleton
class SqliteConnections implements AgroalPoolInterceptor {

    private final DatabaseAddress address;
    private final DatabaseOpening opening;
    private final FileWatch watch;
    private final Duration timeout;

    SqliteConnections(
            DatabaseAddress address,
            DatabaseOpening opening,
            FileWatch watch,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration timeout) {
        this.address = address;
        this.watch = watch;
        this.timeout = timeout;
        this.opening = opening;
    }

    /// @throws org.landlord.port.out.StorageUnusable if nothing can be done with the file
    @PostConstruct
    void open() {
        opening.open();
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        // It has opened what is there now, which need not be what the others have open.
        watch.look();
        watch.refuseIfGone();
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
            BusyHandler.setHandler(connection.unwrap(Connection.class), new BusyRetryHandler(timeout));
            for (String pragma : pragmas) {
                statement.execute("PRAGMA " + pragma);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set up a connection to the database " + address, e);
        }
    }
}
