package org.landlord.port.contracts.out.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;
import static org.landlord.port.contracts.out.TenantWorkflows.RUN;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalOption;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.workflow.ApprovalFilter;

/// The contract of [org.landlord.port.out.workflow.ApprovalStore] without its lists: see
/// [ApprovalListsContract].
public abstract class ApprovalStoreContract extends StorageContract {

    private static final RunId OTHER_RUN = new RunId("other");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00.001Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /// An organization with the runs [#RUN] and [#OTHER_RUN].
    private Tenant tenantWithRuns() {
        Tenant tenant = newTenant();
        write(stores -> {
            stores.projects().insert(tenant.project(PROJECT.value(), "project"));
            stores.runs().put(tenant.workflows().run(RUN.value()));
            stores.runs().put(tenant.workflows().run(OTHER_RUN.value()));
        });
        return tenant;
    }

    private static Approval full(Tenant tenant, ApprovalMode mode, ApprovalValue value, Outcome.Cause cause) {
        List<ApprovalOption> options = IntStream.range(0, 200)
                .mapToObj(i -> new ApprovalOption(UNICODE + i, "label\n" + UNICODE, i % 2 == 0 ? null : UNICODE))
                .toList();
        return new Approval(
                tenant.orgId(),
                new ApprovalId("A:_-z0"),
                PROJECT,
                OTHER_RUN,
                new GatewayKey(null, new GatewayId("A:_-z0")),
                new Label("workflow " + UNICODE),
                new ApprovalRequest(
                        new NodeId(UNICODE + "x".repeat(200)),
                        Integer.MAX_VALUE,
                        mode,
                        "title \u0007\n\t " + UNICODE + "x".repeat(10_000),
                        "summary \u0007\n\t " + UNICODE,
                        options,
                        List.of("b", "a", UNICODE),
                        List.of("", "\"", UNICODE),
                        FIRST),
                ApprovalStatus.APPROVED,
                LAST,
                List.of(
                        new Decision(
                                new Run.Actor(ActorKind.USER, new ActorId("z " + UNICODE)),
                                true,
                                UNICODE + "x".repeat(1_900),
                                value,
                                LAST),
                        new Decision(new Run.Actor(ActorKind.KEY, new ActorId("a")), false, null, null, FIRST)),
                new Outcome(cause, value, LAST, Outcome.Delivery.DELIVERED, "detail\n" + UNICODE));
    }

