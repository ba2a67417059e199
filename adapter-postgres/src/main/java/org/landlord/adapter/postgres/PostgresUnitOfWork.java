package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.postgres.database.AccessAnnouncements;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.unit.CurrentUnitOfWork;
import org.landlord.persistence.jpa.unit.ScheduledUnitOfWork;
import org.landlord.persistence.jpa.unit.TransactionRunner;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Stores;
import org.landlord.unit.scheduling.Writers;

/// Units of work on PostgreSQL. Writes run on a few threads.
@Singleton
class PostgresUnitOfWork extends ScheduledUnitOfWork {

    private final CurrentUnitOfWork current;
    private final AccessAnnouncements announcements;
    private final WriteTraces traces;
    private final Duration timeout;

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
        super(current, units, writers, connections - writerCount, waitingReaders, timeout, groupCapacity);
        this.current = current;
        this.announcements = announcements;
        this.traces = traces;
        this.timeout = timeout;
    }

    @Override
    protected <T> Supplier<T> ofCaller(Supplier<T> unit) {
        return WriteTraces.ofCaller(unit);
    }

    @Override
    protected <T> T runGroup(Supplier<T> unit) {
        return traces.ofGroup(unit);
    }

    @Override
    public <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work) {
        return WriteTraces.remembering(super.grouped(WriteTraces.linking(work)));
    }

    /// Runs an empty writing unit, which waits for the lock of the scope, until the clock of the database has passed
    /// the instant: every later unit gets a later time from it.
    @Override
    public void awaitWriters(Scope scope, Instant instant) {
        if (isOpen()) {
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
    public void announceAccessChange(Scope scope) {
        current.requireWriting();
        announcements.announce(scope);
    }

    @Override
    public void onAccessChange(Consumer<@Nullable Scope> listener) {
        announcements.onChange(listener);
    }
}
