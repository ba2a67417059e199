package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.access.AccessMaintenance;
import org.landlord.port.in.quota.QuotaMaintenance;

class MaintenanceSchedulerTest {

    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void givenWorkThatThrows_whenItIsTimeAgain_thenItIsDoneAgainWhateverWasThrown() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch doneAfterAll = new CountDownLatch(1);
        MaintenanceScheduler heartbeat = new MaintenanceScheduler(
                looking(() -> {
                    switch (calls.incrementAndGet()) {
                        case 1 -> throw new IllegalStateException("thrown by a test");
                        case 2 -> throw new StackOverflowError("thrown by a test");
                        default -> doneAfterAll.countDown();
                    }
                }),
                null,
                ScheduledWork.OF_EVERY_PROCESS,
                PAUSE,
                PAUSE);

        heartbeat.start(new StartupEvent());
        boolean done = doneAfterAll.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        heartbeat.stop(new ShutdownEvent());

        assertThat(done).isTrue();
    }

    @Test
    void givenWorkThatHasBegun_whenItStops_thenThatIsEndedFirstAndNothingBeginsAfterIt() throws InterruptedException {
        AtomicReference<Thread> worker = new AtomicReference<>(Thread.currentThread());
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        MaintenanceScheduler heartbeat = new MaintenanceScheduler(
                looking(() -> {
                    worker.set(Thread.currentThread());
                    begun.countDown();
                    await(goOn);
                    ended.set(true);
                }),
                null,
                ScheduledWork.OF_EVERY_PROCESS,
                PAUSE,
                PAUSE);
        heartbeat.start(new StartupEvent());
        await(begun);

        Thread.ofVirtual().start(goOn::countDown);
        heartbeat.stop(new ShutdownEvent());

        assertThat(ended).isTrue();
        Thread after = Objects.requireNonNull(worker.get());
        after.join(Duration.ofSeconds(PATIENCE_SECONDS));
        assertThat(after.isAlive()).isFalse();
    }

    @Test
    void givenLookingAtQuotasThatAlwaysThrows_whenKeysWereUsed_thenThatIsWrittenDownAllTheSame()
            throws InterruptedException {
        CountDownLatch writtenDown = new CountDownLatch(3);
        MaintenanceScheduler heartbeat = new MaintenanceScheduler(
                looking(() -> {
                    throw new IllegalStateException("thrown by a test");
                }),
                upkeep(() -> {
                    writtenDown.countDown();
                    return 0;
                }),
                ScheduledWork.OF_EVERY_PROCESS,
                PAUSE,
                PAUSE);

        heartbeat.start(new StartupEvent());
        boolean done = writtenDown.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        heartbeat.stop(new ShutdownEvent());

        assertThat(done).isTrue();
    }

    @Test
    void givenLookingAtQuotasThatAlwaysThrows_whenReservationsHaveEnded_thenTheyAreRemovedAllTheSame()
            throws InterruptedException {
        CountDownLatch removed = new CountDownLatch(3);
        QuotaMaintenance maintenance = new QuotaMaintenance() {
            @Override
            public int recordCrossings() {
                throw new IllegalStateException("thrown by a test");
            }

            @Override
            public int removeEndedReservations() {
                removed.countDown();
                return 0;
            }

            @Override
            public int recordDenials() {
                return 0;
            }

            @Override
            public int removeOldDenials() {
                return 0;
            }

            @Override
            public Map<OrgId, Long> countHeldReservations() {
                return Map.of();
            }
        };
        MaintenanceScheduler heartbeat =
                new MaintenanceScheduler(maintenance, null, ScheduledWork.OF_EVERY_PROCESS, PAUSE, PAUSE);

        heartbeat.start(new StartupEvent());
        boolean done = removed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        heartbeat.stop(new ShutdownEvent());

        assertThat(done).isTrue();
    }

    @Test
    void givenAKeyThatWasUsedAfterTheLastTime_whenItStops_thenThatIsWrittenDownToo() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        MaintenanceScheduler heartbeat = new MaintenanceScheduler(
                null,
                upkeep(() -> {
                    first.countDown();
                    return calls.incrementAndGet();
                }),
                ScheduledWork.OF_EVERY_PROCESS,
                PAUSE,
                Duration.ofDays(1));
        heartbeat.start(new StartupEvent());
        await(first);

        heartbeat.stop(new ShutdownEvent());

        assertThat(calls).hasValue(2);
    }

    @Test
    void givenSessionsThatAreOver_whenTimePasses_thenTheyAreRemovedAgainAndAgain() throws InterruptedException {
        CountDownLatch removed = new CountDownLatch(3);
        AccessMaintenance maintenance = new AccessMaintenance() {
            @Override
            public int recordLastUse() {
                return 0;
            }

            @Override
            public int removeEndedSessions() {
                removed.countDown();
                return 0;
            }
        };
        MaintenanceScheduler heartbeat =
                new MaintenanceScheduler(null, maintenance, ScheduledWork.OF_EVERY_PROCESS, PAUSE, Duration.ofDays(1));

        heartbeat.start(new StartupEvent());
        boolean done = removed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        heartbeat.stop(new ShutdownEvent());

        assertThat(done).isTrue();
    }

    private static AccessMaintenance upkeep(IntSupplier lastUse) {
        return new AccessMaintenance() {
            @Override
            public int recordLastUse() {
                return lastUse.getAsInt();
            }

            @Override
            public int removeEndedSessions() {
                return 0;
            }
        };
    }

    @Test
    void givenAnApplicationWithoutUpkeep_whenItStartsAndStops_thenNothingIsAmiss() throws InterruptedException {
        MaintenanceScheduler heartbeat =
                new MaintenanceScheduler((QuotaMaintenance) null, null, ScheduledWork.OF_EVERY_PROCESS, PAUSE, PAUSE);

        heartbeat.start(new StartupEvent());
        heartbeat.stop(new ShutdownEvent());
    }

    /// An maintenance whose look for crossed thresholds is that.
    private static QuotaMaintenance looking(Runnable look) {
        return new QuotaMaintenance() {
            @Override
            public int recordCrossings() {
                look.run();
                return 0;
            }

            @Override
            public int removeEndedReservations() {
                return 0;
            }

            @Override
            public int recordDenials() {
                return 0;
            }

            @Override
            public int removeOldDenials() {
                return 0;
            }

            @Override
            public Map<OrgId, Long> countHeldReservations() {
                return Map.of();
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
