package org.landlord.unit.scheduling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Outcome;

/// Group commit: docs/adr/0015-group-commit.md. Callers queue their commands and do not block. The writer's
/// thread runs the waiting commands in one transaction, commits and completes them all. The slower the
/// disk, the larger the group.
final class GroupCommitQueue<C, R> implements GroupWriter<C, R> {

    private final GroupWork<C, R> work;
    private final WriterThread writer;
    private final WriteUnits units;
    private final long timeout;

    private final FairQueue<Waiting<C, R>> queue;
    private final AtomicBoolean draining = new AtomicBoolean();

    /// A queued command. The code that takes it from the queue must complete it.
    private static final class Waiting<C, R> implements FairQueue.Item {

        private final Scope scope;
        private final Owner owner;
        private final C command;
        private final int rows;
        /// The time of arrival by [System#nanoTime()].
        private final long since = System.nanoTime();

        private final CompletableFuture<R> answer = new CompletableFuture<>();
        private boolean isSettled;

        private Waiting(Scope scope, C command, int rows) {
            this.scope = scope;
            this.owner = Owner.of(scope);
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

    /// @param capacity the maximum number of waiting rows; half of it for one organization
    /// @param timeout the maximum wait of a command
    GroupCommitQueue(GroupWork<C, R> work, WriterThread writer, WriteUnits units, long capacity, Duration timeout) {
        this.work = work;
        this.writer = writer;
        this.units = units;
        this.queue = new FairQueue<>(capacity);
        this.timeout = timeout.toNanos();
    }

    @Override
    public CompletionStage<R> submit(Scope scope, C command, int rows) {
        if (units.isOpen()) {
            return units.join(scope, stores -> work.applyTo(stores, command)).toStage();
        }
        if (writer.isStopping()) {
            return CompletableFuture.failedStage(writer.refusal());
        }
        Waiting<C, R> waiting = new Waiting<>(scope, command, rows);
        return switch (queue.offer(waiting)) {
            case ADMITTED -> {
                drainOrRefuse();
                yield waiting.answer;
            }
            case OWNER_FULL ->
                CompletableFuture.failedStage(
                        new RateLimited("too many pending writes for this organization", WriterThread.RETRY_AFTER));
            case FULL -> CompletableFuture.failedStage(WriterThread.busy());
        };
    }

    /// The rows of commands that wait or are being written.
    QueueLevel level() {
        return queue.level();
    }

    /// Makes sure that waiting commands are handled: by a running drain, by the writer, or by refusing them
    /// if the writer accepts no more work. Checks again after a drain, because commands that arrived
    /// meanwhile relied on it.
    private void drainOrRefuse() {
        while (!queue.isEmpty() && draining.compareAndSet(false, true)) {
            if (writer.tryExecute(this::drain)) {
                return;
            }
            // These have not started.
            queue.all().forEach(waiting -> refuse(waiting, writer.refusal()));
            draining.set(false);
        }
    }

    /// On the writer's thread: writes group after group until the queue is empty, and yields to other tasks
    /// of the writer in between. When the writer is stopping there are no others, and this continues to the
    /// end.
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

    /// Even on errors such as OutOfMemoryError the taken commands are completed, and the next group
    /// follows.
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
        refuse(next, WriterThread.busy());
        return true;
    }

    private void write(List<Waiting<C, R>> group) {
        if (group.isEmpty()) {
            return;
        }
        List<C> commands = group.stream().map(waiting -> waiting.command).toList();
        Set<Scope> scopes = group.stream().map(waiting -> waiting.scope).collect(Collectors.toSet());
        AtomicBoolean isDone = new AtomicBoolean();
        List<Outcome<R>> outcomes;
        try {
            outcomes = units.begin(scopes, stores -> {
                List<Outcome<R>> done = work.apply(stores, commands);
                isDone.set(true);
                return done;
            });
        } catch (Unavailable notNow) {
            group.forEach(waiting -> refuse(waiting, notNow));
            return;
        } catch (RuntimeException | Error thrown) {
            // After a failed commit the outcome is unknown: a second attempt could write twice.
            if (group.size() == 1 || isDone.get()) {
                throw thrown;
            }
            // One command of the group fails: alone, only that one does.
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

    /// Has no effect on a completed command.
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
