package org.landlord.adapter.sqlite.writer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.landlord.domain.failure.Unavailable;

/// One caller's place in the writer's queue. The caller may leave while it waits, and then nothing is ever done for
/// it; once the writer has begun, the caller waits for the end, so that its answer is always what really happened.
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

    /// On the caller's thread: waits for the end.
    ///
    /// @param timeout how long to wait for the beginning
    /// @return what the work returned; what it threw is thrown
    /// @throws Unavailable if the work had not begun by then, or before the caller was interrupted: it never will
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
            throw SingleWriter.busy();
        }
    }
}
