package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.postgres.database.AccessAnnouncements;
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

/// Units of work on PostgreSQL: writes run on a few threads, reads on the thread of their caller.
@Singleton
class PostgresUnitOfWork implements UnitOfWork {

    /// The maximum wait of a scan: shorter than for other reads, because the scans before it may take long,
    /// and it holds a thread.
    private static final Duration SCAN_TIMEOUT = Duration.ofSeconds(2);

    private final CurrentUnitOfWork current;
    private final TransactionRunner units;
    private final Writers writers;
    private final ReaderSlots readers;
    private final AccessAnnouncements announcements;
    private final WriteTraces traces;
    private final Duration timeout;
    private final long groupCapacity;

    /// @param connections the size of the pool: one for each writer, the others for readers
    PostgresUnitOfWork(
            CurrentUnitOfWork current,
            TransactionRunner units,
            Writers writers,
            AccessAnnouncements announcements,
            WriteTraces traces,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "landlord.postgres.writers") int writerCount,
            @ConfigProperty(name = "landlord.postgres.timeout") Duration timeout,
            @ConfigProperty(name = "landlord.postgres.group-capacity") long groupCapacity,
            @ConfigProperty(name = "landlord.postgres.waiting-readers-per-organization") int waitingReaders) {
        this.current = current;
        this.units = units;
        this.writers = writers;
        this.announcements = announcements;
        this.traces = traces;
        Duration scanTimeout = timeout.compareTo(SCAN_TIMEOUT) < 0 ? timeout : SCAN_TIMEOUT;
        this.readers = new ReaderSlots(connections - writerCount, waitingReaders, timeout, scanTimeout);
        this.timeout = timeout;
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
                : writers.run(Owner.of(scope), WriteTraces.ofCaller(() -> units.write(Set.of(scope), work)));
    }

    @Override
    public boolean isOpen() {
        return current.isOpen();
    }

    /// Runs an empty writing unit, which waits for the lock of the scope, until the clock of the database has passed
    /// the instant: every later unit gets a later time from it.
    @Override
    public void awaitWriters(Scope scope, Instant instant) {
        if (current.isOpen()) {
            return;
        }
        long end = System.nanoTime() + timeout.toNanos();
        Instant passed = write(scope, Stores::notBefore);
        while (!passed.isAfter(instant)) {
            if (System.nanoTime() - end > 0) {
                throw new Unavailable("the clock of the database is behind that of this server", timeout);
            }
            LockSupport.parkNanos(
                    Duration.between(passed, instant).plusMillis(1).toNanos());
            passed = write(scope, Stores::notBefore);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        current.afterCommit(action);
    }

    @Override
    public void announceAccessChange(Scope scope) {
        current.requireWriting();
        announcements.announce(scope);
    }

    @Override
    public void onAccessChange(Consumer<@Nullable Scope> listener) {
        announcements.onChange(listener);
    }

    @Override
    public <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work) {
        return WriteTraces.remembering(writers.grouped(WriteTraces.linking(work), new OnWriter(), groupCapacity));
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
            return traces.ofGroup(() -> units.write(scopes, work));
        }

        @Override
        public <T> T join(Scope scope, Function<Stores, T> work) {
            return units.joinWriting(scope, work);
        }
    }
}
