package org.landlord.persistence.jpa.unit;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Scope;
import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;
import org.landlord.unit.scheduling.Owner;
import org.landlord.unit.scheduling.QueueLevel;
import org.landlord.unit.scheduling.ReaderSlots;
import org.landlord.unit.scheduling.WriteUnits;
import org.landlord.unit.scheduling.Writers;

/// Units of work of a SQL adapter: writes run on the threads of [Writers], reads on the thread of their caller when
/// [ReaderSlots] admits it. A unit within a unit joins it.
public abstract class ScheduledUnitOfWork implements UnitOfWork {

    /// The maximum wait of a scan: shorter than for other reads, because the scans before it may take long,
    /// and it holds a thread.
    private static final Duration SCAN_TIMEOUT = Duration.ofSeconds(2);

    private final CurrentUnitOfWork current;
    private final TransactionRunner units;
    private final Writers writers;
    private final ReaderSlots readers;
    private final long groupCapacity;

    /// @param readConnections those that no writer takes; at least 1
    /// @param waitingReaders the maximum number of waiting reads of one organization
    /// @param timeout the maximum wait of a read for a connection
    /// @param groupCapacity the maximum number of rows that wait for each writer in groups
    protected ScheduledUnitOfWork(
            CurrentUnitOfWork current,
            TransactionRunner units,
            Writers writers,
            int readConnections,
            int waitingReaders,
            Duration timeout,
            long groupCapacity) {
        this.current = current;
        this.units = units;
        this.writers = writers;
        Duration scanTimeout = timeout.compareTo(SCAN_TIMEOUT) < 0 ? timeout : SCAN_TIMEOUT;
        this.readers = new ReaderSlots(readConnections, waitingReaders, timeout, scanTimeout);
        this.groupCapacity = groupCapacity;
    }

    @Override
    public <T> T read(Scope scope, Function<Stores, T> work) {
        return read(Owner.of(scope), ReaderSlots.Kind.QUICK, work);
    }

    @Override
    public <T> T scan(Scope scope, Function<Stores, T> work) {
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
                : writers.run(Owner.of(scope), ofCaller(() -> units.write(Set.of(scope), work)));
    }

    /// Called on the thread of a caller, with the unit that a writer's thread will run for it.
    ///
    /// @return what that thread runs
    protected <T> Supplier<T> ofCaller(Supplier<T> unit) {
        return unit;
    }

    /// Runs a unit with commands of many callers, on a writer's thread.
    protected <T> T runGroup(Supplier<T> unit) {
        return unit.get();
    }

    @Override
    public final boolean isOpen() {
        return current.isOpen();
    }

    @Override
    public void afterCommit(Runnable action) {
        current.afterCommit(action);
    }

    @Override
    public <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work) {
        return writers.grouped(work, new OnWriter(), groupCapacity);
    }

    /// The queues of writes and the read connections of this process.
    ///
    /// @param engine such as `sqlite`
    /// @param sizeBytes the size of the database; null if it is not known
    /// @param freeBytes the free space on its disk; null if it is not known
    public StorageStatus status(String engine, @Nullable Long sizeBytes, @Nullable Long freeBytes) {
        QueueLevel writes = writers.fullestQueue();
        return new StorageStatus(
                engine, sizeBytes, freeBytes, writes.waiting(), writes.capacity(), readers.taken(), readers.maxSlots());
    }

    private final class OnWriter implements WriteUnits {

        @Override
        public boolean isOpen() {
            return current.isOpen();
        }

        @Override
        public <T> T begin(Set<Scope> scopes, Function<Stores, T> work) {
            return runGroup(() -> units.write(scopes, work));
        }

        @Override
        public <T> T join(Scope scope, Function<Stores, T> work) {
            return units.joinWriting(scope, work);
        }
    }
}
