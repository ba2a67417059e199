package org.landlord.adapter.memory.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.port.out.workflow.ApprovalFilter;
import org.landlord.port.out.workflow.ApprovalPosition;
import org.landlord.port.out.workflow.ApprovalStore;

public record MemoryApprovalStore(Tables tables, Transaction transaction) implements ApprovalStore {

    private static final Comparator<ApprovalPosition> BY_ID =
            Comparator.comparing(ApprovalPosition::orgId).thenComparing(ApprovalPosition::approvalId);

    private static final Comparator<ApprovalPosition> LATEST_FIRST = Comparator.comparing(ApprovalPosition::requestedAt)
            .thenComparing(BY_ID)
            .reversed();

    @Override
    public void put(Approval approval) {
        transaction.change(() -> {
            tables.requireRun(approval.orgId(), approval.runId());
            findOfNode(
                            approval.orgId(),
                            approval.runId(),
                            approval.request().nodeId(),
                            approval.request().iteration())
                    .filter(other -> !other.approvalId().equals(approval.approvalId()))
                    .ifPresent(other -> {
                        throw new Conflict("the node has the approval " + other.approvalId());
                    });
            tables.approvals().put(Key.of(approval.orgId(), approval.approvalId()), approval);
        });
    }

    @Override
    public Optional<Approval> find(OrgId orgId, ApprovalId approvalId) {
        return tables.approvals().find(Key.of(orgId, approvalId));
    }

    @Override
    public Optional<Approval> findOfNode(OrgId orgId, RunId runId, NodeId nodeId, int iteration) {
        return tables.approvals()
                .under(Key.of(orgId))
                .filter(approval -> approval.runId().equals(runId)
                        && approval.request().nodeId().equals(nodeId)
                        && approval.request().iteration() == iteration)
                .findFirst();
    }

    @Override
    public List<Approval> list(OrgId orgId, ApprovalFilter filter, @Nullable ApprovalPosition after, int limit) {
        return list(tables.approvals().under(Key.of(orgId)), filter, after, limit);
    }

    @Override
    public List<Approval> listAll(ApprovalFilter filter, @Nullable ApprovalPosition after, int limit) {
        return list(ofNoDeletedOrganization(), filter, after, limit);
    }

    private Stream<Approval> ofNoDeletedOrganization() {
        return tables.approvals().all().filter(approval -> !tables.isDeleted(approval.orgId()));
    }

    private static List<Approval> list(
            Stream<Approval> approvals, ApprovalFilter filter, @Nullable ApprovalPosition after, int limit) {
        return Table.page(
                approvals.filter(approval -> matches(approval, filter)),
                ApprovalPosition::of,
                LATEST_FIRST,
                after,
                limit);
    }

    private static boolean matches(Approval approval, ApprovalFilter filter) {
        return (filter.projectId() == null || filter.projectId().equals(approval.projectId()))
                && (filter.runId() == null || filter.runId().equals(approval.runId()))
                && (filter.workflow() == null || filter.workflow().equals(approval.workflow()))
                && (filter.status() == null || filter.status() == approval.status());
    }

    @Override
    public List<Approval> listOpen(GatewayKey gateway, @Nullable ApprovalPosition after, int limit) {
        return Table.page(
                ofNoDeletedOrganization()
                        .filter(approval -> approval.gateway().equals(gateway))
                        .filter(approval -> approval.isPending() || approval.isDue()),
                ApprovalPosition::of,
                BY_ID,
                after,
                limit);
    }
}
