package org.landlord.adapter.sqlite.writer;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unavailable;

/// The one thread that writes: docs/adr/0005-one-writer.md. SQLite lets one connection write at a time; callers
/// that wait for each other in a queue wait in their order and wake up once, callers that poll a lock do
/// neither.
@Singleton
public class SingleWriter {

    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Duration timeout;
    private final RoundRobinQueue turns;

    /// Runs whoever is next, as often as somebody came.
    private final ThreadPoolExecutor thread;

    /// The thread itself, once it has begun.
    private volatile @Nullable Thread worker;

    SingleWriter(
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration timeout,
            @ConfigProperty(name = "landlord.sqlite.queue-capacity") int capacity) {
        this.timeout = timeout;
        this.turns = new RoundRobinQueue(capacity);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                // The application's end waits for it in stop(), and not for it where it never began.
                this::newThread);
    }

    private Thread newThread(Runnable work) {
        Thread made = Thread.ofPlatform().name("landlord-writer").daemon().unstarted(work);
        worker = made;
        return made;
    }

    /// Runs `work` on the writer's thread, after all of the same owner that came before, and waits for its end.
    ///
    /// @param owner owners take turns
    /// @return what it returned; what it threw is thrown
    /// @throws Unavailable if too many wait, if its turn did not come in time, or if this is being stopped. It
    ///     was not begun then, and never will be
    /// @throws IllegalStateException on the writer's own thread, which would wait for itself, and everybody with it
    public <T> T run(Owner owner, Supplier<T> work) {
        if (Thread.currentThread() == worker) {
            throw new IllegalStateException(
                    "the writer thread must not wait for itself: continue on another thread");
        }
        WriteTask<T> task = new WriteTask<>(work);
        if (!isAccepted(owner, task)) {
            throw refusal();
        }
        return task.await(timeout);
    }

    private boolean isAccepted(Owner owner, Runnable task) {
        if (isStopping() || !turns.add(owner, task)) {
            return false;
        }
        try {
            thread.execute(this::runNext);
            return true;
        } catch (RejectedExecutionException _) {
            // It stops. If somebody has taken it already, it is done; otherwise it never will be.
            return !turns.remove(owner, task);
        }
    }

    private void runNext() {
        do {
            Runnable next = turns.next();
            if (next == null) {
                return;
            }
            next.run();
            // At the end somebody may have taken the turn of another, who comes here no more.
        } while (isStopping());
    }

    /// Has `turn` run on the writer's thread, in turn with those that owners wait for.
    ///
    /// @return false if too many wait, or if this is being stopped: it never will be run then
    boolean tryExecute(Runnable task) {
        return isAccepted(Owner.PLATFORM, task);
    }

    /// True if somebody waits for a task.
    boolean isAwaited() {
        return !turns.isEmpty();
    }

    /// True from the beginning of the end on: what was accepted is still done.
    boolean isStopping() {
        return thread.isShutdown();
    }

    /// Why no more work is taken.
    Unavailable refusal() {
        return isStopping() ? new Unavailable("the database is being closed", RETRY_AFTER) : busy();
    }

    static Unavailable busy() {
        return new Unavailable("too many pending writes", RETRY_AFTER);
    }

    /// Takes no more work and does what was accepted. While it does, the database is still open.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        // Whoever has not begun by then was left by its caller; one that has begun waits once more at most, for the
        // lock on the file.
        var _ = thread.awaitTermination(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
