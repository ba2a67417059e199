package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.unit.CurrentUnitOfWork;
import org.landlord.persistence.jpa.unit.TransactionRunner;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;
import org.landlord.unit.scheduling.Owner;
import org.landlord.unit.scheduling.ReaderSlots;
import org.landlord.unit.scheduling.WriteUnits;
import org.landlord.unit.scheduling.Writers;

/// Units of work on SQLite: writes run one after the other on the writer's thread, reads run on the thread
/// of their caller.
@Singleton
class SqliteUnitOfWork implements UnitOfWork {

    /// The maximum wait of a scan: shorter than for other reads, because the scans before it may take long,
    /// and it holds a thread.
    private static final Duration SCAN_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// Three quarters of the limit, because running scans continue.
    private static final long LONGEST_LOG_BYTES = 192L << 20;

    private final File log;
    private final CurrentUnitOfWork current;
    private final TransactionRunner units;
    private final Writers writers;
    private final ReaderSlots readers;
    private final long groupCapacity;

    SqliteUnitOfWork(
            @ConfigProperty(name = "landlord.db") String file,
            CurrentUnitOfWork current,
            TransactionRunner units,
            Writers writers,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration timeout,
            @ConfigProperty(name = "landlord.sqlite.group-capacity") long groupCapacity,
            @ConfigProperty(name = "landlord.sqlite.waiting-readers-per-organization") int waitingReaders) {
        this.log = new File(file + "-wal");
        this.current = current;
        this.units = units;
        this.writers = writers;
        // Readers never take the writer's connection.
        Duration scanTimeout = timeout.compareTo(SCAN_TIMEOUT) < 0 ? timeout : SCAN_TIMEOUT;
        this.readers = new ReaderSlots(connections - 1, waitingReaders, timeout, scanTimeout);
        this.groupCapacity = groupCapacity;
    }

    @Override
    public <T> T read(Scope scope, Function<Stores, T> work) {
        return read(Owner.of(scope), ReaderSlots.Kind.QUICK, work);
    }

    /// While a read runs, SQLite cannot restart the write-ahead log behind its snapshot, and the log grows
    /// with every write. When the log is too long, new scans are refused, so that it can restart when the
    /// running scans end.
    @Override
    public <T> T scan(Scope scope, Function<Stores, T> work) {
        if (!current.isOpen() && log.length() > LONGEST_LOG_BYTES) {
            throw new Unavailable("long reads are paused while the write load is high", RETRY_AFTER);
        }
        return read(Owner.of(scope), ReaderSlots.Kind.SCAN, work);
    }

    private <T> T read(Owner owner, ReaderSlots.Kind kind, Function<Stores, T> work) {
        if (current.isOpen()) {
            return units.joinReading(work);
        }
        readers.enter(owner, kind);
        try {
            return units.read(work);
        } finally {
            readers.leave(owner, kind);
        }
    }

    @Override
    public <T> T write(Scope scope, Function<Stores, T> work) {
        return current.isOpen()
                ? units.joinWriting(scope, work)
                : writers.run(Owner.of(scope), () -> units.write(Set.of(scope), work));
    }

    @Override
    public boolean isOpen() {
        return current.isOpen();
    }

    /// Runs an empty write unit of work: it waits for the writes of this process in the queue, and for
    /// those of other processes at the lock of the file. All of them are on this machine and have its clock.
    /// A read-only file has no writers.
    @Override
    public void awaitWriters(Scope scope, Instant instant) {
        if (current.isOpen()) {
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

    @Override
    public void afterCommit(Runnable action) {
        current.afterCommit(action);
    }

    @Override
    public <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work) {
        return writers.grouped(work, new OnWriter(), groupCapacity);
    }

    int readersInUse() {
        return readers.taken();
    }

    int maxReaders() {
        return readers.maxSlots();
    }

    private final class OnWriter implements WriteUnits {

        @Override
        public boolean isOpen() {
            return current.isOpen();
        }

        @Override
        public <T> T begin(Set<Scope> scopes, Function<Stores, T> work) {
            return units.write(scopes, work);
        }

        @Override
        public <T> T join(Scope scope, Function<Stores, T> work) {
            return units.joinWriting(scope, work);
        }
    }
}
