package org.landlord.application.workflow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.application.audit.AuditDetails;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalRules;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.domain.workflow.approval.Outcome.Cause;
import org.landlord.domain.workflow.approval.Outcome.Delivery;
import org.landlord.port.out.Stores;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.SubmitReply;

/// The outcomes of approvals: they are stored first, then sent to the gateway. An outcome whose
/// delivery is not known is sent again. The gateway takes the first one alone, and tells whether its
/// own is the same.
final class ApprovalOutcomes {

    private final UseCaseContext ports;
    private final GatewayCalls calls;

    ApprovalOutcomes(UseCaseContext ports, GatewayCalls calls) {
        this.ports = ports;
        this.calls = calls;
    }

    /// Ends a pending approval, in a unit of work.
    Approval end(Stores stores, Caller caller, Approval approval, ApprovalStatus status, Outcome outcome) {
        Approval after = approval.ended(status, outcome);
        stores.approvals().put(after);
        AuditEntry.of(AuditAction.APPROVAL_END, after.orgId(), after.projectId(), after.approvalId(), told(after))
                .write(ports.ids(), stores, caller, ports.clock().now());
        return after;
    }

    /// Denies a pending approval whose deadline has passed, in a unit of work.
    Approval pass(Stores stores, Approval approval) {
        Outcome outcome =
                new Outcome(Cause.DEADLINE, null, ports.clock().now(), Delivery.DUE, "the deadline has passed");
        return end(stores, Actors.SERVER, approval, ApprovalStatus.DENIED, outcome);
    }

    private static Map<String, ?> told(Approval approval) {
        Outcome outcome = Objects.requireNonNull(approval.outcome());
        Map<String, Object> told = new LinkedHashMap<>(AuditDetails.of(
                "runId",
                approval.runId(),
                "nodeId",
                approval.request().nodeId(),
                "status",
                approval.status().label(),
                "cause",
                outcome.cause().label(),
                "approvals",
                approval.decisions().stream().filter(Decision::approved).count()));
        if (outcome.value() != null) {
            told.put("value", outcome.value().toString());
        }
        if (outcome.detail() != null) {
            told.put("detail", outcome.detail());
        }
        return told;
    }

    /// Sends a stored outcome, and stores what the gateway answers.
    ///
    /// @return the approval as stored now; its outcome is still due if the gateway does not respond
    Approval deliver(Gateway gateway, Run run, Approval approval, Findings findings) {
        return calls.sendOnce(
                new Sending(approval.orgId(), approval.approvalId()),
                approval,
                () -> sent(gateway, run, stored(approval), findings));
    }

    private record Sending(OrgId orgId, ApprovalId approvalId) {}

    /// As it is now: another thread may have sent it, and it may have been decided again.
    private Approval stored(Approval approval) {
        return ports.gate()
                .withoutAuthorization()
                .read(
                        new Scope.Org(approval.orgId()),
                        stores -> stores.approvals()
                                .find(approval.orgId(), approval.approvalId())
                                .orElse(approval));
    }

    /// The decision that ends an approval: enough people agree whose decisions count. Those of whoever
    /// launched or last resumed the run do not, if a policy says so.
    Optional<Decision> agreed(Stores stores, Approval approval) {
        ApprovalRules rules = ApprovalRules.of(ApprovalPolicyUseCases.all(stores, approval.orgId()), approval);
        Run run = stores.runs().find(approval.orgId(), approval.runId()).orElse(null);
        return rules.agreed(approval.decisions().stream()
                .filter(one -> rules.selfApproval()
                        || run == null
                        || !one.decidedBy().equals(run.launchedBy())
                                && !one.decidedBy().equals(run.resumedBy()))
                .toList());
    }

    /// The outcome of a decision that ends an approval.
    static Outcome of(Decision last) {
        return of(last, last.value(), last.decidedAt());
    }

    /// @param value that was agreed on
    /// @param endedAt when the last decision was made
    static Outcome of(Decision last, @Nullable ApprovalValue value, Instant endedAt) {
        return new Outcome(Cause.DECISION, value, endedAt, Delivery.DUE, null);
    }

    /// Opens an approval again that was taken for withdrawn: the gateway waits for it.
    Approval reopen(Stores stores, Approval approval, Findings findings) {
        findings.add("The gateway waits again for the approval " + approval.approvalId() + " of organization "
                + approval.orgId() + ": it is pending.");
        return reopened(stores, approval, "detail", "the gateway waits for it again");
    }

    private Approval reopened(Stores stores, Approval approval, String name, String why) {
        Approval open = approval.reopened();
        stores.approvals().put(open);
        AuditEntry.of(
                        AuditAction.APPROVAL_END,
                        approval.orgId(),
                        approval.projectId(),
                        approval.approvalId(),
                        AuditDetails.of("runId", approval.runId(), "status", "pending", name, why))
                .write(ports.ids(), stores, Actors.SERVER, ports.clock().now());
        return open;
    }

