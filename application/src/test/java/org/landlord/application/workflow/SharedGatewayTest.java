package org.landlord.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.application.workflow.WorkflowWorld.ACME;
import static org.landlord.application.workflow.WorkflowWorld.GLOBEX;
import static org.landlord.application.workflow.WorkflowWorld.OPERATOR;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.application.workflow.gateway.CallShares;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.port.in.workflow.CreateGateway;

/// Two organizations at one gateway: what one of them does is not felt by the other.
class SharedGatewayTest {

    private final WorkflowWorld world = new WorkflowWorld();
    private final Caller alice = WorkflowWorld.user(ACME, "alice");
    private final Caller greta = WorkflowWorld.user(GLOBEX, "greta");

    @Test
    void givenManyUndecidedApprovalsOfOne_whenTheGatewayListsOnlySome_thenThoseOfTheOtherAreFound() {
        for (int i = 0; i < 5; i++) {
            world.engine.ask(world.launch(alice, "r" + i).gatewayRunId(), ApprovalMode.GATE);
        }
        world.engine.ask(world.launch(greta, "late").gatewayRunId(), ApprovalMode.GATE);
        world.engine.listingApprovals(2);

        world.reconcile();
        world.reconcile();

        assertThat(world.approvals(GLOBEX))
                .singleElement()
                .satisfies(view -> assertThat(view.approval().status()).isEqualTo(ApprovalStatus.PENDING));
        assertThat(world.approvals(ACME))
                .hasSize(5)
                .allMatch(view -> view.approval().status() == ApprovalStatus.PENDING);
    }

    @Test
    void givenMoreRunsOfOneThanAreComparedAtATime_whenTheGatewayIsCompared_thenEachHasItsTurn() {
        int many = WorkflowReconciler.OF_ORGANIZATION + 30;
        for (int i = 0; i < many; i++) {
            world.launch(alice, "r" + i);
        }
        world.launch(greta, "other");
        world.engine.endAll();

        world.reconcile();
        assertThat(world.run(GLOBEX, "other").state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(ended(many)).isEqualTo(WorkflowReconciler.OF_ORGANIZATION);
        world.reconcile();
        assertThat(ended(many)).isEqualTo(many);
    }

    private long ended(int many) {
        return IntStream.range(0, many)
                .filter(i -> world.run(ACME, "r" + i).state().isEnded())
                .count();
    }

    @Test
    void givenCallsOfOneThatHang_whenItCallsAgain_thenItIsRefusedAndTheOtherIsNot() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        world.engine.held().until(open);
        world.launch(alice, "r1");
        world.launch(greta, "r1");
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CallShares.OF_ORGANIZATION; i++) {
                calls.add(callers.submit(() -> world.events(alice, ACME, "r1")));
            }
            world.engine.held().await(CallShares.OF_ORGANIZATION);

            assertThatThrownBy(() -> world.events(alice, ACME, "r1")).hasMessageContaining("cannot be used now");
            calls.add(callers.submit(() -> world.events(greta, GLOBEX, "r1")));
            world.engine.held().await(CallShares.OF_ORGANIZATION + 1);
            assertThat(world.landlord
                            .gateways()
                            .get(OPERATOR, WorkflowWorld.GATEWAY)
                            .health()
                            .state())
                    .isNotEqualTo(GatewayState.DOWN);
            open.countDown();
            for (Future<?> call : calls) {
                call.get();
            }
        }
        world.events(alice, ACME, "r1");
    }

    @Test
    void givenAFailureThatConcernsOneRun_whenTheOtherLooks_thenTheGatewayIsUp() {
        world.reconcile();
        world.launch(alice, "r1");
        world.engine.failing(GatewayState.DOWN, false);
        assertThatThrownBy(() -> world.events(alice, ACME, "r1")).hasMessageContaining("cannot be used now");
        world.engine.failing(null, false);

        assertThat(world.landlord
                        .gateways()
                        .get(OPERATOR, WorkflowWorld.GATEWAY)
                        .health()
                        .state())
                .isEqualTo(GatewayState.UP);
    }

    @Test
    void givenAsManyGatewaysAsAnOrganizationMayHave_whenItAddsOne_thenItIsAConflict() {
        for (int i = 0; i < GatewayUseCases.MAX_OF_ORGANIZATION; i++) {
            add("gw" + i);
        }

        assertThatThrownBy(() -> add("more")).isInstanceOf(Conflict.class).hasMessageContaining("maximum");
    }

    private void add(String gatewayId) {
        world.landlord
                .gateways()
                .create(OPERATOR, new CreateGateway(ACME, new GatewayId(gatewayId), WorkflowWorld.settings(List.of())));
    }
}
