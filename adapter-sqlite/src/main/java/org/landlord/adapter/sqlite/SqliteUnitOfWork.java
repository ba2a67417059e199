package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.io.File;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.adapter.sqlite.file.Owner;
import org.landlord.adapter.sqlite.writer.GroupQueue;
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

/// Units of work on SQLite: those that write run one after the other on the writer's thread, those that read run
/// beside it on their caller's.
@Singleton
class SqliteUnitOfWork implements UnitOfWork {

    /// How long a scan waits for its turn: less than others do, for those before it may take long, and it holds a
    /// thread.
    private static final Duration SCAN_PATIENCE = Duration.ofSeconds(2);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// A quarter less than it may be: those that are at it go on.
    private static final long LONGEST_LOG_BYTES = 192L << 20;

    private final File log;
    private final CurrentUnitOfWork current;
    private final TransactionRunner units;
    private final SingleWriter writer;
    private final ReaderSlots readers;
    private final Duration patience;
    private final long groupCapacity;

    SqliteUnitOfWork(
            @ConfigProperty(name = "landlord.db") String file,
            CurrentUnitOfWork current,
            TransactionRunner units,
            SingleWriter writer,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration patience,
            @ConfigProperty(name = "landlord.sqlite.group-capacity") long groupCapacity,
            @ConfigProperty(name = "landlord.sqlite.waiting-readers-per-organization") int waitingReaders) {
        this.log = new File(file + "-wal");
        this.current = current;
        this.units = units;
        this.writer = writer;
        // Readers never take the writer's connection.
        Duration scanPatience = patience.compareTo(SCAN_PATIENCE) < 0 ? patience : SCAN_PATIENCE;
        this.readers = new ReaderSlots(connections - 1, waitingReaders, patience, scanPatience);
        this.patience = patience;
        this.groupCapacity = groupCapacity;
    }

    @Override
    public <T> T read(Scope scope, Function<Stores, T> work) {
        return read(Owner.of(scope), ReaderSlots.Kind.QUICK, work);
    }

    /// As long as somebody reads, the log behind their state cannot be begun anew, and grows with all that is written.
    /// Once it has grown that long, no more are let in who may take long: then it ends with those that are at it.
    @Override
    public <T> T scan(Scope scope, Function<Stores, T> work) {
        if (!current.isOpen() && log.length() > LONGEST_LOG_BYTES) {
            throw new Unavailable("much is being written; what takes long to read has to wait", RETRY_AFTER);
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

    /// By a unit of work that writes nothing: it has its turn behind those of this process, and the file's lock behind
    /// those of others. Where the file is read-only nobody is writing.
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
        return new GroupQueue<>(work, writer, new OnWriter(), groupCapacity, patience);
    }

    /// Units of work of the writer's thread, for groups.
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
