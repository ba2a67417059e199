package org.landlord.adapter.sqlite;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.adapter.sqlite.backup.WriteCounter;
import org.landlord.adapter.sqlite.file.FileWatch;
import org.landlord.domain.access.Scope;
import org.landlord.persistence.jpa.unit.AccessMode;
import org.landlord.persistence.jpa.unit.TransactionHooks;
import org.sqlite.SQLiteErrorCode;

/// Begins and ends transactions on SQLite.
@Singleton
class SqliteTransactions implements TransactionHooks {

    /// The last access mode of each connection of the pool.
    private final Map<Connection, AccessMode> used = new WeakHashMap<>();

    private final AgroalDataSource pool;
    private final FileWatch watch;
    private final WriteCounter writes;
    private final String file;

    SqliteTransactions(
            AgroalDataSource pool,
            FileWatch watch,
            WriteCounter writes,
            @ConfigProperty(name = "landlord.db") String file) {
        this.pool = pool;
        this.watch = watch;
        this.writes = writes;
        this.file = file;
    }

    /// Reads are refused too: they would not see the file that has this name now.
    @Override
    public void beginning(AccessMode access) {
        switch (access) {
            case READ -> watch.refuseIfGone();
            case WRITE -> watch.refuseToWriteIfGone();
        }
    }

    /// In a read transaction the first query fixes the snapshot, so the driver's `BEGIN` is sufficient.
    @Override
    public void begun(AccessMode access, Set<Scope> scopes, Connection connection) throws SQLException {
        dedicate(connection, access);
        if (access == AccessMode.WRITE) {
            beginWriting(connection);
            writes.increment();
        }
    }

    /// There is one writer, so every unit of work has the rows of all scopes.
    @Override
    public void joined(Scope scope, Connection connection) {}

    /// All processes that write are on this machine and have its clock.
    @Override
    public Instant notBefore() {
        return Instant.EPOCH;
    }

    /// There are no conflicts: a writing transaction has the lock of the file from its beginning.
    @Override
    public boolean isAttemptedAgain(int attempt) {
        return false;
    }

    /// Only on a change: after this pragma SQLite recompiles all statements of the connection, even if the
    /// value is the same, and that costs more than running them.
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

    @Override
    public void failed(Connection connection) throws SQLException {
        ensureTransaction(connection);
        synchronized (used) {
            if (used.get(connection.unwrap(Connection.class)) != AccessMode.WRITE) {
                return;
            }
        }
        probeWritable(connection);
    }

    /// When the disk is full or the file cannot be read, SQLite rolls back by itself, and the driver's rollback would
    /// fail for lack of a transaction.
    private static void ensureTransaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException _) {
            // There is one, as expected.
        }
    }

    /// Sends a write without an effect, which fails on a connection that cannot write. Any table would do.
    private void probeWritable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM organization WHERE FALSE");
        } catch (SQLException refused) {
            flushPoolIfWritableAgain(refused);
        }
    }

    /// A connection that was opened while the file or its write-ahead log was read-only can never write,
    /// and the pool would keep it. It is replaced when both are writable again, and not before: until then
    /// connections that have the file open serve reads.
    private void flushPoolIfWritableAgain(SQLException refused) {
        Path log = Path.of(file + "-wal");
        if ((refused.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_READONLY.code
                && Files.isWritable(Path.of(file))
                && (Files.notExists(log) || Files.isWritable(log))) {
            pool.flush(AgroalDataSource.FlushMode.GRACEFUL);
        }
    }

    /// The driver's `BEGIN` takes the write lock with the first write. That is too late if another process
    /// has written after a read of this transaction (SQLITE_BUSY_SNAPSHOT, which waiting does not resolve).
    /// So the empty transaction is replaced by one that takes the lock now. The driver cannot be configured
    /// to begin all transactions like this: it also begins one after each commit, and would fail there
    /// after a successful commit.
    private void beginWriting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
            try {
                statement.execute("BEGIN IMMEDIATE");
            } catch (SQLException e) {
                // The driver assumes a transaction and will roll it back.
                statement.execute("BEGIN");
                // If only the log is not writable, this fails instead of the first change.
                flushPoolIfWritableAgain(e);
                throw e;
            }
        }
    }
}
