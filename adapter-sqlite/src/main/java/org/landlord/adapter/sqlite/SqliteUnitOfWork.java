package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.Access;
import org.landlord.persistence.jpa.CurrentUnit;
import org.landlord.persistence.jpa.Units;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

/// Units of work on SQLite: those that write run one after the other on the writer's thread, those that read run
/// beside it on their caller's.
@Singleton
class SqliteUnitOfWork implements UnitOfWork {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CurrentUnit current;
    private final Units units;
    private final Writer writer;
    private final Semaphore readers;
    private final Duration patience;
    private final long groupCapacity;

    SqliteUnitOfWork(
            CurrentUnit current,
            Units units,
            Writer writer,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration patience,
            @ConfigProperty(name = "landlord.sqlite.group-capacity") long groupCapacity) {
        this.current = current;
        this.units = units;
        this.writer = writer;
        // Readers never take the writer's connection.
        this.readers = new Semaphore(connections - 1, true);
        this.patience = patience;
        this.groupCapacity = groupCapacity;
    }

    @Override
    public <T> T read(Function<Stores, T> work) {
        if (current.isOpen()) {
            return units.join(Access.READ, work);
        }
        admitReader();
        try {
            return units.begin(Access.READ, work);
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
        return current.isOpen() ? units.join(Access.WRITE, work) : writer.run(() -> units.begin(Access.WRITE, work));
    }

    @Override
    public void afterCommit(Runnable action) {
        current.afterCommit(action);
    }

    @Override
    public <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work) {
        return new GroupQueue<>(work, writer, new OnWriter(), groupCapacity, patience);
    }

    /// Units of work of the writer's thread, for groups.
    private final class OnWriter implements WritingUnits {

        @Override
        public boolean isOpen() {
            return current.isOpen();
        }

        @Override
        public <T> T begin(Function<Stores, T> work) {
            return units.begin(Access.WRITE, work);
        }

        @Override
        public <T> T join(Function<Stores, T> work) {
            return units.join(Access.WRITE, work);
        }
    }
}
