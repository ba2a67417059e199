package org.landlord.unit.scheduling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;

/// The threads that write. Each organization has one of them, so that its writing units follow one another and
/// its commands are written in order. The platform has the first.
public final class Writers {

    private final List<WriterThread> threads;
    private final Duration timeout;

    /// For each kind of command, one queue a thread.
    private final List<GroupCommitQueue<?, ?>> queues = new CopyOnWriteArrayList<>();

    /// @param count the number of threads, and so of writing units at the same time; at least 1
    /// @param timeout the maximum wait for the start of a unit
    /// @param capacity the maximum number of waiting units of each thread
    public Writers(int count, Duration timeout, int capacity) {
        this.timeout = timeout;
        this.threads = IntStream.range(0, count)
                .mapToObj(number -> new WriterThread(name(number, count), timeout, capacity))
                .toList();
    }

    private static String name(int number, int count) {
        return count == 1 ? "landlord-writer" : "landlord-writer-" + (number + 1);
    }

    /// Runs `work` on the thread of its owner, after earlier work of the same owner, and waits for its end.
    ///
    /// @param owner owners are served round-robin
    /// @return the result of `work`; its exceptions are rethrown
    /// @throws Unavailable if the queue is full, the wait takes too long, or the writers are stopping. Then
    ///     `work` never runs
    /// @throws IllegalStateException on a thread that would wait for itself
    public <T> T run(Owner owner, Supplier<T> work) {
        return threads.get(number(owner)).run(owner, work);
    }

    private int number(Owner owner) {
        return owner.isPlatform() ? 0 : Math.floorMod(owner.orgId().hashCode(), threads.size());
    }

    /// A writer of commands, written in groups by each thread.
    ///
    /// @param units begins the units of work
    /// @param capacity the maximum number of waiting rows of each thread; half of it for one organization
    public <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work, WriteUnits units, long capacity) {
        List<GroupCommitQueue<C, R>> own = new ArrayList<>();
        for (WriterThread thread : threads) {
            own.add(new GroupCommitQueue<>(work, thread, units, capacity, timeout));
        }
        queues.addAll(own);
        return (Scope scope, C command, int weight) ->
                own.get(number(Owner.of(scope))).submit(scope, command, weight);
    }

    /// Of all queues, the one with the largest share of its capacity in use.
    public QueueLevel fullestQueue() {
        QueueLevel fullest =
                threads.stream().map(WriterThread::level).reduce(QueueLevel::or).orElseThrow();
        return queues.stream().map(GroupCommitQueue::level).reduce(fullest, QueueLevel::or);
    }

    /// Accepts no more work and finishes accepted work, before the database is closed.
    ///
    /// @throws InterruptedException if the calling thread is interrupted while it waits
    public void stop() throws InterruptedException {
        for (WriterThread thread : threads) {
            thread.stop();
        }
    }
}
