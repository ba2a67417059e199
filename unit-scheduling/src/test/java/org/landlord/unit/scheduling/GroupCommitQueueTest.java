package org.landlord.unit.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.Outcome;
import org.landlord.port.out.Stores;

/// How commands wait, and what becomes of them when things go wrong that a database in order does not do: what it
/// does is in the contracts.
@Timeout(60)
class GroupCommitQueueTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    /// Nothing here is stored.
    private static final Stores NO_STORES =
            (Stores) Proxy.newProxyInstance(Stores.class.getClassLoader(), new Class<?>[] {Stores.class}, (_, _, _) -> {
                throw new IllegalStateException("there are no stores");
            });

    private final List<List<String>> groups = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);

    @Test
    void commandsThatCameWhileTheWriterWasBusyAreWrittenTogetherInTheirOrder() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        GroupCommitQueue<String, String> queue = queue(writer, this::note, new Committing(), 100, LONG);
        CompletableFuture<Void> holder = hold(writer);

        List<CompletableFuture<String>> answers = List.of(submit(queue, "a"), submit(queue, "b"), submit(queue, "c"));
        held.countDown();
        holder.get();

        assertThat(answers).extracting(CompletableFuture::join).containsExactly("a", "b", "c");
        assertThat(groups).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void whatIsMoreThanMayWaitIsRefused_andWhatWaitsIsWritten_andThenThereIsRoomAgain() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        GroupCommitQueue<String, String> queue = queue(writer, this::note, new Committing(), 2, LONG);
        CompletableFuture<Void> holder = hold(writer);

        CompletableFuture<String> first = submit(queue, "a");
        CompletableFuture<String> second = submit(queue, "b");
        CompletableFuture<String> third = submit(queue, "c");

        assertThat(third).isCompletedExceptionally();
        assertThat(failure(third))
                .isInstanceOfSatisfying(
                        Unavailable.class, it -> assertThat(it.retryAfter()).isPositive());
        held.countDown();
        holder.get();
        assertThat(List.of(first.join(), second.join())).containsExactly("a", "b");
        assertThat(submit(queue, "d").join()).isEqualTo("d");
    }

    @Test
    void whatIsLargerThanAllThatMayWaitIsLetInWhereNothingElseWaits() {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        GroupCommitQueue<String, String> queue = queue(writer, this::note, new Committing(), 2, LONG);

        assertThat(queue.submit("large", 1000).toCompletableFuture().join()).isEqualTo("large");
    }

    @Test
    void whoWaitsTooLongIsRefused_andNeverWritten() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        GroupCommitQueue<String, String> queue = queue(writer, this::note, new Committing(), 100, Duration.ZERO);
        CompletableFuture<Void> holder = hold(writer);

        CompletableFuture<String> late = submit(queue, "late");
        held.countDown();
        holder.get();

        assertThat(failure(late)).isInstanceOf(Unavailable.class);
        assertThat(groups).isEmpty();
    }

    @Test
    void whatFailsWhileItCommitsIsNotWrittenASecondTime() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        IllegalStateException broken = new IllegalStateException("the commit broke");
        Committing units = new Committing();
        GroupCommitQueue<String, String> queue = queue(writer, this::note, units, 100, LONG);
        CompletableFuture<Void> holder = hold(writer);

        CompletableFuture<String> first = submit(queue, "a");
        CompletableFuture<String> second = submit(queue, "b");
        units.commit = () -> {
            throw broken;
        };
        held.countDown();
        holder.get();

        assertThat(failure(first)).isSameAs(broken);
        assertThat(failure(second)).isSameAs(broken);
        assertThat(groups).containsExactly(List.of("a", "b"));
    }

    @Test
    void anErrorFailsThoseItHits_andTheNextOnesAreWritten() {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        Committing units = new Committing();
        GroupCommitQueue<String, String> queue = queue(writer, this::note, units, 1, LONG);
        OutOfMemoryError error = new OutOfMemoryError("not really");
        units.commit = () -> {
            throw error;
        };

        CompletableFuture<String> hit = submit(queue, "a");
        assertThat(failure(hit)).isSameAs(error);
        units.commit = () -> {};

        // The room that it took is free again, too.
        assertThat(submit(queue, "b").join()).isEqualTo("b");
        assertThat(submit(queue, "c").join()).isEqualTo("c");
    }

    @Test
    void aWriterThatIsStoppedWritesWhatItHasAccepted_andRefusesWhatComesThen() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        GroupCommitQueue<String, String> queue = queue(writer, this::note, new Committing(), 100, LONG);
        CompletableFuture<Void> holder = hold(writer);
        CompletableFuture<String> accepted = submit(queue, "accepted");

        Thread stopping = Thread.ofPlatform().start(() -> stop(writer));
        while (!writer.isStopping()) {
            Thread.onSpinWait();
        }
        CompletableFuture<String> late = submit(queue, "late");
        held.countDown();
        holder.get();
        stopping.join();

        assertThat(accepted.join()).isEqualTo("accepted");
        assertThat(failure(late)).isInstanceOf(Unavailable.class);
        assertThat(groups).containsExactly(List.of("accepted"));
    }

    @Test
    void whoeverSubmitsWhileTheWriterStopsOrIsOverrunIsAnsweredAllTheSame() throws Exception {
        for (int round = 0; round < 200; round++) {
            WriterThread writer = new WriterThread("landlord-writer", LONG, 1);
            GroupCommitQueue<String, String> queue = queue(writer, this::note, new Committing(), 1000, LONG);
            List<CompletableFuture<String>> answers = new CopyOnWriteArrayList<>();
            List<Thread> callers = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                callers.add(Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 20; i++) {
                        answers.add(submit(queue, "x"));
                    }
                }));
            }
            stop(writer);
            for (Thread caller : callers) {
                caller.join();
            }

            for (CompletableFuture<String> answer : answers) {
                assertThat(answer.handle((done, _) -> true).get(10, TimeUnit.SECONDS))
                        .isTrue();
            }
        }
    }

    /// Units of work of nothing, whose end can be made to fail.
    private static final class Committing implements WriteUnits {

        private volatile Runnable commit = () -> {};

        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public <T> T begin(Set<Scope> scopes, Function<Stores, T> work) {
            T result = work.apply(NO_STORES);
            commit.run();
            return result;
        }

        @Override
        public <T> T join(Scope scope, Function<Stores, T> work) {
            return work.apply(NO_STORES);
        }
    }

    private static GroupCommitQueue<String, String> queue(
            WriterThread writer, GroupWork<String, String> work, WriteUnits units, long capacity, Duration timeout) {
        return new GroupCommitQueue<>(work, writer, units, capacity, timeout);
    }

    private List<Outcome<String>> note(Stores stores, List<String> commands) {
        groups.add(commands);
        return commands.stream()
                .map(command -> Outcome.of((Supplier<String>) () -> command))
                .toList();
    }

    private static CompletableFuture<String> submit(GroupCommitQueue<String, String> queue, String command) {
        CompletionStage<String> answer = queue.submit(command, 1);
        return answer.toCompletableFuture();
    }

    private static Throwable failure(CompletableFuture<String> answer) {
        return answer.handle((_, thrown) -> thrown instanceof CompletionException ? thrown.getCause() : thrown)
                .join();
    }

    /// Keeps the writer busy until `held` is counted down; returns when it is.
    private CompletableFuture<Void> hold(WriterThread writer) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> holder = CompletableFuture.runAsync(
                () -> writer.run(Owner.PLATFORM, () -> {
                    begun.countDown();
                    try {
                        return held.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }),
                task -> Thread.ofPlatform().start(task));
        begun.await();
        return holder;
    }

    private static void stop(WriterThread writer) {
        try {
            writer.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
