package org.landlord.port.in.workflow.approval;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.PolicyId;

/// Creates or replaces an approval policy. See [org.landlord.domain.workflow.approval.ApprovalPolicy].
public record PutApprovalPolicy(
        OrgId orgId,
        PolicyId policyId,
        @Nullable ProjectId projectId,
        @Nullable Label workflow,
        @Nullable NodeId nodeId,
        Deciders deciders,
        int requiredApprovals,
        boolean selfApproval,
        @Nullable Duration deadline,
        boolean noteRequired,
        Precondition precondition) {

    /// @throws org.landlord.domain.failure.InvalidInput naming what is out of range
    public PutApprovalPolicy {
        if (!AsStored.isRead()) {
            ApprovalPolicy.check(requiredApprovals, deadline);
        }
    }
}
