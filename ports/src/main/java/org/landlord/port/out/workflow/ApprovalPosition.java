package org.landlord.port.out.workflow;

import java.time.Instant;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;

/// The position of an approval in a list.
public record ApprovalPosition(Instant requestedAt, OrgId orgId, ApprovalId approvalId) {

    public static ApprovalPosition of(Approval approval) {
        return new ApprovalPosition(approval.request().requestedAt(), approval.orgId(), approval.approvalId());
    }
}
