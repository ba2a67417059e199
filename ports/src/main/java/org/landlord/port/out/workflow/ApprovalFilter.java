package org.landlord.port.out.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.approval.ApprovalStatus;

/// Selects approvals; null does not filter.
public record ApprovalFilter(
        @Nullable ProjectId projectId,
        @Nullable RunId runId,
        @Nullable Label workflow,
        @Nullable ApprovalStatus status) {

    private static final ApprovalFilter ALL = new ApprovalFilter(null, null, null, null);

    public static ApprovalFilter all() {
        return ALL;
    }
}
