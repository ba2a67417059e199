package org.landlord.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.application.workflow.WorkflowWorld.ACME;
import static org.landlord.application.workflow.WorkflowWorld.PROJECT;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.UsageSource;

/// What runs use is recorded once, whatever is repeated, and stops them if a limit says so.
class UsageOfRunsTest {

    private static final Label TOKENS = new Label("tokens");

    private static final UsageMapping OUTPUT =
            new UsageMapping(UsageSource.OUTPUT, new DataPointer("/usage/tokens"), TOKENS, WorkflowWorld.COUNT);

    private static final UsageMapping EVENT =
            new UsageMapping(UsageSource.EVENT, new DataPointer("/tokens"), TOKENS, WorkflowWorld.COUNT);

    private final Caller alice = WorkflowWorld.user(ACME, "alice");

    @Test
    void givenAMappingOfOutputs_whenARunEnds_thenItsUsageCountsOnceWhateverIsRepeated() {
        WorkflowWorld world = new WorkflowWorld(List.of(OUTPUT));
        Run run = world.launch(alice, "r1");
        world.pass(Duration.ofMillis(1_500));
        world.engine.end(
                run.gatewayRunId(),
                RunState.SUCCEEDED,
                Map.of("a", Map.of("usage", Map.of("tokens", 100)), "b", Map.of("usage", Map.of("tokens", "20.5"))));

        world.reconcile();
        world.reconcile();

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(quantity(world, "tokens")).isEqualByComparingTo("120.5");
        assertThat(quantity(world, "run_time")).isEqualByComparingTo("1.5");
        assertThat(quantity(world, "run_count")).isEqualByComparingTo("1");
        assertThat(world.usage(ACME)).hasSize(3).allMatch(event -> new RunId("r1").equals(event.runId()));
    }

    @Test
    void givenALaunchThatWasTakenForFailed_whenItsRunHasEndedAfterAll_thenItsOutputsAndItsUsageAreRecorded() {
        WorkflowWorld world = new WorkflowWorld(List.of(OUTPUT));
        world.engine.failing(GatewayState.DOWN, true);
        Run run = world.launch(alice, "r1");
        world.engine.failing(null, false);
        world.pass(EngineInMemory.LAUNCH_SETTLED.plusSeconds(1));
        world.reconcile();
        world.engine.launchDirectly(run.gatewayRunId(), "hello");
        world.engine.end(run.gatewayRunId(), RunState.SUCCEEDED, Map.of("a", Map.of("usage", Map.of("tokens", 100))));

        world.reconcile();

        assertThat(world.run(ACME, "r1").progress().outputs().members().containsKey("a"))
                .isTrue();
        assertThat(quantity(world, "tokens")).isEqualByComparingTo("100");
    }