    private Approval sent(Gateway gateway, Run run, Approval approval, Findings findings) {
        Outcome outcome = approval.outcome();
        if (outcome == null || !approval.isDue()) {
            return approval;
        }
        boolean approved = approval.status() == ApprovalStatus.APPROVED;
        SubmitReply reply;
        try {
            reply = calls.port()
                    .submit(
                            gateway,
                            run.gatewayRunId(),
                            approval.request().nodeId(),
                            approval.request().iteration(),
                            approved,
                            note(approval, approved),
                            outcome.value());
        } catch (GatewayCallFailed _) {
            return approval;
        }
        return ports.gate()
                .withoutAuthorization()
                .write(new Scope.Org(approval.orgId()), stores -> answered(stores, approval, reply, findings));
    }

    /// The note of the last decision with the same answer; null if there is none.
    private static @Nullable String note(Approval approval, boolean approved) {
        List<Decision> same = approval.decisions().stream()
                .filter(decision -> decision.approved() == approved && decision.note() != null)
                .toList();
        if (!same.isEmpty()) {
            return same.getLast().note();
        }
        Outcome outcome = approval.outcome();
        return outcome != null && outcome.cause() == Cause.DEADLINE ? "The deadline has passed." : null;
    }

    private Approval answered(Stores stores, Approval sent, SubmitReply reply, Findings findings) {
        Approval approval =
                stores.approvals().find(sent.orgId(), sent.approvalId()).orElse(sent);
        Outcome outcome = approval.outcome();
        if (outcome == null || !approval.isDue()) {
            return approval;
        }
        boolean approved = approval.status() == ApprovalStatus.APPROVED;
        return switch (reply) {
            case SubmitReply.Accepted _ -> delivered(stores, approval, outcome);
            case SubmitReply.AlreadyDecided(boolean atGateway) ->
                atGateway == approved
                        ? delivered(stores, approval, outcome)
                        : overruled(stores, approval, atGateway, findings);
            case SubmitReply.NotWaiting _ -> withdrawn(stores, approval, findings);
            case SubmitReply.NoSuchRun _ ->
                mayComeBack(stores, approval) ? approval : withdrawn(stores, approval, findings);
            case SubmitReply.Refused(String reason) -> refused(stores, approval, outcome, reason, findings);
        };
    }

    /// A run that the gateway does not know may come back, until it is lost.
    private static boolean mayComeBack(Stores stores, Approval approval) {
        return stores.runs()
                .find(approval.orgId(), approval.runId())
                .filter(run -> !run.state().isEnded())
                .isPresent();
    }

    private static Approval delivered(Stores stores, Approval approval, Outcome outcome) {
        Approval after = approval.ended(approval.status(), outcome.with(Delivery.DELIVERED));
        stores.approvals().put(after);
        return after;
    }

    /// The answer of the gateway came first, and stays.
    private Approval overruled(Stores stores, Approval approval, boolean approved, Findings findings) {
        findings.add("The approval " + approval.approvalId() + " of organization " + approval.orgId()
                + " was decided at the gateway before Landlord's outcome arrived: it is "
                + (approved ? "approved." : "denied."));
        return end(
                stores,
                Actors.SERVER,
                approval,
                approved ? ApprovalStatus.APPROVED : ApprovalStatus.DENIED,
                new Outcome(
                        Cause.GATEWAY,
                        null,
                        ports.clock().now(),
                        Delivery.NOT_NEEDED,
                        "it was decided at the gateway, or the run was cancelled, before the decision of Landlord arrived"));
    }

    private Approval withdrawn(Stores stores, Approval approval, Findings findings) {
        findings.add("The approval " + approval.approvalId() + " of organization " + approval.orgId()
                + " is withdrawn: the run no longer waits for it.");
        return end(
                stores,
                Actors.SERVER,
                approval,
                ApprovalStatus.WITHDRAWN,
                new Outcome(
                        Cause.RUN_ENDED,
                        null,
                        ports.clock().now(),
                        Delivery.NOT_NEEDED,
                        "the run did not wait for it any more when the decision arrived"));
    }

    /// What people decided is open again, because the gateway does not take it. A deadline is tried
    /// again.
    private Approval refused(Stores stores, Approval approval, Outcome outcome, String reason, Findings findings) {
        findings.add("The gateway refuses the outcome of the approval " + approval.approvalId() + " of organization "
                + approval.orgId() + ": " + reason);
        if (outcome.cause() == Cause.DEADLINE) {
            if (reason.equals(outcome.detail())) {
                return approval;
            }
            Approval after = approval.ended(
                    approval.status(), new Outcome(Cause.DEADLINE, null, outcome.endedAt(), Delivery.DUE, reason));
            stores.approvals().put(after);
            return after;
        }
        return reopened(stores, approval, "refused", reason);
    }
}
