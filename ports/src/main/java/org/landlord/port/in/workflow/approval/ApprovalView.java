package org.landlord.port.in.workflow.approval;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Version;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.ApprovalRules;

/// An approval, the rules for it, and whether the caller may decide it.
///
/// @param rules of the policies that match now
/// @param refusal why the caller may not decide it; null if the caller may, and if it is not pending
public record ApprovalView(
        Approval approval, ApprovalRules rules, @Nullable String refusal) {

    public boolean mayDecide() {
        return approval.isPending() && refusal == null;
    }

    /// Which state of the approval, of its policies and of the caller's rights this is.
    public Version version() {
        return Version.of(
                approval.version(),
                rules.policies().stream().map(ApprovalPolicy::version).toList(),
                refusal);
    }
}
