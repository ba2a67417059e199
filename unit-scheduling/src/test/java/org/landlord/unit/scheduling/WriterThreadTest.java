package org.landlord.unit.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.Unavailable;

@Timeout(60)
class WriterThreadTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);

    @Test
    void whatTheWorkReturnsIsReturnedFromTheOneThread() {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);

        String first = writer.run(Owner.PLATFORM, () -> Thread.currentThread().getName());
        String second = writer.run(Owner.PLATFORM, () -> Thread.currentThread().getName());

        assertThat(List.of(first, second)).containsOnly("landlord-writer");
    }

    @Test
    void whatTheWorkThrowsIsThrownAsItIs_andTheWriterGoesOn() {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        NotFound failure = new NotFound("team", "team_missing");
        AssertionError error = new AssertionError("a bug");

        assertThatThrownBy(() -> writer.run(Owner.PLATFORM, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> writer.run(Owner.PLATFORM, () -> {
                    throw error;
                }))
                .isSameAs(error);
        assertThat(writer.<String>run(Owner.PLATFORM, () -> "next")).isEqualTo("next");
    }

    @Test
    void aCallerWhoseTurnDoesNotComeInTimeIsToldSo_andItsWorkIsNeverDone() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", SHORT, 10);
        CompletableFuture<Void> holder = hold(writer);

        assertThatThrownBy(() -> writer.run(Owner.PLATFORM, () -> done.add("left")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isPositive());

        held.countDown();
        holder.get();
        writer.run(Owner.PLATFORM, () -> done.add("after"));
        assertThat(done).containsExactly("held", "after");
    }

    @Test
    void aCallerWhoseWorkHasBegunWaitsForItsEnd_howeverLongThatTakes() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", SHORT, 10);
        CompletableFuture<Void> holder = hold(writer);

        // Refused for lack of time: by now the holder, too, has waited longer than it would for its turn.
        assertThatThrownBy(() -> writer.run(Owner.PLATFORM, () -> done.add("left")))
                .isInstanceOf(Unavailable.class);
        assertThat(holder).isNotDone();

        held.countDown();
        holder.get();
        assertThat(done).containsExactly("held");
    }

    @Test
    void aCallerThatIsInterruptedWhileItWaitsIsToldSo_andItsWorkIsNeverDone() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        CompletableFuture<Void> holder = hold(writer);

        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> writer.run(Owner.PLATFORM, () -> done.add("left")))
                    .isInstanceOf(Unavailable.class);
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.join();

        held.countDown();
        holder.get();
        writer.run(Owner.PLATFORM, () -> done.add("after"));
        assertThat(stillInterrupted.get()).isTrue();
        assertThat(done).containsExactly("held", "after");
    }

    @Test
    void givenOneWhoWaitsForManyTurns_thenAnotherWaitsForOneOfThem() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        Owner acme = new Owner("acme");
        Owner globex = new Owner("globex");
        CompletableFuture<Void> holder = hold(writer);
        List<CompletableFuture<Void>> queued = new ArrayList<>();
        for (String name : List.of("acme-1", "acme-2", "acme-3")) {
            queued.add(queue(writer, acme, name));
        }
        queued.add(queue(writer, globex, "globex-1"));

        held.countDown();
        holder.get();
        for (CompletableFuture<Void> one : queued) {
            one.get();
        }
        assertThat(done).containsExactly("held", "acme-1", "globex-1", "acme-2", "acme-3");
    }

    @Test
    void whenTheQueueIsFullACallerIsRefusedAtOnce() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 1);
        CompletableFuture<Void> holder = hold(writer);
        CompletableFuture<Void> queued = queue(writer, "queued");

        assertThatThrownBy(() -> writer.run(Owner.PLATFORM, () -> done.add("refused")))
                .isInstanceOf(Unavailable.class);

        held.countDown();
        holder.get();
        queued.get();
        assertThat(done).containsExactly("held", "queued");
    }

    @Test
    void whenItStopsItDoesWhatItAccepted_andAcceptsNoMore() throws Exception {
        WriterThread writer = new WriterThread("landlord-writer", LONG, 10);
        CompletableFuture<Void> holder = hold(writer);
        CompletableFuture<Void> queued = queue(writer, "queued");

        Thread stopping = Thread.ofPlatform().start(() -> stop(writer));
        awaitState(stopping, Thread.State.TIMED_WAITING);
        assertThatThrownBy(() -> writer.run(Owner.PLATFORM, () -> done.add("refused")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("closed");

        held.countDown();
        holder.get();
        queued.get();
        stopping.join();
        assertThat(done).containsExactly("held", "queued");
    }

    /// Keeps the writer busy until `held` is counted down. Returns when it is.
    private CompletableFuture<Void> hold(WriterThread writer) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> ended = inBackground(() -> writer.run(Owner.PLATFORM, () -> {
            begun.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("the writer is not to be interrupted", e);
            }
            return done.add("held");
        }));
        begun.await();
        return ended;
    }

    /// Puts work into the queue of a busy writer. Returns when it is in there.
    private CompletableFuture<Void> queue(WriterThread writer, String name) throws InterruptedException {
        return queue(writer, Owner.PLATFORM, name);
    }

    private CompletableFuture<Void> queue(WriterThread writer, Owner owner, String name) throws InterruptedException {
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        CompletableFuture<Void> ended = inBackground(() -> {
            caller.complete(Thread.currentThread());
            writer.run(owner, () -> done.add(name));
        });
        try {
            awaitState(caller.get(), Thread.State.TIMED_WAITING);
        } catch (ExecutionException e) {
            throw new AssertionError("the future is completed by hand", e);
        }
        return ended;
    }

    private static CompletableFuture<Void> inBackground(Runnable work) {
        return CompletableFuture.runAsync(work, task -> Thread.ofPlatform().start(task));
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }

    private static void stop(WriterThread writer) {
        try {
            writer.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this test", e);
        }
    }
}
