package org.landlord.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.application.workflow.WorkflowWorld.ACME;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.Outcome.Cause;
import org.landlord.domain.workflow.approval.Outcome.Delivery;

/// Landlord and the gateway agree on the outcome of an approval, whatever fails in between.
class AgreedApprovalsTest extends ApprovalWorld {

    @Test
    void givenAGatewayThatIsDown_whenSomebodyDecides_thenTheDecisionIsStoredAndDeliveredOnce() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        world.engine.failing(GatewayState.DOWN, false);

        assertThat(decide(bob, approval, true, null).approval().status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(outcome(approval).delivery()).isEqualTo(Delivery.DUE);
        world.engine.failing(null, false);
        world.reconcile();
        world.reconcile();

        assertThat(outcome(approval).delivery()).isEqualTo(Delivery.DELIVERED);
        assertThat(world.engine.calls("submit")).isEqualTo(2);
    }

    @Test
    void givenALostAnswer_whenTheOutcomeIsSentAgain_thenTheGatewayHasItOnce() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        world.engine.losingAnswers(true);
        decide(bob, approval, true, null);
        world.engine.losingAnswers(false);

        world.reconcile();

        assertThat(outcome(approval).delivery()).isEqualTo(Delivery.DELIVERED);
        assertThat(outcome(approval).cause()).isEqualTo(Cause.DECISION);
    }

    @Test
    void givenSomebodyWhoDecidedAtTheGateway_whenAnotherDecidesOtherwise_thenTheyAreToldAndTheFirstStays() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        world.engine.beforeSubmit(
                () -> world.engine.decideDirectly(world.run(ACME, "r1").gatewayRunId(), false));

        assertThatThrownBy(() -> decide(bob, approval, true, null))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("denied");

        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.DENIED);
        assertThat(outcome(approval).cause()).isEqualTo(Cause.GATEWAY);
        assertThat(stored(approval).decisions()).hasSize(1);
    }

    @Test
    void givenAnApprovalThatWasDecidedAtTheGateway_whenItIsReconciled_thenTheRecordSaysSo() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        world.engine.decideDirectly(world.run(ACME, "r1").gatewayRunId(), true);

        world.reconcile();

        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(outcome(approval).cause()).isEqualTo(Cause.GATEWAY);
        assertThat(outcome(approval).delivery()).isEqualTo(Delivery.NOT_NEEDED);
    }

    @Test
    void givenARunThatIsCancelledMeanwhile_whenItIsReconciled_thenItsApprovalIsWithdrawn() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        world.landlord.runs().cancel(alice, ACME, world.run(ACME, "r1").runId());

        world.reconcile();

        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.WITHDRAWN);
        assertThatThrownBy(() -> decide(bob, approval, true, null)).isInstanceOf(Conflict.class);
        assertThat(world.run(ACME, "r1").state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void givenAGatewayThatForgetsARunForAWhile_whenItHasItAgain_thenItsApprovalCanBeDecided() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        RunId runId = world.run(ACME, "r1").gatewayRunId();
        Runnable back = world.engine.forgetForAWhile(runId);
        world.reconcile();
        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.PENDING);
        decide(bob, approval, true, null);
        assertThat(outcome(approval).delivery()).isEqualTo(Delivery.DUE);
        world.reconcile();
        assertThat(outcome(approval).delivery()).isEqualTo(Delivery.DUE);

        back.run();
        world.reconcile();

        assertThat(outcome(approval).delivery()).isEqualTo(Delivery.DELIVERED);
        assertThat(world.engine.decided(runId)).isTrue();
    }

    @Test
    void givenARunThatWasLost_whenTheGatewayHasItAgain_thenItsApprovalIsPendingAgain() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        Runnable back = world.engine.forgetForAWhile(world.run(ACME, "r1").gatewayRunId());
        world.pass(RunFollower.LOST_AFTER.plusSeconds(1));
        world.reconcile();
        world.reconcile();
        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.WITHDRAWN);
        world.pass(Duration.ofSeconds(1));

        back.run();
        assertThat(world.reconcile().findings()).anyMatch(finding -> finding.contains("waits again"));

        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(decide(bob, approval, true, null).approval().status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    void givenAResumptionThatTheGatewayRefuses_whenItIsTold_thenWhoeverResumedBeforeIsStillTheLast() {
        world.launch(carol, "r1");
        RunId runId = world.run(ACME, "r1").gatewayRunId();
        world.engine.become(runId, RunState.ORPHANED);
        world.landlord.runs().resume(alice, ACME, new RunId("r1"));
        world.engine.become(runId, RunState.ORPHANED);
        world.reconcile();
        world.engine.forget(runId);

        assertThatThrownBy(() -> world.landlord.runs().resume(bob, ACME, new RunId("r1")))
                .isInstanceOf(Conflict.class);

        assertThat(world.run(ACME, "r1").resumedBy()).isEqualTo(Actors.of(alice));
    }

    @Test
    void givenADecisionThatTheGatewayRefuses_whenItIsSent_thenTheApprovalIsPendingAgain() {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);

        assertThatThrownBy(() -> decide(bob, approval, true, "refused", null)).isInstanceOf(Conflict.class);

        assertThat(stored(approval).status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(stored(approval).decisions()).isEmpty();
    }

    @Test
    void givenTwoPeopleAtOnce_whenTheyDecideOtherwise_thenOneIsTheTruthAndTheOthersAreTold() throws Exception {
        Approval approval = world.asked(alice, "r1", ApprovalMode.GATE);
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> decisions = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            decide(WorkflowWorld.user(ACME, "user" + i), approval, i % 2 == 0, null);
                            return true;
                        } catch (Conflict _) {
                            return false;
                        }
                    })
                    .toList();
            long taken = 0;
            for (var outcome : people.invokeAll(decisions)) {
                taken += outcome.get() ? 1 : 0;
            }
            assertThat(taken).isOne();
        }
        assertThat(world.engine.calls("submit")).isOne();
        assertThat(world.engine.decided(world.run(ACME, "r1").gatewayRunId()))
                .isEqualTo(stored(approval).status() == ApprovalStatus.APPROVED);
    }
}
