package org.landlord.unit.scheduling;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.landlord.domain.failure.Unavailable;

/// Work of one caller in the queue of the writer. The caller may cancel it while it waits; then it never
/// runs. Once it runs, the caller waits for its end, so that the caller always sees the real outcome.
final class WriteTask<T> implements Runnable {

    private enum State {
        WAITING,
        BEGUN,
        LEFT
    }

    private sealed interface Outcome<T> {

        record Returned<T>(T value) implements Outcome<T> {}

        record Refused<T>(RuntimeException thrown) implements Outcome<T> {}

        record Broken<T>(Error thrown) implements Outcome<T> {}
    }

    private final Supplier<T> work;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();

    WriteTask(Supplier<T> work) {
        this.work = work;
    }

    /// On the writer's thread.
    @Override
    public void run() {
        if (state.compareAndSet(State.WAITING, State.BEGUN)) {
            outcome.complete(attempt());
        }
    }

    private Outcome<T> attempt() {
        try {
            return new Outcome.Returned<>(work.get());
        } catch (RuntimeException thrown) {
            return new Outcome.Refused<>(thrown);
        } catch (Error thrown) {
            return new Outcome.Broken<>(thrown);
        }
    }

    /// On the caller's thread: waits for the result.
    ///
    /// @param timeout the maximum wait for the start
    /// @return the result of the work; its exceptions are rethrown
    /// @throws Unavailable if the work has not started by then, or before the caller was interrupted; then
    ///     it never runs
    T await(Duration timeout) {
        try {
            outcome.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            leaveIfWaiting();
        } catch (TimeoutException _) {
            leaveIfWaiting();
        } catch (ExecutionException e) {
            throw new AssertionError("a task always completes with an outcome", e);
        }
        return switch (outcome.join()) {
            case Outcome.Returned<T>(T value) -> value;
            case Outcome.Refused<T>(RuntimeException thrown) -> throw thrown;
            case Outcome.Broken<T>(Error thrown) -> throw thrown;
        };
    }

    private void leaveIfWaiting() {
        if (state.compareAndSet(State.WAITING, State.LEFT)) {
            throw WriterThread.busy();
        }
    }
}
