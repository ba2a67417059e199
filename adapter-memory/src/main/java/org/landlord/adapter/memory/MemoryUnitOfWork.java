package org.landlord.adapter.memory;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.access.Scope;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

/// An independent in-memory storage, empty when created. A writing unit of work changes a fork of the committed
/// tables, and the fork replaces them on commit. Rollback needs no undo, and readers keep the tables they started with.
///
/// A write takes time in proportion to the size of the tables it changes: for tests and trials, not for load. Readers
/// never wait, so no organization needs a share of them.
public final class MemoryUnitOfWork implements UnitOfWork {

    /// The open transaction of each thread. A nested unit of work joins it.
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

    private final ReentrantLock writer = new ReentrantLock();
    private final boolean runsTwice;
    private volatile Tables committed = Tables.empty();

    public MemoryUnitOfWork() {
        this(false);
    }

    private MemoryUnitOfWork(boolean runsTwice) {
        this.runsTwice = runsTwice;
    }

    /// A storage that runs every writing unit of work twice and drops the first result, as a database does
    /// after a conflict with another unit: for tests of work.
    public static MemoryUnitOfWork runningTwice() {
        return new MemoryUnitOfWork(true);
    }

    @Override
    public <T> T read(Scope scope, Function<Stores, T> work) {
        Transaction outer = current.get();
        return outer == null ? run(Transaction.reading(committed), work) : work.apply(new MemoryStores(outer));
    }

    @Override
    public <T> T scan(Scope scope, Function<Stores, T> work) {
        return read(scope, work);
    }

    @Override
    public <T> T write(Scope scope, Function<Stores, T> work) {
        Transaction outer = current.get();
        return outer == null ? begin(work) : outer.change(() -> work.apply(new MemoryStores(outer)));
    }

    @Override
    public boolean isOpen() {
        return current.get() != null;
    }

    @Override
    public void awaitWriters(Scope scope, Instant instant) {
        if (!isOpen()) {
            writer.lock();
            writer.unlock();
        }
    }

    /// Each command has a unit of work of its own: there is no disk whose flush they could share.
    @Override
    public <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work) {
        return (scope, command, _) -> {
            if (current.get() != null) {
                return write(scope, stores -> work.applyTo(stores, command)).toStage();
            }
            try {
                return begin(stores -> work.applyTo(stores, command)).toStage();
            } catch (RuntimeException failure) {
                return CompletableFuture.failedStage(failure);
            }
        };
    }

    @Override
    public void afterCommit(Runnable action) {
        Transaction transaction = current.get();
        if (transaction == null) {
            throw new IllegalStateException("an after-commit action needs a unit of work");
        }
        transaction.afterCommit(action);
    }

    private <T> T begin(Function<Stores, T> work) {
        Transaction transaction;
        T result;
        writer.lock();
        try {
            if (runsTwice) {
                runInVain(work);
            }
            transaction = Transaction.writing(committed);
            result = run(transaction, work);
            transaction.throwIfFailed();
            committed = transaction.tables();
        } finally {
            writer.unlock();
        }
        transaction.runAfterCommit();
        return result;
    }

    /// The second run decides what is thrown.
    private <T> void runInVain(Function<Stores, T> work) {
        try {
            run(Transaction.writing(committed), work);
        } catch (RuntimeException | Error _) {
            // Rolled back, like all else.
        }
    }

    private <T> T run(Transaction transaction, Function<Stores, T> work) {
        current.set(transaction);
        try {
            return work.apply(new MemoryStores(transaction));
        } finally {
            current.remove();
        }
    }
}
