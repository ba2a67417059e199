package org.landlord.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.application.workflow.WorkflowWorld.ACME;
import static org.landlord.application.workflow.WorkflowWorld.GLOBEX;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.Outcome.Cause;
import org.landlord.domain.workflow.approval.Outcome.Delivery;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.DecideApproval;

/// Who may decide an approval, and what ends it.
class DecidedApprovalsTest extends ApprovalWorld {

    @Test
    void givenAGate_whenSomebodyApproves_thenTheGatewayHasItAndItIsAudited() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);

        ApprovalView decided = decide(bob, approval, true, null);

        assertThat(decided.approval().status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(outcome(approval).delivery()).isEqualTo(Delivery.DELIVERED);
        assertThat(world.engine.decided(world.run(ACME, "r1").gatewayRunId())).isTrue();
        assertThat(world.actions(ACME)).endsWith("approval.decide", "approval.end");
    }

    @Test
    void givenASelect_whenTheChoiceIsMissingOrUnknown_thenTheFieldIsNamed() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.SELECT);

        assertThatThrownBy(() -> decide(bob, approval, true, null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("red, green, blue");
        assertThatThrownBy(() -> decide(bob, approval, true, new ApprovalValue.Selected("black")))
                .isInstanceOf(InvalidInput.class);
        assertThat(decide(bob, approval, true, new ApprovalValue.Selected("green"))
                        .approval()
                        .outcome())
                .satisfies(outcome -> assertThat(Objects.requireNonNull(outcome).value())
                        .isEqualTo(new ApprovalValue.Selected("green")));
    }

    @Test
    void givenARank_whenSomebodyRanks_thenTheOrderIsTheOutcome() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.RANK);

        assertThatThrownBy(() -> decide(bob, approval, true, new ApprovalValue.Ranked(List.of("red", "red"))))
                .isInstanceOf(InvalidInput.class);
        decide(bob, approval, true, new ApprovalValue.Ranked(List.of("blue", "red")));

        assertThat(outcome(approval).value()).isEqualTo(new ApprovalValue.Ranked(List.of("blue", "red")));
    }

    @Test
    void givenADenial_whenAChoiceIsGivenWithIt_thenItIsRefusedAndADenialAloneDenies() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.SELECT);

        assertThatThrownBy(() -> decide(bob, approval, false, new ApprovalValue.Selected("red")))
                .isInstanceOf(InvalidInput.class);
        assertThat(decide(bob, approval, false, null).approval().status()).isEqualTo(ApprovalStatus.DENIED);
    }

    @Test
    void givenAPolicyWithoutSelfApproval_whenTheLauncherDecides_thenTheReasonIsTold() {
        policy("four-eyes", Deciders.anybody(), 1, false, null);
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);

        assertThatThrownBy(() -> decide(alice, approval, true, null))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("you launched this run")
                .hasMessageContaining("four-eyes");
        decide(bob, approval, true, null);
    }

    @Test
    void givenAPolicyWithoutSelfApproval_whenWhoeverResumedDecides_thenTheReasonIsTold() {
        policy("four-eyes", Deciders.anybody(), 1, false, null);
        world.launch(alice, "r1");
        world.landlord.runs().pause(alice, ACME, world.run(ACME, "r1").runId());
        world.landlord.runs().resume(bob, ACME, world.run(ACME, "r1").runId());
        world.engine.ask(world.run(ACME, "r1").gatewayRunId(), ApprovalMode.GATE);
        world.reconcile();
        Approval approval = world.approvals(ACME).getFirst().approval();

        assertThatThrownBy(() -> decide(bob, approval, true, null)).hasMessageContaining("you last resumed this run");
        decide(carol, approval, true, null);
    }

    @Test
    void givenTwoOfManyPeople_whenTheyAgree_thenTheSecondDecides() {
        policy("two", Deciders.anybody(), 2, true, null);
        Approval approval = world.asked(alice, "r1", ApprovalMode.SELECT);

        decide(bob, approval, true, new ApprovalValue.Selected("red"));
        decide(bob, approval, true, new ApprovalValue.Selected("red"));
        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.PENDING);
        decide(carol, approval, true, new ApprovalValue.Selected("green"));
        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.PENDING);
        decide(carol, approval, true, new ApprovalValue.Selected("red"));

        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(stored(approval).decisions()).hasSize(2);
        assertThat(world.engine.calls("submit")).isOne();
    }

    @Test
    void givenDeciders_whenSomebodyElseDecides_thenThePolicySaysWhoMay() {
        policy(
                "leads",
                new Deciders(List.of(new Label("owner")), List.of(), List.of(new UserId("carol"))),
                1,
                true,
                null);
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);

        assertThatThrownBy(() -> decide(bob, approval, true, null))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("the roles owner and the users carol");
        assertThat(mine(bob)).isEmpty();
        assertThat(mine(carol)).hasSize(1);
        decide(carol, approval, true, null);
        assertThat(mine(carol)).isEmpty();
    }

    @Test
    void givenSeveralPolicies_whenTheyMatch_thenNoneRelaxesAnother() {
        policy("strict", Deciders.anybody(), 2, false, null);
        policy("lax", Deciders.anybody(), 1, true, null);
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);

        decide(bob, approval, true, null);

        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.PENDING);
        assertThatThrownBy(() -> decide(alice, approval, true, null)).isInstanceOf(Forbidden.class);
    }

    @Test
    void givenADeadline_whenItHasPassed_thenTheAnswerIsDeny() {
        policy("soon", Deciders.anybody(), 1, true, Duration.ofMinutes(10));
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        assertThat(approval.deadlineAt())
                .isEqualTo(approval.request().requestedAt().plus(Duration.ofMinutes(10)));

        world.pass(Duration.ofMinutes(10));
        assertThat(world.reconcile().findings()).anyMatch(finding -> finding.contains("deadline"));

        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.DENIED);
        assertThat(outcome(approval).cause()).isEqualTo(Cause.DEADLINE);
        assertThat(world.engine.decided(world.run(ACME, "r1").gatewayRunId())).isFalse();
    }

    @Test
    void givenTwoOfManyPeople_whenOneOfThemResumesTheRunMeanwhile_thenTheirDecisionDoesNotCount() {
        policy("two", Deciders.anybody(), 2, false, null);
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        decide(bob, approval, true, null);
        world.engine.become(world.run(ACME, "r1").gatewayRunId(), RunState.ORPHANED);
        world.landlord.runs().resume(bob, ACME, new RunId("r1"));

        decide(carol, approval, true, null);

        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.PENDING);
        decide(WorkflowWorld.user(ACME, "dave"), approval, true, null);
        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    void givenWhoeverResumedARun_whenAnotherResumesItWhileItWaits_thenThatIsAConflictAndTheFirstStays() {
        policy("four-eyes", Deciders.anybody(), 1, false, null);
        world.launch(carol, "r1");
        RunId runId = world.run(ACME, "r1").gatewayRunId();
        world.engine.become(runId, RunState.ORPHANED);
        world.landlord.runs().resume(alice, ACME, new RunId("r1"));
        world.engine.ask(runId, ApprovalMode.GATE);
        world.reconcile();

        assertThatThrownBy(() -> world.landlord.runs().resume(bob, ACME, new RunId("r1")))
                .isInstanceOf(Conflict.class);

        assertThat(world.run(ACME, "r1").resumedBy()).isEqualTo(Actors.of(alice));
        Approval approval = world.approvals(ACME).getFirst().approval();
        assertThatThrownBy(() -> decide(alice, approval, true, null)).isInstanceOf(Forbidden.class);
    }

    @Test
    void givenAPolicyThatRequiresFewerPeopleThanBefore_whenEnoughHaveAgreed_thenTheApprovalEnds() {
        policy("two", Deciders.anybody(), 2, true, null);
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        decide(bob, approval, true, null);
        policy("two", Deciders.anybody(), 1, true, null);

        world.reconcile();

        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(outcome(approval).delivery()).isEqualTo(Delivery.DELIVERED);
    }

    @Test
    void givenAnApprovalOfAnotherOrganization_whenItIsDecided_thenItIsNotFound() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        Caller mallory = WorkflowWorld.user(GLOBEX, "mallory");

        assertThatThrownBy(() -> world.landlord
                        .approvals()
                        .decide(mallory, new DecideApproval(GLOBEX, approval.approvalId(), true, null, null)))
                .isInstanceOf(NotFound.class);
        assertThat(world.approvals(GLOBEX)).isEmpty();
    }

    @Test
    void givenAPolicyWithAnUnknownTeam_whenItIsStored_thenTheFieldIsNamed() {
        assertThatThrownBy(() -> policy(
                        "team", new Deciders(List.of(), List.of(new TeamId("nobody")), List.of()), 1, true, null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("team of the organization");
    }

    @Test
    void givenARunOfNobody_whenItAsks_thenNoOrganizationSeesTheApproval() {
        world.engine.launchDirectly(new RunId("stray"), "approve");
        world.engine.ask(new RunId("stray"), ApprovalMode.GATE);

        world.reconcile();

        assertThat(world.approvals(ACME)).isEmpty();
        assertThat(world.approvals(GLOBEX)).isEmpty();
    }
}
