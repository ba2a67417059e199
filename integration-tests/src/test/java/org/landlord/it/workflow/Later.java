package org.landlord.it.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// What another thread finds out.
final class Later<T> {

    private static final int PATIENCE_SECONDS = 60;

    private final CompletableFuture<T> result;

    private Later(CompletableFuture<T> result) {
        this.result = result;
    }

    /// Begins at once.
    static <T> Later<T> of(Supplier<T> work) {
        Executor own = task -> Thread.ofPlatform().daemon().start(task);
        return new Later<>(CompletableFuture.supplyAsync(work, own));
    }

    /// The results of the same work, done by several threads at a time.
    static <T> List<T> all(int count, IntFunction<T> work) {
        List<Later<T>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            all.add(of(() -> work.apply(number)));
        }
        return all.stream().map(Later::get).toList();
    }

    boolean isDone() {
        return result.isDone();
    }

    /// Waits for it.
    T get() {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
