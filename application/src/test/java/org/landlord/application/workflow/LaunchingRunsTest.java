package org.landlord.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.application.workflow.WorkflowWorld.ACME;
import static org.landlord.application.workflow.WorkflowWorld.GLOBEX;
import static org.landlord.application.workflow.WorkflowWorld.OPERATOR;
import static org.landlord.application.workflow.WorkflowWorld.PROJECT;
import static org.landlord.application.workflow.WorkflowWorld.RUNS;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.workflow.LaunchRun;

/// What a launch stores and sends, whatever happens on the way.
class LaunchingRunsTest {

    private final WorkflowWorld world = new WorkflowWorld();
    private final Caller alice = WorkflowWorld.user(ACME, "alice");

    @Test
    void givenAGateway_whenAUserLaunches_thenTheRunIsTheirsAndAudited() {
        Run run = world.launch(alice, "r1");

        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(run.projectId()).isEqualTo(PROJECT);
        assertThat(run.launchedBy()).isEqualTo(Actors.of(alice));
        assertThat(run.gatewayRunId()).isNotEqualTo(run.runId());
        assertThat(world.actions(ACME)).endsWith("run.launch");
        assertThat(world.engine.countRuns()).isOne();
    }

    @Test
    void givenTwoOrganizationsWithTheSameRunId_whenBothLaunch_thenEachHasItsOwnRunAtTheGateway() {
        Run one = world.launch(alice, "same");
        Run other = world.launch(WorkflowWorld.user(GLOBEX, "alice"), "same");

        assertThat(one.gatewayRunId()).isNotEqualTo(other.gatewayRunId());
        assertThat(world.engine.countRuns()).isEqualTo(2);
    }

    @Test
    void givenALaunch_whenItIsRepeated_thenThereIsOneRun() {
        Run first = world.launch(alice, "r1", WorkflowWorld.oneRun());
        Upserted<Run> second = world.landlord
                .runs()
                .launch(alice, WorkflowWorld.launching(ACME, "r1", "hello", WorkflowWorld.oneRun()));

        assertThat(second.created()).isFalse();
        assertThat(second.value().gatewayRunId()).isEqualTo(first.gatewayRunId());
        assertThat(world.reservations(ACME)).hasSize(1);
        assertThat(world.engine.countRuns()).isOne();
    }

