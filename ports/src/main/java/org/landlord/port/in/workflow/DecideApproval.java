package org.landlord.port.in.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.ApprovalId;
import org.landlord.domain.workflow.ApprovalValue;

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
