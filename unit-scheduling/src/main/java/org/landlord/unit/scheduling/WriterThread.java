package org.landlord.unit.scheduling;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unavailable;

/// A thread that writes for many callers: docs/adr/0005-one-writer.md. Callers in a queue are served in order and
/// wake up once, unlike callers that poll a lock.
final class WriterThread {

    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final String name;
    private final Duration timeout;
    private final RoundRobinQueue turns;

    /// Runs the next task, once for each accepted task.
    private final ThreadPoolExecutor thread;

    /// The writer's thread; null before its first task.
    private volatile @Nullable Thread worker;

    /// @param timeout the maximum wait of a task
    /// @param capacity the maximum number of waiting tasks
    WriterThread(String name, Duration timeout, int capacity) {
        this.name = name;
        this.timeout = timeout;
        this.turns = new RoundRobinQueue(capacity);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                // stop() waits for the thread, if it was started.
                this::newThread);
    }

    private Thread newThread(Runnable work) {
        Thread made = Thread.ofPlatform().name(name).daemon().unstarted(work);
        worker = made;
        return made;
    }

    /// Runs `work` on the writer's thread, after earlier work of the same owner, and waits for its end.
    ///
    /// @param owner owners are served round-robin
    /// @return the result of `work`; its exceptions are rethrown
    /// @throws Unavailable if the queue is full, the wait takes too long, or the writer is stopping. Then
    ///     `work` never runs
    /// @throws IllegalStateException on the writer's own thread, which would wait for itself
    <T> T run(Owner owner, Supplier<T> work) {
        if (Thread.currentThread() == worker) {
            throw new IllegalStateException("the writer thread must not wait for itself: continue on another thread");
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
            // The writer is stopping. A task that was taken already is done; any other never runs.
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
            // While stopping, a task may have been taken in place of another, whose call was rejected.
        } while (isStopping());
    }

    /// Runs `task` on the writer's thread as a task of the platform, without waiting for it.
    ///
    /// @return false if the queue is full or the writer is stopping; then `task` never runs
    boolean tryExecute(Runnable task) {
        return isAccepted(Owner.PLATFORM, task);
    }

    /// True if tasks are waiting.
    boolean isAwaited() {
        return !turns.isEmpty();
    }

    /// The tasks that wait for the writer.
    QueueLevel level() {
        return turns.level();
    }

    /// True from the start of the shutdown: accepted work is still done.
    boolean isStopping() {
        return thread.isShutdown();
    }

    /// The reason why work was not accepted.
    Unavailable refusal() {
        return isStopping() ? new Unavailable("the database is being closed", RETRY_AFTER) : busy();
    }

    static Unavailable busy() {
        return new Unavailable("too many pending writes", RETRY_AFTER);
    }

    /// Accepts no more work and finishes accepted work, before the database is closed.
    void stop() throws InterruptedException {
        thread.shutdown();
        // By then waiting tasks were cancelled by their callers. A running task waits once more at most, for a lock
        // of the database.
        var _ = thread.awaitTermination(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
