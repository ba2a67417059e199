package org.landlord.adapter.rest.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.RateLimited;

class BodyWaitsTest {

    private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

    private final CountDownLatch arrived = new CountDownLatch(1);

    /// A body of which one byte comes when `arrived` says so.
    private int late(byte[] buffer, int offset, int length, long patienceNanos) throws IOException {
        try {
            return arrived.await(patienceNanos, TimeUnit.NANOSECONDS) ? 1 : 0;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private int read(String tenant) throws IOException {
        return readAll(new BodyWaits(tenant, this::late));
    }

    private static int readAll(BodyWaits body) throws IOException {
        byte[] buffer = new byte[1];
        int count = 0;
        while (count == 0) {
            count = body.read(buffer, 0, 1, PATIENCE);
        }
        return count;
    }

    @Test
    void givenAsManyBodiesOfATenantAsAreWaitedFor_whenOneMoreComes_thenItIsRefused_andAnothersIsNot() throws Exception {
        List<Future<Integer>> waiting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < BodyWaits.FOR_EACH; i++) {
                waiting.add(threads.submit(() -> read("many")));
            }
            while (!BodyWaits.isFull("many")) {
                Thread.sleep(10);
            }

            assertThatThrownBy(() -> read("many"))
                    .isInstanceOfSatisfying(
                            RateLimited.class, it -> assertThat(it.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
            assertThat(readAll(new BodyWaits("many", (_, _, _, _) -> 1)))
                    .as("a body that is there is not waited for")
                    .isEqualTo(1);
            assertThat(BodyWaits.begin("another")).isTrue();
            BodyWaits.end("another");

            arrived.countDown();

            for (Future<Integer> body : waiting) {
                assertThat(body.get()).isEqualTo(1);
            }
        }
        assertThat(BodyWaits.isFull("many")).isFalse();
        assertThat(BodyWaits.begin("many")).as("there is room again").isTrue();
        BodyWaits.end("many");
    }

    @Test
    void givenManyBodiesThatAreAboutToArrive_thenNoneIsRefused() throws Exception {
        List<Future<Integer>> waiting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10 * BodyWaits.FOR_EACH; i++) {
                waiting.add(threads.submit(() -> read("quick")));
            }
            arrived.countDown();

            for (Future<Integer> body : waiting) {
                assertThat(body.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void givenAsManyBodiesAsAreWaitedFor_whenTheServerIsLateWithOneThatIsThere_thenThatIsNotRefused() throws Exception {
        AtomicBoolean settled = new AtomicBoolean();
        BodyWaits body = new BodyWaits("late", new PacedStream.Wire() {
            @Override
            public int read(byte[] buffer, int offset, int length, long patienceNanos) {
                return settled.get() ? 1 : 0;
            }

            @Override
            public void settle() {
                settled.set(true);
            }
        });
        for (int i = 0; i < BodyWaits.FOR_EACH; i++) {
            BodyWaits.begin("late");
        }

        try {
            assertThat(readAll(body)).isEqualTo(1);
        } finally {
            for (int i = 0; i < BodyWaits.FOR_EACH; i++) {
                BodyWaits.end("late");
            }
        }
    }
}
