package org.landlord.port.in.workflow.approval;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.approval.ApprovalStatus;

/// Lists approvals; null does not filter.
///
/// @param orgId null for the approvals of all organizations
/// @param mine true for pending ones that the caller may decide and has not decided
public record ListApprovals(
        @Nullable OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable RunId runId,
        @Nullable Label workflow,
        @Nullable ApprovalStatus status,
        boolean mine) {}
