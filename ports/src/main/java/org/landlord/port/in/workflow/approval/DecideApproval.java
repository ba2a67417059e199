package org.landlord.port.in.workflow.approval;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalValue;

/// Decides an approval.
///
/// @param note the reason, at most 2,000 characters; null for none
/// @param value the choice; null unless this approves a request with options
public record DecideApproval(
        OrgId orgId,
        ApprovalId approvalId,
        boolean approved,
        @Nullable String note,
        @Nullable ApprovalValue value) {}