    private static final List<ApprovalValue> VALUES = List.of(
            new ApprovalValue.Selected(UNICODE),
            new ApprovalValue.Selected(""),
            new ApprovalValue.Ranked(List.of("b", "a", UNICODE)),
            new ApprovalValue.Ranked(List.of()));

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = tenantWithRuns();
        for (ApprovalMode mode : ApprovalMode.values()) {
            for (ApprovalValue value : VALUES) {
                for (Outcome.Cause cause : Outcome.Cause.values()) {
                    Approval approval = full(tenant, mode, value, cause);
                    write(stores -> stores.approvals().put(approval));

                    assertThat(found(approval)).isEqualTo(approval);
                    assertThat(found(approval).version()).isEqualTo(approval.version());
                }
            }
        }
        for (ApprovalStatus status : ApprovalStatus.values()) {
            for (Outcome.Delivery delivery : Outcome.Delivery.values()) {
                Approval approval = tenant.workflows()
                        .approval("bare")
                        .ended(status, new Outcome(Outcome.Cause.DECISION, null, NOW, delivery, null));
                write(stores -> stores.approvals().put(approval));

                assertThat(found(approval)).isEqualTo(approval);
            }
        }
    }

    private Approval found(Approval approval) {
        return find(stores -> stores.approvals().find(approval.orgId(), approval.approvalId()))
                .orElseThrow();
    }

    @Test
    void anApprovalPutAgainIsReplaced_withItsDecisionsAndInEveryFieldOfItsRow() {
        Tenant tenant = tenantWithRuns();
        Approval full = full(tenant, ApprovalMode.RANK, VALUES.getLast(), Outcome.Cause.GATEWAY);
        Approval bare = tenant.workflows().approval(full.approvalId().value());

        for (Approval next : List.of(full, bare, bare, full, bare)) {
            write(stores -> stores.approvals().put(next));

            assertThat(list(stores -> stores.approvals().list(tenant.orgId(), ApprovalFilter.all(), null, 10)))
                    .containsExactly(next);
        }
    }

    @Test
    void decisionsKeepTheirOrder() {
        Tenant tenant = tenantWithRuns();
        Approval approval = tenant.workflows().approval("approval");
        for (int i = 0; i < 15; i++) {
            approval = approval.with(new Decision(
                    new Run.Actor(ActorKind.USER, new ActorId("user-" + (15 - i))), true, null, null, NOW));
            Approval next = approval;
            write(stores -> stores.approvals().put(next));
            assertThat(found(next)).isEqualTo(next);
        }
    }

    @Test
    void anApprovalIsFoundByItsNodeAndIteration() {
        Tenant tenant = tenantWithRuns();
        Tenant other = tenantWithRuns();
        Approval first = ofNode(tenant, "first", RUN, "node", 0).with(decision());
        Approval again = ofNode(tenant, "again", RUN, "node", 1);
        Approval ofOther = ofNode(tenant, "other", OTHER_RUN, "node", 0);
        write(stores -> List.of(first, again, ofOther).forEach(stores.approvals()::put));

        assertThat(ofNode(tenant, RUN, "node", 0)).containsExactly(first);
        assertThat(ofNode(tenant, RUN, "node", 1)).containsExactly(again);
        assertThat(ofNode(tenant, OTHER_RUN, "node", 0)).containsExactly(ofOther);
        assertThat(ofNode(tenant, OTHER_RUN, "node", 1)).isEmpty();
        assertThat(ofNode(tenant, RUN, "NODE", 0)).isEmpty();
        assertThat(ofNode(other, RUN, "node", 0)).isEmpty();
    }

    private List<Approval> ofNode(Tenant tenant, RunId runId, String nodeId, int iteration) {
        return find(stores -> stores.approvals().findOfNode(tenant.orgId(), runId, new NodeId(nodeId), iteration))
                .stream()
                .toList();
    }

    private static Decision decision() {
        return new Decision(new Run.Actor(ActorKind.USER, new ActorId("user")), true, "note", null, NOW);
    }

    private static Approval ofNode(Tenant tenant, String approvalId, RunId runId, String nodeId, int iteration) {
        Approval approval = tenant.workflows().approval(approvalId, runId, NOW);
        ApprovalRequest request = new ApprovalRequest(
                new NodeId(nodeId), iteration, ApprovalMode.GATE, "Title", null, List.of(), List.of(), List.of(), NOW);
        return new Approval(
                approval.orgId(),
                approval.approvalId(),
                approval.projectId(),
                runId,
                approval.gateway(),
                approval.workflow(),
                request,
                approval.status(),
                null,
                List.of(),
                null);
    }

    @Test
    void anotherApprovalOfAnIterationIsRefused() {
        Tenant tenant = tenantWithRuns();
        Tenant other = tenantWithRuns();
        Approval first = ofNode(tenant, "first", RUN, "node", 0);
        Approval second = ofNode(tenant, "second", RUN, "node", 1);
        write(stores -> {
            stores.approvals().put(first);
            stores.approvals().put(second);
            stores.approvals().put(ofNode(other, "second", RUN, "node", 0));
        });

        for (String taking : List.of("second", "third")) {
            assertThatThrownBy(() -> write(stores -> stores.approvals().put(ofNode(tenant, taking, RUN, "node", 0))))
                    .isInstanceOf(Conflict.class);
        }

        assertThat(found(first)).isEqualTo(first);
        assertThat(found(second)).isEqualTo(second);
    }

    @Test
    void anApprovalOfAMissingRunIsRefused() {
        Tenant tenant = tenantWithRuns();
        Tenant other = newTenant();

        assertThatThrownBy(() -> write(stores ->
                        stores.approvals().put(tenant.workflows().approval("approval", new RunId("missing"), NOW))))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() ->
                        write(stores -> stores.approvals().put(other.workflows().approval("approval"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aMissingApprovalIsNotFound() {
        Tenant tenant = tenantWithRuns();
        Tenant other = tenantWithRuns();
        write(stores -> stores.approvals().put(tenant.workflows().approval("approval")));

        assertThat(find(stores -> stores.approvals().find(other.orgId(), new ApprovalId("approval"))))
                .isEmpty();
        assertThat(find(stores -> stores.approvals().find(tenant.orgId(), new ApprovalId("other"))))
                .isEmpty();
    }

    @Test
    void deletingAnOrganizationDeletesItsApprovals() {
        Tenant going = tenantWithRuns();
        Tenant staying = tenantWithRuns();
        for (Tenant tenant : List.of(going, staying)) {
            write(stores -> stores.approvals()
                    .put(tenant.workflows().approval("approval").with(decision())));
        }

        write(stores -> Fixtures.deleteOrganization(stores, going.orgId()));

        assertThat(find(stores -> stores.approvals().find(going.orgId(), new ApprovalId("approval"))))
                .isEmpty();
        assertThat(found(staying.workflows().approval("approval")).decisions()).containsExactly(decision());
    }
}
