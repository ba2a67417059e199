package org.landlord.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.application.workflow.WorkflowWorld.ACME;
import static org.landlord.application.workflow.WorkflowWorld.GATEWAY;
import static org.landlord.application.workflow.WorkflowWorld.GLOBEX;
import static org.landlord.application.workflow.WorkflowWorld.OPERATOR;
import static org.landlord.application.workflow.WorkflowWorld.PROJECT;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.AssignRun;
import org.landlord.port.in.workflow.GatewaySettings;
import org.landlord.port.in.workflow.ListWorkflows;
import org.landlord.port.in.workflow.PutGateway;
import org.landlord.port.in.workflow.UnassignedRun;

/// What Landlord learns from a gateway: states, usage, and runs that are nobody's.
class FollowedRunsTest {

    private final Caller alice = WorkflowWorld.user(ACME, "alice");

    @Test
    void givenAFailedRun_whenSomebodyResumesIt_thenItIsAConflict() {
        WorkflowWorld world = new WorkflowWorld();
        Run run = world.launch(alice, "r1");
        world.engine.end(run.gatewayRunId(), RunState.FAILED, Map.of());
        world.reconcile();

        assertThatThrownBy(() -> world.landlord.runs().resume(alice, ACME, new RunId("r1")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("failed");
        assertThat(world.engine.calls("resume")).isZero();
    }

    @Test
    void givenARunThatLaunchesAnother_whenItIsReconciled_thenTheOtherBelongsToTheSameProject() {
        WorkflowWorld world = new WorkflowWorld();
        Run run = world.launch(alice, "r1");
        world.engine.launchBy(run.gatewayRunId(), new RunId("child"), "approve");
        world.engine.ask(new RunId("child"), ApprovalMode.GATE);

        assertThat(world.reconcile().findings()).anyMatch(finding -> finding.contains("launched by the run r1"));

        Run child = world.run(ACME, "child");
        assertThat(child.projectId()).isEqualTo(PROJECT);
        assertThat(child.launchedBy()).isEqualTo(run.launchedBy());
        assertThat(child.state()).isEqualTo(RunState.WAITING_APPROVAL);
        assertThat(world.approvals(ACME)).hasSize(1);
        assertThat(unassigned(world)).isEmpty();
    }

    @Test
    void givenAGatewayThatIsGone_whenItIsRetiredAndDeleted_thenItsRunsAreLostAndHoldNothing() {
        WorkflowWorld world = new WorkflowWorld();
        world.launch(alice, "r1");
        Approval approval = world.asked(alice, "r2", ApprovalMode.GATE);
        world.engine.failing(GatewayState.DOWN, false);
        GatewaySettings retired = new GatewaySettings(
                new Name("Gone"), world.gateway().baseUrl(), world.gateway().token(), new Label("retired"), List.of());
        world.landlord.gateways().put(OPERATOR, new PutGateway(GATEWAY, retired, Precondition.none()));

        world.landlord.gateways().delete(OPERATOR, GATEWAY, Precondition.none());

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.LOST);
        assertThat(world.run(ACME, "r2").state()).isEqualTo(RunState.LOST);
        assertThat(world.reservations(ACME))
                .allMatch(one -> one.status(world.memory.now()) == ReservationStatus.RELEASED);
        assertThat(world.approvals(ACME))
                .singleElement()
                .satisfies(view -> assertThat(view.approval().status()).isEqualTo(ApprovalStatus.WITHDRAWN));
        assertThat(approval.isPending()).isTrue();
        world.landlord.projects().delete(OPERATOR, ACME, PROJECT, Precondition.none());
    }

    @Test
    void givenAnActiveRun_whenItsOrganizationIsDeleted_thenItIsAConflict() {
        WorkflowWorld world = new WorkflowWorld();
        Run run = world.launch(alice, "r1");

        assertThatThrownBy(() -> world.landlord.organizations().delete(OPERATOR, ACME, Precondition.none()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("cancel them first");
        world.landlord.runs().cancel(alice, ACME, run.runId());
        world.landlord.organizations().delete(OPERATOR, ACME, Precondition.none());
    }

    @Test
    void givenARunThatTheGatewayForgot_whenTenMinutesHavePassed_thenItIsLost() {
        WorkflowWorld world = new WorkflowWorld();
        Run run = world.launch(alice, "r1");
        world.engine.forget(run.gatewayRunId());

        world.reconcile();
        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.RUNNING);
        world.pass(RunFollower.LOST_AFTER.plusSeconds(1));
        world.reconcile();

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.LOST);
    }

    @Test
    void givenAGatewayThatIsDown_whenItIsReconciled_thenRunsStayAsTheyWereAndItsHealthSaysSo() {
        WorkflowWorld world = new WorkflowWorld();
        world.launch(alice, "r1");
        world.engine.failing(GatewayState.TOKEN_UNREADABLE, false);

        assertThat(world.reconcile().health().state()).isEqualTo(GatewayState.TOKEN_UNREADABLE);

        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.RUNNING);
        assertThat(world.landlord.gateways().get(OPERATOR, GATEWAY).health().detail())
                .isEqualTo("it fails for the test");
    }

