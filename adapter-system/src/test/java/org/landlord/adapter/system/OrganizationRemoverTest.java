package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.landlord.port.in.tenancy.TenancyMaintenance;

class OrganizationRemoverTest {

    private static final long PATIENCE_SECONDS = 60;

    @Test
    void givenMoreToRemove_whenASliceIsDone_thenTheNextFollowsWithoutWaitingForTheNextLook()
            throws InterruptedException {
        CountDownLatch slices = new CountDownLatch(5);

        boolean done = runs(
                () -> {
                    slices.countDown();
                    return true;
                },
                Duration.ofDays(1),
                slices);

        assertThat(done).isTrue();
    }

    @Test
    void givenNothingToRemove_whenThePauseIsOver_thenItLooksAgain() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(3);

        boolean done = runs(
                () -> {
                    looks.countDown();
                    return false;
                },
                Duration.ofMillis(1),
                looks);

        assertThat(done).isTrue();
    }

    @Test
    void givenASliceThatThrows_whenThePauseIsOver_thenItGoesOn() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch wentOn = new CountDownLatch(1);

        boolean done = runs(
                () -> switch (calls.incrementAndGet()) {
                    case 1 -> throw new IllegalStateException("thrown by a test");
                    case 2 -> throw new StackOverflowError("thrown by a test");
                    default -> {
                        wentOn.countDown();
                        yield false;
                    }
                },
                Duration.ofMillis(1),
                wentOn);

        assertThat(done).isTrue();
    }

    @Test
    void givenMuchToRemove_whenItStops_thenItEndsWithTheSliceThatHasBegun() throws InterruptedException {
        AtomicInteger slices = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        OrganizationRemover remover = new OrganizationRemover(
                () -> {
                    slices.incrementAndGet();
                    first.countDown();
                    return true;
                },
                ScheduledWork.OF_EVERY_PROCESS,
                Duration.ofMillis(1));
        remover.start(new StartupEvent());
        assertThat(first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        remover.stop(new ShutdownEvent());

        int atTheEnd = slices.get();
        Thread.sleep(100);
        assertThat(slices).hasValue(atTheEnd);
    }

    @Test
    void givenAnApplicationWithoutUpkeep_whenItStartsAndStops_thenNothingIsAmiss() throws InterruptedException {
        OrganizationRemover remover = new OrganizationRemover(
                (TenancyMaintenance) null, ScheduledWork.OF_EVERY_PROCESS, Duration.ofMillis(1));

        remover.start(new StartupEvent());
        remover.stop(new ShutdownEvent());
    }

    private static boolean runs(TenancyMaintenance maintenance, Duration pause, CountDownLatch until)
            throws InterruptedException {
        OrganizationRemover remover = new OrganizationRemover(maintenance, ScheduledWork.OF_EVERY_PROCESS, pause);
        remover.start(new StartupEvent());
        boolean done = until.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        remover.stop(new ShutdownEvent());
        return done;
    }
}
