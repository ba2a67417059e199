package org.landlord.domain.workflow.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;

/// An approval that a run waits for or waited for.
///
/// @param deadlineAt when it is denied unless it is decided; null without a deadline
/// @param decisions of different callers, in the order of their time
/// @param outcome null while it is pending
public record Approval(
        OrgId orgId,
        ApprovalId approvalId,
        ProjectId projectId,
        RunId runId,
        GatewayKey gateway,
        Label workflow,
        ApprovalRequest request,
        ApprovalStatus status,
        @Nullable Instant deadlineAt,
        List<Decision> decisions,
        @Nullable Outcome outcome) {

    public Approval {
        deadlineAt = deadlineAt == null ? null : Timestamps.check(deadlineAt);
        decisions = List.copyOf(decisions);
    }

    public boolean isPending() {
        return status == ApprovalStatus.PENDING;
    }

    /// True if the gateway still has to be told the outcome.
    public boolean isDue() {
        return outcome != null && outcome.delivery() == Outcome.Delivery.DUE;
    }

    /// The same with a decision, which replaces an earlier one of the same caller.
    public Approval with(Decision decision) {
        List<Decision> all = new ArrayList<>(decisions);
        all.removeIf(one -> one.decidedBy().equals(decision.decidedBy()));
        all.add(decision);
        return changed(status, deadlineAt, all, outcome);
    }

    /// The same with an end.
    public Approval ended(ApprovalStatus how, Outcome why) {
        return changed(how, deadlineAt, decisions, why);
    }

    /// The same without its decisions, so that it can be decided again.
    public Approval reopened() {
        return changed(ApprovalStatus.PENDING, deadlineAt, List.of(), null);
    }

    /// The same with another deadline.
    public Approval due(@Nullable Instant deadline) {
        return changed(status, deadline, decisions, outcome);
    }

    /// With what changes after the request.
    private Approval changed(
            ApprovalStatus how, @Nullable Instant deadline, List<Decision> made, @Nullable Outcome why) {
        return new Approval(orgId, approvalId, projectId, runId, gateway, workflow, request, how, deadline, made, why);
    }

    public Version version() {
        return Version.of(orgId, approvalId, request, status.label(), deadlineAt, decisions, outcome);
    }
}