    private static BigDecimal quantity(WorkflowWorld world, String metric) {
        return world.usage(ACME).stream()
                .filter(event -> event.metric().value().equals(metric))
                .map(UsageEvent::quantity)
                .map(quantity -> quantity.toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void givenAReservation_whenTheRunReportsLess_thenWhatItReportsIsRecordedAndTheRestIsFree() {
        WorkflowWorld world = new WorkflowWorld(List.of(OUTPUT));
        world.limit(TOKENS, "1000", Enforcement.HARD, OnExceeded.NONE);
        Run run = world.launch(alice, "r1", WorkflowWorld.using(TOKENS, "1000"));
        world.engine.end(run.gatewayRunId(), RunState.SUCCEEDED, Map.of("a", Map.of("usage", Map.of("tokens", 300))));

        world.reconcile();

        assertThat(quantity(world, "tokens")).isEqualByComparingTo("300");
        assertThat(world.reservations(ACME))
                .filteredOn(one -> one.series().metric().equals(TOKENS))
                .singleElement()
                .satisfies(one -> assertThat(one.status(world.memory.now())).isEqualTo(ReservationStatus.COMMITTED));
        world.launch(alice, "r2", WorkflowWorld.using(TOKENS, "700"));
    }

    @Test
    void givenAReservationThatNobodyReports_whenTheRunEnds_thenTheReservedQuantityIsRecorded() {
        WorkflowWorld world = new WorkflowWorld();
        Run run = world.launch(alice, "r1", WorkflowWorld.oneRun());
        world.engine.end(run.gatewayRunId(), RunState.FAILED, Map.of());

        world.reconcile();

        assertThat(quantity(world, "run_count")).isEqualByComparingTo("1");
    }

    @Test
    void givenAMappingOfEvents_whenTheRunGoesOn_thenUsageIsRecordedAsItGoesAndTheReservationShrinks() {
        WorkflowWorld world = new WorkflowWorld(List.of(EVENT));
        Run run = world.launch(alice, "r1", WorkflowWorld.using(TOKENS, "100"));
        world.engine.event(run.gatewayRunId(), "Tokens", Map.of("tokens", 30));
        world.reconcile();
        world.engine.event(run.gatewayRunId(), "Tokens", Map.of("tokens", 15));
        world.reconcile();
        world.reconcile();

        assertThat(quantity(world, "tokens")).isEqualByComparingTo("45");
        assertThat(world.reservations(ACME))
                .filteredOn(one -> one.series().metric().equals(TOKENS))
                .singleElement()
                .satisfies(one -> assertThat(one.quantity().toBigDecimal()).isEqualByComparingTo("55"));

        world.engine.end(run.gatewayRunId(), RunState.SUCCEEDED, Map.of());
        world.reconcile();
        assertThat(quantity(world, "tokens")).isEqualByComparingTo("45");
        assertThat(world.reservations(ACME))
                .filteredOn(one -> one.series().metric().equals(TOKENS))
                .allMatch(one -> one.status(world.memory.now()) == ReservationStatus.RELEASED);
    }

    @Test
    void givenMoreEventsThanOneLookReads_whenTheRunHasEnded_thenItEndsWhenAllAreRecorded() {
        WorkflowWorld world = new WorkflowWorld(List.of(EVENT));
        Run run = world.launch(alice, "r1");
        for (int i = 0; i < RunFollower.MAX_EVENTS + 7; i++) {
            world.engine.event(run.gatewayRunId(), "Tokens", Map.of("tokens", 1));
        }
        world.engine.givingEvents(250);
        world.engine.end(run.gatewayRunId(), RunState.SUCCEEDED, Map.of());

        world.reconcile();
        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.RUNNING);
        world.reconcile();

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(world.used(ACME, TOKENS)).isEqualByComparingTo("5007");
    }

    @Test
    void givenAReservationOfAMetricOfEvents_whenNoEventReportsIt_thenTheReservedQuantityIsRecorded() {
        WorkflowWorld world = new WorkflowWorld(List.of(EVENT));
        Run run = world.launch(alice, "r1", WorkflowWorld.using(TOKENS, "100"));
        world.engine.end(run.gatewayRunId(), RunState.SUCCEEDED, Map.of());

        world.reconcile();

        assertThat(quantity(world, "tokens")).isEqualByComparingTo("100");
    }

    @Test
    void givenOutputsThatCannotBeRead_whenTheRunEnds_thenTheLargerQuantityIsRecordedAndThatIsAFinding() {
        WorkflowWorld world = new WorkflowWorld(List.of(OUTPUT));
        Run run = world.launch(alice, "r1", WorkflowWorld.using(TOKENS, "1000"));
        world.engine.leavingOutputsUnread(1);
        world.engine.end(
                run.gatewayRunId(),
                RunState.SUCCEEDED,
                Map.of("a", Map.of("usage", Map.of("tokens", 300)), "b", Map.of("usage", Map.of("tokens", 300))));

        assertThat(world.reconcile().findings()).anyMatch(finding -> finding.contains("1 outputs of the run r1"));

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(quantity(world, "tokens")).isEqualByComparingTo("1000");
    }

    @Test
    void givenOutputsThatCannotBeReadAtAll_whenTenMinutesHavePassed_thenTheRunEndsWithoutThem() {
        WorkflowWorld world = new WorkflowWorld(List.of(OUTPUT));
        Run run = world.launch(alice, "r1", WorkflowWorld.using(TOKENS, "1000"));
        world.engine.end(run.gatewayRunId(), RunState.SUCCEEDED, Map.of("a", Map.of("usage", Map.of("tokens", 300))));
        world.engine.failingOutputs();

        world.reconcile();
        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.RUNNING);
        world.pass(RunFollower.LOST_AFTER.plusSeconds(1));
        world.reconcile();

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(quantity(world, "tokens")).isEqualByComparingTo("1000");
    }

    @Test
    void givenAnEventThatSomebodyRecordedUnderTheIdOfARuns_whenTheRunEnds_thenItsUsageIsRecordedAsWell() {
        WorkflowWorld world = new WorkflowWorld(List.of(OUTPUT));
        Run run = world.launch(alice, "r1");
        EventId guessed = RunUsage.eventId(run, new UsageSeries(ACME, PROJECT, TOKENS, WorkflowWorld.COUNT), "end");
        world.record(ACME, guessed, TOKENS, "0.000001");
        world.engine.end(run.gatewayRunId(), RunState.SUCCEEDED, Map.of("a", Map.of("usage", Map.of("tokens", 300))));

        world.reconcile();
        world.reconcile();

        assertThat(quantity(world, "tokens")).isEqualByComparingTo("300.000001");
    }

    @Test
    void givenAnOutputThatIsNoQuantity_whenTheRunEnds_thenThatIsAFindingAndTheRunHasEnded() {
        WorkflowWorld world = new WorkflowWorld(List.of(OUTPUT));
        Run run = world.launch(alice, "r1");
        world.engine.end(
                run.gatewayRunId(), RunState.SUCCEEDED, Map.of("a", Map.of("usage", Map.of("tokens", "many"))));

        assertThat(world.reconcile().findings()).anyMatch(finding -> finding.contains("no usable quantity"));
        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void givenALimitThatCancels_whenARunExceedsIt_thenTheRunIsCancelledAndTheReasonIsAudited() {
        WorkflowWorld world = new WorkflowWorld(List.of(EVENT));
        world.limit(TOKENS, "10", Enforcement.SOFT, OnExceeded.CANCEL);
        Run run = world.launch(alice, "r1");
        world.engine.event(run.gatewayRunId(), "Tokens", Map.of("tokens", 10));
        world.reconcile();
        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.RUNNING);

        world.engine.event(run.gatewayRunId(), "Tokens", Map.of("tokens", 1));
        world.reconcile();

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.CANCELLED);
        assertThat(world.actions(ACME)).endsWith("run.cancel");
    }

    @Test
    void givenALimitThatPauses_whenARunExceedsIt_thenOnlyRunsThatUseTheMetricArePaused() {
        WorkflowWorld world = new WorkflowWorld(List.of(EVENT));
        world.limit(TOKENS, "10", Enforcement.SOFT, OnExceeded.PAUSE);
        Run greedy = world.launch(alice, "r1");
        world.launch(alice, "r2");
        world.engine.event(greedy.gatewayRunId(), "Tokens", Map.of("tokens", 11));

        world.reconcile();

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.PAUSED);
        assertThat(world.run(ACME, "r2").state()).isEqualTo(RunState.RUNNING);
    }
}