    @Test
    void givenARunOfNobody_whenAnOperatorAssignsIt_thenItBelongsToTheProject() {
        WorkflowWorld world = new WorkflowWorld();
        world.launch(alice, "r1");
        world.engine.launchDirectly(new RunId("stray"), "hello");

        assertThat(unassigned(world)).containsExactly("stray");
        world.landlord.runs().assign(OPERATOR, new AssignRun(GATEWAY, new RunId("stray"), GLOBEX, PROJECT));

        assertThat(unassigned(world)).isEmpty();
        assertThat(world.run(GLOBEX, "stray").state()).isEqualTo(RunState.RUNNING);
        assertThat(world.actions(GLOBEX)).endsWith("run.assign");
        assertThatThrownBy(() -> world.landlord
                        .runs()
                        .assign(OPERATOR, new AssignRun(GATEWAY, new RunId("stray"), ACME, PROJECT)))
                .isInstanceOf(Conflict.class);
    }

    private static List<String> unassigned(WorkflowWorld world) {
        return world.landlord.runs().listUnassigned(OPERATOR, GATEWAY, new PageRequest(10, null)).items().stream()
                .map(UnassignedRun::runId)
                .map(RunId::value)
                .toList();
    }

    @Test
    void givenAnActiveRun_whenItIsPausedResumedAndCancelled_thenTheGatewayAndTheRecordAgree() {
        WorkflowWorld world = new WorkflowWorld();
        Caller bob = WorkflowWorld.user(ACME, "bob");
        world.launch(alice, "r1");

        assertThat(world.landlord.runs().pause(alice, ACME, new RunId("r1")).state())
                .isEqualTo(RunState.PAUSED);
        assertThatThrownBy(() -> world.landlord.runs().pause(alice, ACME, new RunId("r1")))
                .isInstanceOf(Conflict.class);
        Run resumed = world.landlord.runs().resume(bob, ACME, new RunId("r1"));
        assertThat(resumed.state()).isEqualTo(RunState.RUNNING);
        assertThat(resumed.resumedBy()).isEqualTo(Actors.of(bob));
        assertThat(world.landlord.runs().cancel(alice, ACME, new RunId("r1")).state())
                .isEqualTo(RunState.CANCELLED);
        assertThat(world.landlord.runs().cancel(alice, ACME, new RunId("r1")).state())
                .isEqualTo(RunState.CANCELLED);
        assertThatThrownBy(() -> world.landlord.runs().resume(bob, ACME, new RunId("r1")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void givenAnotherOrganization_whenItControlsARun_thenTheRunIsNotFoundAndTheGatewayIsNotCalled() {
        WorkflowWorld world = new WorkflowWorld();
        world.launch(alice, "r1");
        Caller mallory = WorkflowWorld.user(GLOBEX, "mallory");

        assertThatThrownBy(() -> world.landlord.runs().cancel(mallory, GLOBEX, new RunId("r1")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        world.landlord.runs().events(mallory, GLOBEX, new RunId("r1"), 0, new PageRequest(10, null)))
                .isInstanceOf(NotFound.class);
        assertThat(world.engine.calls("cancel")).isZero();
        assertThat(world.engine.calls("events")).isZero();
    }

    @Test
    void givenAnActiveRun_whenItsGatewayOrProjectIsDeleted_thenItIsAConflict() {
        WorkflowWorld world = new WorkflowWorld();
        world.launch(alice, "r1");

        assertThatThrownBy(() -> world.landlord.gateways().delete(OPERATOR, GATEWAY, Precondition.none()))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> world.landlord.projects().delete(OPERATOR, ACME, PROJECT, Precondition.none()))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void givenEndedRuns_whenWorkflowsAreListed_thenTheyTellHowOftenTheyRanAndFailed() {
        WorkflowWorld world = new WorkflowWorld();
        Run run = world.launch(alice, "r1");
        world.launch(alice, "r2");
        world.engine.end(run.gatewayRunId(), RunState.FAILED, Map.of());
        world.reconcile();

        assertThat(world.landlord
                        .workflows()
                        .list(alice, new ListWorkflows(ACME, PROJECT, null), new PageRequest(10, null))
                        .items())
                .hasSize(4)
                .filteredOn(view -> view.workflow().key().value().equals("hello"))
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.runs()).isEqualTo(2);
                    assertThat(view.failed()).isOne();
                    assertThat(view.active()).isOne();
                    assertThat(view.offered()).isTrue();
                });
    }
}
