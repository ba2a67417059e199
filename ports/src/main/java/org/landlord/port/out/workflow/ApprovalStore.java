package org.landlord.port.out.workflow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;

/// The approvals of runs, with their decisions.
public interface ApprovalStore {

    /// Inserts or replaces the approval with the same id, with its decisions.
    ///
    /// @throws org.landlord.domain.failure.Conflict if another approval is for the same iteration of
    ///     the node
    void put(Approval approval);

    Optional<Approval> find(OrgId orgId, ApprovalId approvalId);

    /// The approval of an iteration of a node.
    Optional<Approval> findOfNode(OrgId orgId, RunId runId, NodeId nodeId, int iteration);

    /// Those that match, by the time of the request, the latest first, then by id, descending.
    List<Approval> list(OrgId orgId, ApprovalFilter filter, @Nullable ApprovalPosition after, int limit);

    /// Those of all organizations that are not deleted, by the time of the request, organization and
    /// id, all descending.
    List<Approval> listAll(ApprovalFilter filter, @Nullable ApprovalPosition after, int limit);

    /// Those at a gateway that are pending, or whose outcome the gateway still has to be told, of all
    /// organizations that are not deleted, by organization and id.
    List<Approval> listOpen(GatewayKey gateway, @Nullable ApprovalPosition after, int limit);
}
