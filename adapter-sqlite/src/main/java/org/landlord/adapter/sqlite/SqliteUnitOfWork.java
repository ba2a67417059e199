package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.Access;
import org.landlord.persistence.jpa.CurrentUnit;
import org.landlord.persistence.jpa.Units;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

/// Units of work on SQLite: those that write run one after the other on the writer's thread, those that read run
/// beside
/// it on their caller's.
@Singleton
class SqliteUnitOfWork implements UnitOfWork {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CurrentUnit current;
    private final Units units;
    private final Writer writer;
    private final Semaphore readers;
    private final Duration patience;

    SqliteUnitOfWork(
            CurrentUnit current,
            Units units,
            Writer writer,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration patience) {
        this.current = current;
        this.units = units;
        this.writer = writer;
        // Readers never take the writer's connection.
        this.readers = new Semaphore(connections - 1, true);
        this.patience = patience;
    }

    @Override
    public <T> T read(Function<Stores, T> work) {
        if (current.isOpen()) {
            return units.join(Access.READ, work);
        }
        admitReader();
        try {
            return units.begin(Access.READ, SqliteUnitOfWork::beginReading, work);
        } finally {
            readers.release();
        }
    }

    private void admitReader() {
        try {
            if (readers.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new Unavailable("too many are waiting to read", RETRY_AFTER);
    }

    @Override
    public <T> T write(Function<Stores, T> work) {
        return current.isOpen()
                ? units.join(Access.WRITE, work)
                : writer.run(() -> units.begin(Access.WRITE, SqliteUnitOfWork::beginWriting, work));
    }

    /// The driver has sent `BEGIN`: the first read that follows fixes what all the others see.
    private static void beginReading(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
        }
    }

    /// The driver's own `BEGIN` takes the write lock with the first write, which is too late if something was read
    /// before and another process has written since (SQLITE_BUSY_SNAPSHOT, which no waiting heals). So it is
    /// exchanged, while it is empty, for one that takes the lock now. Setting the driver to begin all transactions
    /// like this is no way out: it begins one after each commit too, and would fail there after the commit had
    /// succeeded.
    private static void beginWriting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = OFF");
            statement.execute("COMMIT");
            try {
                statement.execute("BEGIN IMMEDIATE");
            } catch (SQLException e) {
                // The driver believes to be in a transaction, and will want to roll it back.
                statement.execute("BEGIN");
                throw e;
            }
        }
    }
}
