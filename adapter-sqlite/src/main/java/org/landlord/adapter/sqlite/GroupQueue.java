package org.landlord.adapter.sqlite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.Access;
import org.landlord.persistence.jpa.CurrentUnit;
import org.landlord.persistence.jpa.Units;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Outcome;

/// Group commit: docs/adr/0015-group-commit.md. Callers put their commands into a queue and go away; the
/// writer's thread takes what is waiting into one transaction, commits, and answers them all. The slower the
/// disk, the larger the group.
final class GroupQueue<C, R> implements GroupWriter<C, R> {

    /// The most rows of one transaction, but for a single command that has more: enough that the flush does not
    /// count, few enough that whoever comes next does not wait long.
    private static final int MAX_GROUP_WEIGHT = 4096;

    private final GroupWork<C, R> work;
    private final Writer writer;
    private final CurrentUnit current;
    private final Units units;
    private final long capacity;
    private final long patience;

    private final Queue<Waiting<C, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong weight = new AtomicLong();
    private final AtomicBoolean draining = new AtomicBoolean();

    /// One caller's command.
    ///
    /// @param since when it came, by [System#nanoTime()]
    private record Waiting<C, R>(C command, int weight, long since, CompletableFuture<R> answer) {}

    /// @param capacity how many rows may wait
    /// @param patience how long a command may wait for its turn
    GroupQueue(
            GroupWork<C, R> work, Writer writer, CurrentUnit current, Units units, long capacity, Duration patience) {
        this.work = work;
        this.writer = writer;
        this.current = current;
        this.units = units;
        this.capacity = capacity;
        this.patience = patience.toNanos();
    }

    @Override
    public CompletionStage<R> submit(C command, int rows) {
        if (current.isOpen()) {
            return units.join(Access.WRITE, stores -> work.applyTo(stores, command))
                    .toStage();
        }
        // A command that is larger than all that may wait is let in when nothing else waits.
        long all = weight.addAndGet(rows);
        if (all > capacity && all > rows) {
            weight.addAndGet(-rows);
            return CompletableFuture.failedStage(Writer.busy());
        }
        Waiting<C, R> waiting = new Waiting<>(command, rows, System.nanoTime(), new CompletableFuture<>());
        queue.add(waiting);
        if (draining.compareAndSet(false, true) && !writer.tryExecute(this::drain)) {
            refuseAll();
        }
        return waiting.answer();
    }

    /// The writer takes no more work. What still waits was never begun.
    private void refuseAll() {
        for (Waiting<C, R> waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            refuse(waiting, writer.refusal());
        }
        draining.set(false);
    }

    /// On the writer's thread: writes group after group until nothing waits. Lets others have their turn in
    /// between; once the writer takes no more turns, there are no others, and this goes on to the end.
    private void drain() {
        while (true) {
            List<Waiting<C, R>> group = take();
            if (!group.isEmpty()) {
                write(group);
            }
            if (queue.isEmpty()) {
                draining.set(false);
                // Whoever came between the two lines above found somebody draining, and relies on it.
                if (queue.isEmpty() || !draining.compareAndSet(false, true)) {
                    return;
                }
            }
            if (writer.isAwaited() && writer.tryExecute(this::drain)) {
                return;
            }
        }
    }

    private List<Waiting<C, R>> take() {
        List<Waiting<C, R>> group = new ArrayList<>();
        long now = System.nanoTime();
        long rows = 0;
        for (Waiting<C, R> next = queue.peek(); next != null; next = queue.peek()) {
            if (!group.isEmpty() && rows + next.weight() > MAX_GROUP_WEIGHT) {
                break;
            }
            queue.remove();
            if (now - next.since() > patience) {
                refuse(next, Writer.busy());
            } else {
                group.add(next);
                rows += next.weight();
            }
        }
        return group;
    }

    private void write(List<Waiting<C, R>> group) {
        List<C> commands = group.stream().map(Waiting::command).toList();
        try {
            List<Outcome<R>> outcomes = units.begin(Access.WRITE, stores -> work.apply(stores, commands));
            for (int i = 0; i < group.size(); i++) {
                answer(group.get(i), outcomes.get(i));
            }
        } catch (Unavailable notNow) {
            group.forEach(waiting -> refuse(waiting, notNow));
        } catch (RuntimeException | Error thrown) {
            // One of them is poisoned: each by itself, only that one fails.
            if (group.size() == 1) {
                refuse(group.getFirst(), thrown);
            } else {
                group.forEach(waiting -> write(List.of(waiting)));
            }
        }
    }

    private void answer(Waiting<C, R> waiting, Outcome<R> outcome) {
        switch (outcome) {
            case Outcome.Done<R>(R result) -> {
                weight.addAndGet(-waiting.weight());
                waiting.answer().complete(result);
            }
            case Outcome.Refused<R>(Failure failure) -> refuse(waiting, failure);
        }
    }

    private void refuse(Waiting<C, R> waiting, Throwable why) {
        weight.addAndGet(-waiting.weight());
        waiting.answer().completeExceptionally(why);
    }
}
