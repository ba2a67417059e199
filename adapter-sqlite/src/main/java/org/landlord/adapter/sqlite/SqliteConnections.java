package org.landlord.adapter.sqlite;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.adapter.sqlite.file.DatabaseAddress;
import org.landlord.adapter.sqlite.file.DatabaseOpening;
import org.landlord.adapter.sqlite.file.FileWatch;
import org.sqlite.BusyHandler;

/// Sets up each connection of the pool. The pool creates this bean before its first connection, so the
/// database file is checked here too.
@Singleton
class SqliteConnections implements AgroalPoolInterceptor {

    private final DatabaseAddress address;
    private final DatabaseOpening opening;
    private final FileWatch watch;
    private final Duration timeout;
    private final boolean inspects;
    private final boolean queryOnly;

    /// @param inspects true if the file is left as it is: it was inspected before
    /// @param queryOnly true if SQLite refuses all changes
    SqliteConnections(
            DatabaseAddress address,
            DatabaseOpening opening,
            FileWatch watch,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration timeout,
            @ConfigProperty(name = "landlord.sqlite.inspect") boolean inspects,
            @ConfigProperty(name = "landlord.sqlite.query-only") boolean queryOnly) {
        this.address = address;
        this.watch = watch;
        this.timeout = timeout;
        this.opening = opening;
        this.inspects = inspects;
        this.queryOnly = queryOnly;
    }

    /// @throws org.landlord.port.out.StorageUnusable if nothing can be done with the file
    @PostConstruct
    void open() {
        if (!inspects) {
            opening.open();
        }
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        // The file may have been replaced since the other connections opened it.
        watch.look();
        watch.refuseIfGone();
        List<String> pragmas = new ArrayList<>();
        if (!inspects) {
            // Reads continue during writes. Stored in the file.
            pragmas.add("journal_mode = WAL");
        }
        pragmas.addAll(List.of(
                // Acknowledged writes survive a power failure.
                "synchronous = FULL",
                // Off by default.
                "foreign_keys = ON",
                // KiB; an upper limit.
                "cache_size = -65536",
                // Pages: fewer, longer checkpoints.
                "wal_autocheckpoint = 8000",
                // Bytes: a log that grew beyond this is truncated when it restarts.
                "journal_size_limit = 67108864",
                "temp_store = MEMORY"));
        if (queryOnly) {
            pragmas.add("query_only = ON");
        }
        try (Statement statement = connection.createStatement()) {
            // First, so that the pragmas wait for locks too.
            BusyHandler.setHandler(connection.unwrap(Connection.class), new BusyRetryHandler(timeout));
            for (String pragma : pragmas) {
                statement.execute("PRAGMA " + pragma);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot set up a connection to the database " + address, e);
        }
    }
}
