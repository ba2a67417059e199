package org.landlord.application;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

/// Storage in memory that counts how often it is used, and that can be out of order for a while.
public final class WatchedStorage implements UnitOfWork {

    private final UnitOfWork storage = new MemoryUnitOfWork();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger commands = new AtomicInteger();
    private volatile boolean broken;
    private volatile @Nullable Failure readFailure;
    private volatile Runnable afterNextRead = () -> {};

    /// From now on nothing can be written, as with a full disk; or it can again.
    public void setBroken(boolean broken) {
        this.broken = broken;
    }

    /// From now on every read fails, as with too many waiting readers; null ends that.
    public void failReads(@Nullable Failure failure) {
        readFailure = failure;
    }

    /// What happens between the next read and its answer.
    public void afterNextRead(Runnable interruption) {
        afterNextRead = interruption;
    }

    /// How many units of work have read.
    public int reads() {
        return reads.get();
    }

    /// How many units of work were to write.
    public int writes() {
        return writes.get();
    }

    /// How many commands were handed in to be written together with others.
    public int commands() {
        return commands.get();
    }

    @Override
    public <T> T read(Scope scope, Function<Stores, T> work) {
        reads.incrementAndGet();
        Failure failure = readFailure;
        if (failure != null) {
            throw failure;
        }
        T result = storage.read(scope, work);
        Runnable interruption = afterNextRead;
        afterNextRead = () -> {};
        interruption.run();
        return result;
    }

    @Override
    public <T> T scan(Scope scope, Function<Stores, T> work) {
        return read(scope, work);
    }

    @Override
    public boolean isOpen() {
        return storage.isOpen();
    }

    @Override
    public void awaitWriters(Scope scope, Instant instant) {
        storage.awaitWriters(scope, instant);
    }

    @Override
    public <T> T write(Scope scope, Function<Stores, T> work) {
        writes.incrementAndGet();
        if (broken) {
            throw full();
        }
        return storage.write(scope, work);
    }

    @Override
    public void afterCommit(Runnable action) {
        storage.afterCommit(action);
    }

    @Override
    public <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work) {
        GroupWriter<C, R> writer = storage.grouped(work);
        return (scope, command, weight) -> {
            commands.incrementAndGet();
            return broken ? CompletableFuture.failedStage(full()) : writer.submit(scope, command, weight);
        };
    }

    private static Unavailable full() {
        return new Unavailable("the disk is full", Duration.ofSeconds(1));
    }
}
