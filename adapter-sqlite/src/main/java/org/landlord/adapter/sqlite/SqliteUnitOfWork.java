package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.adapter.sqlite.writer.GroupCommitQueue;
import org.landlord.adapter.sqlite.writer.Owner;
import org.landlord.adapter.sqlite.writer.QueueLevel;
import org.landlord.adapter.sqlite.writer.SingleWriter;
import org.landlord.adapter.sqlite.writer.WriteUnits;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.unit.AccessMode;
import org.landlord.persistence.jpa.unit.CurrentUnitOfWork;
import org.landlord.persistence.jpa.unit.TransactionRunner;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

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
    private final SingleWriter writer;
    private final ReaderSlots readers;
    private final Duration timeout;
    private final long groupCapacity;

    /// One for each kind of command.
    private final List<GroupCommitQueue<?, ?>> queues = new CopyOnWriteArrayList<>();

    SqliteUnitOfWork(
            @ConfigProperty(name = "landlord.db") String file,
            CurrentUnitOfWork current,
            TransactionRunner units,
            SingleWriter writer,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration timeout,
            @ConfigProperty(name = "landlord.sqlite.group-capacity") long groupCapacity,
            @ConfigProperty(name = "landlord.sqlite.waiting-readers-per-organization") int waitingReaders) {
        this.log = new File(file + "-wal");
        this.current = current;
        this.units = units;
        this.writer = writer;
        // Readers never take the writer's connection.
        Duration scanTimeout = timeout.compareTo(SCAN_TIMEOUT) < 0 ? timeout : SCAN_TIMEOUT;
        this.readers = new ReaderSlots(connections - 1, waitingReaders, timeout, scanTimeout);
        this.timeout = timeout;
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
            return units.join(AccessMode.READ, work);
        }
        readers.enter(owner, kind);
        try {
            return units.begin(AccessMode.READ, work);
        } finally {
            readers.leave(owner, kind);
        }
    }

    @Override
    public <T> T write(Scope scope, Function<Stores, T> work) {
        return current.isOpen()
                ? units.join(AccessMode.WRITE, work)
                : writer.run(Owner.of(scope), () -> units.begin(AccessMode.WRITE, work));
    }

    @Override
    public boolean isOpen() {
        return current.isOpen();
    }

    /// Runs an empty write unit of work: it waits for the writes of this process in the queue, and for
    /// those of other processes at the lock of the file. A read-only file has no writers.
    @Override
    public void awaitWriters() {
        if (current.isOpen()) {
            return;
        }
        try {
            write(_ -> true);
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
        GroupCommitQueue<C, R> queue = new GroupCommitQueue<>(work, writer, new OnWriter(), groupCapacity, timeout);
        queues.add(queue);
        return queue;
    }

    /// Of the queues of writes, the one with the largest share of its capacity in use.
    QueueLevel fullestQueue() {
        return queues.stream().map(GroupCommitQueue::level).reduce(writer.level(), QueueLevel::or);
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
        public <T> T begin(Function<Stores, T> work) {
            return units.begin(AccessMode.WRITE, work);
        }

        @Override
        public <T> T join(Function<Stores, T> work) {
            return units.join(AccessMode.WRITE, work);
        }
    }
}
