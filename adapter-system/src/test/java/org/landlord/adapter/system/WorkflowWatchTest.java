package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Version;
import org.landlord.domain.workflow.GatewayHealth;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.port.in.workflow.WorkflowMaintenance;

/// Watches of gateways go on, whatever is thrown, until they are stopped.
class WorkflowWatchTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final GatewayKey MAIN = new GatewayKey(null, new GatewayId("gw_main"));
    private static final GatewayKey OTHER = new GatewayKey(null, new GatewayId("gw_other"));

    private final Maintenance maintenance = new Maintenance();
    private @Nullable WorkflowWatch started;

    /// What the watches call.
    private static final class Maintenance implements WorkflowMaintenance {

        private volatile List<Active> gateways = List.of(active(MAIN, "1"));
        private volatile Runnable look = () -> {};
        private volatile List<String> findings = List.of();
        private volatile Runnable subscribing = () -> {};
        private final AtomicInteger looks = new AtomicInteger();
        private final AtomicInteger looksOnly = new AtomicInteger();
        private final AtomicInteger looksAtOther = new AtomicInteger();
        private final AtomicInteger subscriptions = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicReference<@Nullable Runnable> onChange = new AtomicReference<>();

        @Override
        public List<Active> gateways() {
            return gateways;
        }

        @Override
        public Optional<Reconciliation> reconcile(GatewayKey gateway) {
            if (!gateway.equals(MAIN)) {
                looksAtOther.incrementAndGet();
                return Optional.empty();
            }
            looks.incrementAndGet();
            look.run();
            return Optional.of(new Reconciliation(gateway, GatewayHealth.unknown(), 0, 0, findings));
        }

        @Override
        public Optional<GatewayHealth> look(GatewayKey gateway) {
            looksOnly.incrementAndGet();
            return Optional.of(GatewayHealth.unknown());
        }

        @Override
        public Optional<AutoCloseable> subscribe(GatewayKey gateway, Runnable change) {
            if (!gateway.equals(MAIN)) {
                return Optional.empty();
            }
            subscriptions.incrementAndGet();
            subscribing.run();
            onChange.set(change);
            return Optional.of(ended::incrementAndGet);
        }
    }

    /// What a watch logs.
    private static final class Logged extends Handler {

        private final List<LogRecord> all = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            all.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        private List<LogRecord> warnings() {
            return all.stream()
                    .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                    .toList();
        }
    }

    private static WorkflowMaintenance.Active active(GatewayKey key, String version) {
        return new WorkflowMaintenance.Active(key, Version.of(version));
    }

    private void start(Duration pause) {
        WorkflowWatch watch = new WorkflowWatch(maintenance, ScheduledWork.OF_EVERY_PROCESS, pause);
        started = watch;
        watch.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (started != null) {
            started.stop(new ShutdownEvent());
        }
    }

    private static boolean becomes(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            Thread.sleep(5);
        }
        return condition.getAsBoolean();
    }

    /// The work of a test that throws something else each time, and nothing from the third time on.
    private static Runnable throwing() {
        AtomicInteger times = new AtomicInteger();
        return () -> {
            switch (times.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("thrown by a test");
                case 2 -> throw new StackOverflowError("thrown by a test");
                default -> {}
            }
        };
    }

    @Test
    void givenFindings_whenTheyAreFoundAgain_thenEachIsLoggedOnce() throws Exception {
        Logged handler = new Logged();
        Logger log = Logger.getLogger(GatewayWatch.class.getName());
        log.addHandler(handler);
        try {
            maintenance.findings = List.of("The run r1 is lost.");
            start(SHORT);
            assertThat(becomes(() -> maintenance.looks.get() >= 5)).isTrue();
            maintenance.findings = List.of("The run r1 is lost.", "The run r2 is lost.");
            assertThat(becomes(() -> handler.all.size() >= 2)).isTrue();
        } finally {
            log.removeHandler(handler);
        }

        assertThat(handler.all)
                .extracting(entry -> new SimpleFormatter().formatMessage(entry))
                .containsExactly(
                        "Workflow gateway gw_main: The run r1 is lost.",
                        "Workflow gateway gw_main: The run r2 is lost.");
    }

    @Test
    void givenALookThatThrows_whenItIsTimeAgain_thenItLooksAgain_withTheSameSubscription() throws Exception {
        maintenance.look = throwing();

        start(SHORT);

        assertThat(becomes(() -> maintenance.looks.get() >= 4)).isTrue();
        assertThat(maintenance.subscriptions).hasValue(1);
        assertThat(maintenance.ended).hasValue(0);
    }

    @Test
    void givenASubscriptionThatThrows_whenItIsTimeAgain_thenItSubscribesAgain_andLooksAllTheTime() throws Exception {
        AtomicInteger looksBefore = new AtomicInteger();
        Runnable throwing = throwing();
        maintenance.subscribing = () -> {
            looksBefore.set(maintenance.looks.get());
            throwing.run();
        };

        start(SHORT);

        assertThat(becomes(() -> maintenance.onChange.get() != null)).isTrue();
        assertThat(maintenance.subscriptions).hasValue(3);
        assertThat(looksBefore.get()).isEqualTo(2);
    }

    @Test
    void givenALookThatAlwaysThrows_whenItIsRepeated_thenThatIsLoggedOnce() throws Exception {
        Logged handler = new Logged();
        Logger log = Logger.getLogger(GatewayWatch.class.getName());
        log.addHandler(handler);
        try {
            maintenance.look = () -> {
                throw new IllegalStateException("thrown by a test");
            };
            start(SHORT);

            assertThat(becomes(() -> maintenance.looks.get() >= 5)).isTrue();
            assertThat(handler.warnings()).hasSize(1);
        } finally {
            log.removeHandler(handler);
        }
    }

    @Test
    void givenAChangeThatIsTold_whenTheNextLookIsFarAway_thenItLooksNow() throws Exception {
        start(LONG);
        assertThat(becomes(() -> maintenance.looks.get() == 1)).isTrue();

        Objects.requireNonNull(maintenance.onChange.get()).run();

        assertThat(becomes(() -> maintenance.looks.get() == 2)).isTrue();
    }

    @Test
    void givenAnotherVersionOfARecord_whenItIsSeen_thenANewWatchSubscribes_afterTheOldOneHasEnded() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(1);
        maintenance.look = () -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            await(open);
            atOnce.decrementAndGet();
        };
        start(LONG);
        assertThat(becomes(() -> maintenance.looks.get() == 1)).isTrue();

        maintenance.gateways = List.of(active(MAIN, "2"), active(OTHER, "1"));
        // The other gateway is new in the same pass.
        assertThat(becomes(() -> maintenance.looksAtOther.get() >= 1)).isTrue();
        Thread.sleep(100);
        open.countDown();

        assertThat(becomes(() -> maintenance.looks.get() == 2)).isTrue();
        assertThat(maintenance.subscriptions).hasValue(2);
        assertThat(maintenance.ended).hasValue(1);
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void givenARecordThatIsRemoved_whenItIsSeen_thenItsSubscriptionEnds_andOthersGoOn() throws Exception {
        maintenance.gateways = List.of(active(MAIN, "1"), active(OTHER, "1"));
        start(SHORT);
        assertThat(becomes(() -> maintenance.looks.get() >= 1)).isTrue();

        maintenance.gateways = List.of(active(OTHER, "1"));

        assertThat(becomes(() -> maintenance.ended.get() == 1)).isTrue();
        int looks = maintenance.looks.get();
        int others = maintenance.looksAtOther.get();
        assertThat(becomes(() -> maintenance.looksAtOther.get() > others + 5)).isTrue();
        assertThat(maintenance.looks).hasValue(looks);
    }

    @Test
    void givenAWatchWhoseThreadHasEnded_whenThatIsSeen_thenAnotherTakesItsPlace() throws Exception {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        maintenance.look = () -> {
            if (isFirst.getAndSet(false)) {
                // Ends the thread at its next pause.
                Thread.currentThread().interrupt();
            }
        };

        start(LONG);

        assertThat(becomes(() -> maintenance.looks.get() == 2)).isTrue();
        assertThat(maintenance.subscriptions).hasValue(2);
        assertThat(maintenance.ended).hasValue(1);
    }

    @Test
    void givenALookInProgress_whenItStops_thenThatEndsFirst_andNothingBeginsAfterIt() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        maintenance.look = () -> {
            begun.countDown();
            await(goOn);
            ended.set(true);
        };
        start(SHORT);
        await(begun);

        Thread.ofVirtual().start(goOn::countDown);
        Objects.requireNonNull(started).stop(new ShutdownEvent());

        assertThat(ended).isTrue();
        assertThat(maintenance.ended).hasValue(1);
        int looks = maintenance.looks.get();
        Thread.sleep(100);
        assertThat(maintenance.looks).hasValue(looks);
    }

    @Test
    void givenAnApplicationWithoutGateways_whenItStartsAndStops_thenNothingIsAmiss() throws InterruptedException {
        WorkflowWatch watch = new WorkflowWatch((WorkflowMaintenance) null, ScheduledWork.OF_EVERY_PROCESS, SHORT);

        watch.start(new StartupEvent());
        watch.stop(new ShutdownEvent());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
