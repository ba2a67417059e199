package org.landlord.adapter.sqlite;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.WeakHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.adapter.sqlite.file.FileWatch;
import org.landlord.persistence.jpa.unit.AccessMode;
import org.landlord.persistence.jpa.unit.TransactionHooks;
import org.sqlite.SQLiteErrorCode;

/// How transactions begin and fail on SQLite.
@Singleton
class SqliteTransactions implements TransactionHooks {

    /// What each of the pool's connections was last used for.
    private final Map<Connection, AccessMode> used = new WeakHashMap<>();

    private final AgroalDataSource pool;
    private final FileWatch watch;
    private final String file;

    SqliteTransactions(AgroalDataSource pool, FileWatch watch, @ConfigProperty(name = "landlord.db") String file) {
        this.pool = pool;
        this.watch = watch;
        this.file = file;
    }

    /// Whoever only reads is refused too: what they would read is not what is in the file of that name.
    @Override
    public void beginning(AccessMode access) {
        switch (access) {
            case READ -> watch.refuseIfGone();
            case WRITE -> watch.refuseToWriteIfGone();
        }
    }

    /// Of a transaction that reads the first query fixes what all the others see: the driver's `BEGIN` is all it
    /// needs.
    @Override
    public void begun(AccessMode access, Connection connection) throws SQLException {
        dedicate(connection, access);
        if (access == AccessMode.WRITE) {
            beginWriting(connection);
        }
    }

    /// Only where something changes: SQLite compiles all statements of a connection anew after this pragma, even if
    /// it says what was so before, and that costs more than running them does.
    private void dedicate(Connection connection, AccessMode access) throws SQLException {
        Connection physical = connection.unwrap(Connection.class);
        synchronized (used) {
            if (used.get(physical) == access) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = " + (access == AccessMode.READ ? "ON" : "OFF"));
        }
        synchronized (used) {
            used.put(physical, access);
        }
    }

    /// When a file is full or cannot be read, SQLite rolls back by itself, and the driver, which does not know, would
    /// fail to do it again. So there is a transaction for it, if there is none.
    @Override
    public void failed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException _) {
            // There is one, as there should be.
        }
        synchronized (used) {
            if (used.get(connection.unwrap(Connection.class)) != AccessMode.WRITE) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM organization WHERE FALSE");
        } catch (SQLException refused) {
            exchangeIfOutdated(refused);
        }
    }

    /// A connection that was opened while the file, or its write-ahead log, could only be read can never write, and
    /// the pool would keep it for good. It is exchanged when both can be written again, and not before: until then
    /// others, that still have the file open, serve those who read.
    private void exchangeIfOutdated(SQLException refused) {
        Path log = Path.of(file + "-wal");
        if ((refused.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_READONLY.code
                && Files.isWritable(Path.of(file))
                && (Files.notExists(log) || Files.isWritable(log))) {
            pool.flush(AgroalDataSource.FlushMode.GRACEFUL);
        }
    }

    /// The driver's own `BEGIN` takes the write lock with the first write, which is too late if something was read
    /// before and another process has written since (SQLITE_BUSY_SNAPSHOT, which no waiting heals). So it is
    /// exchanged, while it is empty, for one that takes the lock now. Setting the driver to begin all transactions
    /// like this is no way out: it begins one after each commit too, and would fail there after the commit had
    /// succeeded.
    private void beginWriting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
            try {
                statement.execute("BEGIN IMMEDIATE");
            } catch (SQLException e) {
                // The driver believes to be in a transaction, and will want to roll it back.
                statement.execute("BEGIN");
                // One that has only the log unwritable is refused here, and not by its first change.
                exchangeIfOutdated(e);
                throw e;
            }
        }
    }
}
