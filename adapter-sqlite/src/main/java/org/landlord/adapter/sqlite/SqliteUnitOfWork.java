package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.unit.CurrentUnitOfWork;
import org.landlord.persistence.jpa.unit.ScheduledUnitOfWork;
import org.landlord.persistence.jpa.unit.TransactionRunner;
import org.landlord.port.out.Stores;
import org.landlord.unit.scheduling.Writers;

/// Units of work on SQLite. Writes run one after the other on the writer's thread.
@Singleton
class SqliteUnitOfWork extends ScheduledUnitOfWork {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// Three quarters of the limit, because running scans continue.
    private static final long LONGEST_LOG_BYTES = 192L << 20;

    private final File log;

    /// @param connections the size of the pool: one for the writer, which readers never take
    SqliteUnitOfWork(
            @ConfigProperty(name = "landlord.db") String file,
            CurrentUnitOfWork current,
            TransactionRunner units,
            Writers writers,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration timeout,
            @ConfigProperty(name = "landlord.sqlite.group-capacity") long groupCapacity,
            @ConfigProperty(name = "landlord.sqlite.waiting-readers-per-organization") int waitingReaders) {
        super(current, units, writers, connections - 1, waitingReaders, timeout, groupCapacity);
        this.log = new File(file + "-wal");
    }

    /// While a read runs, SQLite cannot restart the write-ahead log behind its snapshot, and the log grows
    /// with every write. When the log is too long, new scans are refused, so that it can restart when the
    /// running scans end.
    @Override
    public <T> T scan(Scope scope, Function<Stores, T> work) {
        if (!isOpen() && log.length() > LONGEST_LOG_BYTES) {
            throw new Unavailable("long reads are paused while the write load is high", RETRY_AFTER);
        }
        return super.scan(scope, work);
    }

    /// Runs an empty write unit of work: it waits for the writes of this process in the queue, and for
    /// those of other processes at the lock of the file. All of them are on this machine and have its clock.
    /// A read-only file has no writers.
    @Override
    public void awaitWriters(Scope scope, Instant instant) {
        if (isOpen()) {
            return;
        }
        try {
            write(scope, _ -> true);
        } catch (Unavailable refused) {
            if (!SqliteErrors.isReadOnly(refused)) {
                throw refused;
            }
        }
    }
}