    @Test
    void givenARunId_whenItIsUsedForAnotherWorkflow_thenItIsAConflict() {
        world.launch(alice, "r1");

        assertThatThrownBy(() -> world.landlord.runs().launch(alice, WorkflowWorld.launching(ACME, "r1", "approve")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void givenNoSuchWorkflow_whenSomebodyLaunches_thenTheFieldIsNamedAndNothingIsHeld() {
        assertThatThrownBy(() -> world.landlord
                        .runs()
                        .launch(alice, WorkflowWorld.launching(ACME, "r1", "nope", WorkflowWorld.oneRun())))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.pointer()).isEqualTo("/workflow")));

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.LAUNCH_FAILED);
        assertNothingIsHeld();
        assertThat(world.actions(ACME)).endsWith("run.launch", "run.launch_fail");
    }

    @Test
    void givenAFailedLaunch_whenItIsCorrectedUnderTheSameId_thenItRuns() {
        LaunchRun wrong = new LaunchRun(
                ACME,
                PROJECT,
                new RunId("r1"),
                null,
                new Label("hello"),
                Metadata.of(Map.of("refuse", true)),
                List.of());
        assertThatThrownBy(() -> world.landlord.runs().launch(alice, wrong)).isInstanceOf(InvalidInput.class);

        assertThat(world.launch(alice, "r1").state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void givenAGatewayThatCannotBeReached_whenSomebodyLaunches_thenThereIsNoRunAndNothingIsHeld() {
        world.engine.failing(GatewayState.DOWN, false);

        assertThatThrownBy(() -> world.launch(alice, "r1", WorkflowWorld.oneRun()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("does not respond");

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.LAUNCH_FAILED);
        assertThat(world.run(ACME, "r1").progress().seenAt()).isNull();
        assertNothingIsHeld();
    }

    @Test
    void givenALostAnswer_whenTheGatewayHasTheRun_thenItIsFoundLater() {
        world.engine.losingAnswers(true);
        Run launching = world.launch(alice, "r1", WorkflowWorld.oneRun());
        assertThat(launching.state()).isEqualTo(RunState.LAUNCHING);
        world.engine.losingAnswers(false);

        world.reconcile();

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.RUNNING);
        assertThat(world.run(ACME, "r1").reservations()).hasSize(1);
    }

    @Test
    void givenALaunchThatDidNotArrive_whenTheTimeForItHasPassed_thenItHasFailedAndNothingIsHeld() {
        world.engine.failing(GatewayState.DOWN, true);
        world.launch(alice, "r1", WorkflowWorld.oneRun());
        world.engine.failing(null, false);

        world.reconcile();
        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.LAUNCHING);
        world.pass(EngineInMemory.LAUNCH_SETTLED.plusSeconds(1));
        assertThat(world.reconcile().findings()).anyMatch(finding -> finding.contains("launch of the run r1"));

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.LAUNCH_FAILED);
        assertNothingIsHeld();
    }

    @Test
    void givenALaunchThatWasTakenForFailed_whenTheGatewayHasItAfterAll_thenItIsFollowedAgain() {
        world.engine.failing(GatewayState.DOWN, true);
        Run run = world.launch(alice, "r1");
        world.engine.failing(null, false);
        world.pass(EngineInMemory.LAUNCH_SETTLED.plusSeconds(1));
        world.reconcile();
        world.engine.launchDirectly(run.gatewayRunId(), "hello");

        assertThat(world.reconcile().findings()).anyMatch(finding -> finding.contains("followed again"));

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void givenAnInputThatTheGatewayAcceptsAndForgets_whenTimePasses_thenTheLaunchHasFailed() {
        world.engine.forgettingLaunches();
        assertThat(world.launch(alice, "r1").state()).isEqualTo(RunState.LAUNCHING);

        world.pass(EngineInMemory.LAUNCH_SETTLED.plusSeconds(1));
        world.reconcile();

        assertThat(world.run(ACME, "r1").progress().error()).contains("the input does not fit");
    }

    @Test
    void givenAHardLimitOfThree_whenThirtyTwoCallersLaunch_thenThereAreExactlyThreeRuns() throws Exception {
        world.limit(RUNS, "3", Enforcement.HARD, OnExceeded.NONE);
        try (ExecutorService callers = Executors.newFixedThreadPool(32)) {
            List<Callable<Boolean>> launches = IntStream.range(0, 32)
                    .<Callable<Boolean>>mapToObj(i -> () -> isLaunched("r" + i))
                    .toList();
            long launched = 0;
            for (var outcome : callers.invokeAll(launches)) {
                launched += outcome.get() ? 1 : 0;
            }
            assertThat(launched).isEqualTo(3);
        }
        assertThat(world.engine.countRuns()).isEqualTo(3);
    }

    private boolean isLaunched(String runId) {
        try {
            world.launch(alice, runId, WorkflowWorld.oneRun());
            return true;
        } catch (QuotaExceeded _) {
            return false;
        }
    }

    @Test
    void givenARunOfAnotherOrganization_whenItIsRead_thenItIsNotFoundAsOneThatDoesNotExist() {
        world.launch(alice, "r1");
        Caller mallory = WorkflowWorld.user(GLOBEX, "mallory");

        assertThatThrownBy(() -> world.landlord.runs().get(mallory, GLOBEX, new RunId("r1")))
                .isInstanceOf(NotFound.class)
                .hasMessage("no run r1");
        assertThatThrownBy(() -> world.landlord.runs().get(mallory, ACME, new RunId("r1")))
                .isInstanceOf(NotFound.class)
                .hasMessage("no org acme");
    }

    @Test
    void givenAnUnknownGateway_whenSomebodyLaunches_thenTheFieldIsNamed() {
        LaunchRun command = new LaunchRun(
                ACME, PROJECT, null, new GatewayId("other"), new Label("hello"), Metadata.empty(), List.of());

        assertThatThrownBy(() -> world.landlord.runs().launch(alice, command))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("active gateway");
    }

    @Test
    void givenALongRun_whenItsReservationIsAboutToExpire_thenItIsRenewed() {
        world.limit(RUNS, "1", Enforcement.HARD, OnExceeded.NONE);
        world.launch(alice, "r1", WorkflowWorld.oneRun());

        for (int day = 0; day < 6; day++) {
            world.pass(Duration.ofHours(12));
            world.reconcile();
        }

        assertThat(isLaunched("r2")).isFalse();
        assertThat(world.run(ACME, "r1").reservations()).hasSize(1);
    }

    private void assertNothingIsHeld() {
        assertThat(world.reservations(ACME))
                .allMatch(one -> one.status(world.memory.now()) == ReservationStatus.RELEASED);
    }

    @Test
    void givenUnitsOfAMetric_whenALimitIsInAnotherUnit_thenItDoesNotBind() {
        world.limit(new Label("calls"), "1", Enforcement.HARD, OnExceeded.NONE);

        world.launch(alice, "r1", WorkflowWorld.using(new Label("tokens"), "500"));

        assertThat(world.reservations(ACME))
                .extracting(one -> one.series().metric().value())
                .containsExactlyInAnyOrder("tokens", "run_count");
        assertThat(world.run(ACME, "r1").reservations()).hasSize(2);
    }

    @Test
    void givenALimitOnRuns_whenALaunchNamesNoUsage_thenTheLimitHoldsForItAsWell() {
        world.limit(RUNS, "2", Enforcement.HARD, OnExceeded.NONE);
        world.launch(alice, "r1");
        world.launch(alice, "r2", WorkflowWorld.using(new Label("tokens"), "500"));

        assertThatThrownBy(() -> world.launch(alice, "r3")).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void givenTheReservationsOfARun_whenCallersSettleThem_thenTheyAreRefused() {
        world.launch(alice, "r1");
        ReservationId held = world.run(ACME, "r1").reservations().getFirst();
        QuotaReservations reservations = world.landlord.quotaReservations();

        assertThatThrownBy(() -> reservations.release(OPERATOR, ACME, held))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("belongs to a run");
        assertThatThrownBy(() -> reservations.commit(
                        OPERATOR,
                        new CommitReservation(ACME, held, Quantity.of(BigDecimal.ONE), null, null, Metadata.empty())))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> reservations.extend(
                        OPERATOR,
                        new ExtendReservation(ACME, held, world.memory.now().plusSeconds(60))))
                .isInstanceOf(Conflict.class);
        assertThat(reservations.get(OPERATOR, ACME, held).status()).isEqualTo(ReservationStatus.HELD);
    }

    @Test
    void givenALaunchThatDidNotArrive_whenItIsRepeatedAndBothArrive_thenThereIsOneRunWithOneOwner() {
        world.engine.failing(GatewayState.DOWN, true);
        Run first = world.launch(alice, "r1");
        world.engine.failing(null, false);
        world.pass(EngineInMemory.LAUNCH_SETTLED.plusSeconds(1));
        world.reconcile();

        assertThatThrownBy(() -> world.landlord.runs().launch(alice, WorkflowWorld.launching(ACME, "r1", "approve")))
                .isInstanceOf(Conflict.class);
        Run second = world.launch(alice, "r1");

        assertThat(second.gatewayRunId()).isEqualTo(first.gatewayRunId());
        assertThat(second.state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void givenALaunchThatWasTakenForFailed_whenItsRunHasEndedAfterAll_thenWhatItReservedIsRecorded() {
        world.limit(RUNS, "1", Enforcement.HARD, OnExceeded.NONE);
        world.engine.failing(GatewayState.DOWN, true);
        Run run = world.launch(alice, "r1");
        world.engine.failing(null, false);
        world.pass(EngineInMemory.LAUNCH_SETTLED.plusSeconds(1));
        world.reconcile();
        assertNothingIsHeld();
        world.engine.launchDirectly(run.gatewayRunId(), "hello");

        world.reconcile();

        assertThat(isLaunched("r2")).isFalse();
        world.engine.end(run.gatewayRunId(), RunState.SUCCEEDED, Map.of());
        world.reconcile();
        assertThat(world.usage(ACME))
                .extracting(event -> event.metric().value())
                .containsOnlyOnce("run_count");
        assertThat(isLaunched("r2")).isFalse();
    }
}
