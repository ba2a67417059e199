package org.landlord.adapter.memory;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.landlord.adapter.memory.state.State;
import org.landlord.domain.access.Scope;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

/// A storage of its own, empty when made. A writing unit works on a fork of the committed state, which takes the
/// committed one's place at the end: nothing has to be undone, and readers keep the state they began with.
///
/// A write costs time in proportion to the tables it touches: meant for tests and trials, not for load. Readers wait
/// for nobody, so there is nothing of which an organization could have too much.
public final class MemoryUnitOfWork implements UnitOfWork {

    /// Which unit of work runs on which thread: one inside another joins it.
    private final Map<Thread, Unit> running = new ConcurrentHashMap<>();

    private final ReentrantLock writer = new ReentrantLock();
    private volatile State committed = State.empty();

    @Override
    public <T> T read(Scope scope, Function<Stores, T> work) {
        Unit outer = running.get(Thread.currentThread());
        return outer == null ? run(new Unit(committed, false), work) : work.apply(outer);
    }

    @Override
    public <T> T scan(Scope scope, Function<Stores, T> work) {
        return read(scope, work);
    }

    @Override
    public <T> T write(Scope scope, Function<Stores, T> work) {
        Unit outer = running.get(Thread.currentThread());
        return outer == null ? writeAlone(work) : outer.change(() -> work.apply(outer));
    }

    @Override
    public boolean isOpen() {
        return running.containsKey(Thread.currentThread());
    }

    @Override
    public void awaitWriters() {
        if (!isOpen()) {
            writer.lock();
            writer.unlock();
        }
    }

    /// Each command in a unit of work of its own: there is no disk to wait for.
    @Override
    public <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work) {
        return (_, command, _) -> {
            Unit outer = running.get(Thread.currentThread());
            if (outer != null) {
                return outer.change(() -> work.applyTo(outer, command)).toStage();
            }
            try {
                return writeAlone(stores -> work.applyTo(stores, command)).toStage();
            } catch (RuntimeException failure) {
                return CompletableFuture.failedStage(failure);
            }
        };
    }

    @Override
    public void afterCommit(Runnable action) {
        Unit unit = running.get(Thread.currentThread());
        if (unit == null) {
            throw new IllegalStateException("there is no unit of work to wait for");
        }
        unit.afterCommit(action);
    }

    private <T> T writeAlone(Function<Stores, T> work) {
        Unit unit;
        T result;
        writer.lock();
        try {
            unit = new Unit(committed.fork(), true);
            result = run(unit, work);
            unit.throwIfDoomed();
            committed = unit.state();
        } finally {
            writer.unlock();
        }
        unit.committed();
        return result;
    }

    private <T> T run(Unit unit, Function<Stores, T> work) {
        running.put(Thread.currentThread(), unit);
        try {
            return work.apply(unit);
        } finally {
            running.remove(Thread.currentThread());
        }
    }
}
