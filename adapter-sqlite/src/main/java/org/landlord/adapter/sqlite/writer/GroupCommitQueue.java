package org.landlord.adapter.sqlite.writer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Outcome;

/// Group commit: docs/adr/0015-group-commit.md. Callers put their commands into a queue and go away; the
/// writer's thread takes what is waiting into one transaction, commits, and answers them all. The slower the
/// disk, the larger the group.
public final class GroupCommitQueue<C, R> implements GroupWriter<C, R> {

    private final GroupWork<C, R> work;
    private final SingleWriter writer;
    private final WriteUnits units;
    private final long timeout;

    private final FairQueue<Waiting<C, R>> queue;
    private final AtomicBoolean draining = new AtomicBoolean();

    /// One caller's command. Whoever took it out of the queue answers it.
    private static final class Waiting<C, R> implements FairQueue.Item {

        private final Owner owner;
        private final C command;
        private final int rows;
        /// When it came, by [System#nanoTime()].
        private final long since = System.nanoTime();

        private final CompletableFuture<R> answer = new CompletableFuture<>();
        private boolean isSettled;

        private Waiting(Owner owner, C command, int rows) {
            this.owner = owner;
            this.command = command;
            this.rows = rows;
        }

        @Override
        public Owner owner() {
            return owner;
        }

        @Override
        public int rows() {
            return rows;
        }
    }

    /// @param capacity how many rows may wait; of one organization half of that
    /// @param timeout how long a command may wait for its turn
    public GroupCommitQueue(GroupWork<C, R> work, SingleWriter writer, WriteUnits units, long capacity, Duration timeout) {
        this.work = work;
        this.writer = writer;
        this.units = units;
        this.queue = new FairQueue<>(capacity);
        this.timeout = timeout.toNanos();
    }

    @Override
    public CompletionStage<R> submit(Scope scope, C command, int rows) {
        if (units.isOpen()) {
            return units.join(stores -> work.applyTo(stores, command)).toStage();
        }
        if (writer.isStopping()) {
            return CompletableFuture.failedStage(writer.refusal());
        }
        Waiting<C, R> waiting = new Waiting<>(Owner.of(scope), command, rows);
        return switch (queue.offer(waiting)) {
            case ADMITTED -> {
                drainOrRefuse();
                yield waiting.answer;
            }
            case OWNER_HAS_ENOUGH ->
                CompletableFuture.failedStage(new RateLimited(
                        "too many pending writes for this organization",
                        SingleWriter.RETRY_AFTER));
            case FULL -> CompletableFuture.failedStage(SingleWriter.busy());
        };
    }

    /// Sees to it that what waits is taken care of: by whoever drains already, by the writer, or, if that takes
    /// no more work, by refusing it. Looks again after letting go, for whoever came in between relied on it.
    private void drainOrRefuse() {
        while (!queue.isEmpty() && draining.compareAndSet(false, true)) {
            if (writer.tryExecute(this::drain)) {
                return;
            }
            // What still waits was never begun.
            queue.all().forEach(waiting -> refuse(waiting, writer.refusal()));
            draining.set(false);
        }
    }

    /// On the writer's thread: writes group after group until nothing waits. Lets others have their turn in
    /// between; once the writer takes no more turns, there are no others, and this goes on to the end.
    private void drain() {
        while (!queue.isEmpty()) {
            writeNext();
            if (writer.isAwaited() && writer.tryExecute(this::drain)) {
                return;
            }
        }
        draining.set(false);
        drainOrRefuse();
    }

    /// Whatever happens, memory that runs out included, those who were taken are answered and the next ones get
    /// their turn.
    private void writeNext() {
        List<Waiting<C, R>> group = new ArrayList<>();
        try {
            take(group);
            write(group);
        } catch (RuntimeException | Error thrown) {
            for (Waiting<C, R> waiting : group) {
                refuse(waiting, thrown);
            }
        }
    }

    private void take(List<Waiting<C, R>> group) {
        long now = System.nanoTime();
        queue.next(group);
        group.removeIf(next -> isTooLate(next, now));
    }

    private boolean isTooLate(Waiting<C, R> next, long now) {
        if (now - next.since <= timeout) {
            return false;
        }
        refuse(next, SingleWriter.busy());
        return true;
    }

    private void write(List<Waiting<C, R>> group) {
        if (group.isEmpty()) {
            return;
        }
        List<C> commands = group.stream().map(waiting -> waiting.command).toList();
        AtomicBoolean isDone = new AtomicBoolean();
        List<Outcome<R>> outcomes;
        try {
            outcomes = units.begin(stores -> {
                List<Outcome<R>> done = work.apply(stores, commands);
                isDone.set(true);
                return done;
            });
        } catch (Unavailable notNow) {
            group.forEach(waiting -> refuse(waiting, notNow));
            return;
        } catch (RuntimeException | Error thrown) {
            // If the commit failed, nobody knows what it has done: to write again might be to write twice.
            if (group.size() == 1 || isDone.get()) {
                throw thrown;
            }
            // One of them is poisoned: each by itself, only that one fails.
            group.forEach(this::writeAlone);
            return;
        }
        for (int i = 0; i < group.size(); i++) {
            answer(group.get(i), outcomes.get(i));
        }
    }

    private void writeAlone(Waiting<C, R> waiting) {
        try {
            write(List.of(waiting));
        } catch (RuntimeException | Error thrown) {
            refuse(waiting, thrown);
        }
    }

    private void answer(Waiting<C, R> waiting, Outcome<R> outcome) {
        switch (outcome) {
            case Outcome.Done<R>(R result) -> {
                settle(waiting);
                waiting.answer.complete(result);
            }
            case Outcome.Refused<R>(Failure failure) -> refuse(waiting, failure);
        }
    }

    /// Does nothing if it was answered before.
    private void refuse(Waiting<C, R> waiting, Throwable why) {
        settle(waiting);
        waiting.answer.completeExceptionally(why);
    }

    private void settle(Waiting<C, R> waiting) {
        if (!waiting.isSettled) {
            waiting.isSettled = true;
            queue.settle(waiting);
        }
    }
}
