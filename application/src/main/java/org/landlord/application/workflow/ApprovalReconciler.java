package org.landlord.application.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.PagedIterable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.domain.access.Scope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalRules;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.domain.workflow.approval.Outcome.Cause;
import org.landlord.domain.workflow.approval.Outcome.Delivery;
import org.landlord.port.out.Stores;
import org.landlord.port.out.workflow.ApprovalPosition;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.WaitingApproval;
import org.landlord.port.out.workflow.WorkflowGateway.WaitingApprovals;

/// Compares approvals with a gateway: reads new ones, ends those that the gateway no longer waits for,
/// denies those whose deadline has passed, and sends outcomes that the gateway does not have.
final class ApprovalReconciler {

    private static final int SLICE = 200;

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final ApprovalOutcomes outcomes;

    ApprovalReconciler(UseCaseContext ports, GatewayCalls calls) {
        this.ports = ports;
        this.calls = calls;
        this.outcomes = new ApprovalOutcomes(ports, calls);
    }

    /// Outcomes are sent first: they do not depend on what the gateway lists.
    ///
    /// @param followed runs whose state was just read
    /// @return how many approvals were compared
    /// @throws org.landlord.port.out.workflow.GatewayCallFailed without a usable answer
    int reconcile(Gateway gateway, List<Run> followed, Findings findings) {
        for (Approval approval : open(gateway.key())) {
            if (approval.isDue()) {
                findings.guard(name(approval), () -> deliver(gateway, approval, findings));
            }
        }
        Instant askedAt = ports.clock().now();
        Set<ApprovalKey> listed = new HashSet<>();
        for (WaitingApproval one : waiting(gateway, followed, findings)) {
            findings.guard(
                    "The approval of node " + one.request().nodeId() + " of the run " + one.runId(),
                    () -> known(gateway, one, askedAt, findings)
                            .ifPresent(approval -> listed.add(ApprovalKey.of(approval))));
        }
        int compared = 0;
        for (Approval approval : open(gateway.key())) {
            if (approval.isPending() && !listed.contains(ApprovalKey.of(approval))) {
                findings.guard(name(approval), () -> endElsewhere(gateway, approval, findings));
            }
            compared++;
        }
        return compared;
    }

    private static String name(Approval approval) {
        return "The approval " + approval.approvalId() + " of organization " + approval.orgId();
    }

    /// Runs that wait for an approval which is not listed are asked one by one: what one organization leaves
    /// undecided does not hide the approvals of others.
    private List<WaitingApproval> waiting(Gateway gateway, List<Run> followed, Findings findings) {
        WaitingApprovals some = calls.port().approvals(gateway);
        if (!some.isAll()) {
            findings.add("The gateway does not list all approvals: runs that wait for others are asked one by one.");
        }
        Set<RunId> listed =
                some.approvals().stream().map(WaitingApproval::runId).collect(Collectors.toSet());
        List<WaitingApproval> all = new ArrayList<>(some.approvals());
        for (Run run : followed) {
            if (run.state() == RunState.WAITING_APPROVAL && !listed.contains(run.gatewayRunId())) {
                findings.guard(
                        "The approvals of the run " + run.runId() + " of organization " + run.orgId(),
                        () -> all.addAll(calls.port().approvals(gateway, run.gatewayRunId())));
            }
        }
        return all;
    }

    /// Each page is read in a unit of work of its own.
    private Iterable<Approval> open(GatewayKey gateway) {
        return PagedIterable.of(
                SLICE,
                (last, limit) -> ports.gate()
                        .withoutAuthorization()
                        .read(stores -> stores.approvals()
                                .listOpen(gateway, last == null ? null : ApprovalPosition.of(last), limit)));
    }

    private record ApprovalKey(OrgId orgId, ApprovalId approvalId) {

        private static ApprovalKey of(Approval approval) {
            return new ApprovalKey(approval.orgId(), approval.approvalId());
        }
    }

    /// The approval of a run that belongs to an organization; empty for those of the platform.
    ///
    /// @param askedAt when the gateway was asked
    private Optional<Approval> known(Gateway gateway, WaitingApproval waiting, Instant askedAt, Findings findings) {
        Run run = ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.runs().findAtGateway(gateway.key(), waiting.runId()))
                .orElse(null);
        if (run == null) {
            return Optional.empty();
        }
        Scope place = new Scope.Org(run.orgId());
        Optional<Approval> stored =
                ports.gate().withoutAuthorization().read(place, stores -> find(stores, run, waiting));
        if (stored.isPresent() && !isWithdrawn(stored.get(), askedAt)) {
            return stored;
        }
        return Optional.of(ports.gate()
                .withoutAuthorization()
                .write(
                        place,
                        stores -> find(stores, run, waiting)
                                .map(one -> isWithdrawn(one, askedAt) ? outcomes.reopen(stores, one, findings) : one)
                                .orElseGet(() -> added(stores, run, waiting))));
    }

    /// Taken for withdrawn before the gateway was asked, and the gateway waits for it after all.
    private static boolean isWithdrawn(Approval approval, Instant askedAt) {
        Outcome outcome = approval.outcome();
        return approval.status() == ApprovalStatus.WITHDRAWN
                && outcome != null
                && outcome.endedAt().isBefore(askedAt);
    }

    private static Optional<Approval> find(Stores stores, Run run, WaitingApproval waiting) {
        return stores.approvals()
                .findOfNode(
                        run.orgId(),
                        run.runId(),
                        waiting.request().nodeId(),
                        waiting.request().iteration());
    }

    private Approval added(Stores stores, Run run, WaitingApproval waiting) {
        Approval approval = new Approval(
                run.orgId(),
                new ApprovalId(ports.ids().next("apr")),
                run.projectId(),
                run.runId(),
                run.gateway(),
                run.workflow(),
                waiting.request(),
                ApprovalStatus.PENDING,
                null,
                List.of(),
                null);
        Approval due = approval.due(deadline(stores, approval));
        stores.approvals().put(due);
        return due;
    }

    private static @Nullable Instant deadline(Stores stores, Approval approval) {
        return ApprovalRules.of(ApprovalPolicyUseCases.all(stores, approval.orgId()), approval)
                .deadline(approval.request().requestedAt());
    }

    private void deliver(Gateway gateway, Approval approval, Findings findings) {
        run(approval).ifPresent(run -> outcomes.deliver(gateway, run, approval, findings));
    }

    private Optional<Run> run(Approval approval) {
        return ports.gate()
                .withoutAuthorization()
                .read(
                        new Scope.Org(approval.orgId()),
                        stores -> stores.runs().find(approval.orgId(), approval.runId()));
    }

    /// Withdraws the open approvals of a gateway that is gone for good.
    void giveUp(GatewayKey gateway, Findings findings) {
        for (Approval approval : open(gateway)) {
            ports.gate().withoutAuthorization().write(new Scope.Org(approval.orgId()), stores -> {
                Approval current = stores.approvals()
                        .find(approval.orgId(), approval.approvalId())
                        .orElse(approval);
                return current.isPending() || current.isDue()
                        ? ended(stores, current, Optional.empty(), findings)
                        : current;
            });
        }
    }

    /// Denies approvals whose deadline has passed. Needs no gateway.
    void endLate(GatewayKey gateway, Findings findings) {
        for (Approval approval : open(gateway)) {
            if (approval.isPending()) {
                keepDeadline(approval, findings);
            }
        }
    }

    /// The deadline and the number of people who must agree follow the policies as they are now.
    private void keepDeadline(Approval approval, Findings findings) {
        Scope place = new Scope.Org(approval.orgId());
        Instant now = ports.clock().now();
        boolean changes = ports.gate().withoutAuthorization().read(place, stores -> {
            Instant deadline = deadline(stores, approval);
            boolean passed = deadline != null && !now.isBefore(deadline);
            return passed
                    || !Objects.equals(deadline, approval.deadlineAt())
                    || outcomes.agreed(stores, approval).isPresent();
        });
        if (!changes) {
            return;
        }
        var _ = ports.gate().withoutAuthorization().write(place, stores -> {
            Approval current = stores.approvals()
                    .find(approval.orgId(), approval.approvalId())
                    .orElse(approval);
            if (!current.isPending()) {
                return current;
            }
            Approval due = current.due(deadline(stores, current));
            Decision agreed = outcomes.agreed(stores, current).orElse(null);
            if (agreed != null) {
                return outcomes.end(stores, Actors.SERVER, due, ApprovalStatus.APPROVED, ApprovalOutcomes.of(agreed));
            }
            Instant until = due.deadlineAt();
            if (until == null || now.isBefore(until)) {
                stores.approvals().put(due);
                return due;
            }
            findings.add("The deadline of the approval " + due.approvalId() + " of organization " + due.orgId()
                    + " has passed: it is denied.");
            return outcomes.pass(stores, due);
        });
    }

    /// The gateway does not list it. A run that the gateway does not know may come back, until it is lost.
    private void endElsewhere(Gateway gateway, Approval approval, Findings findings) {
        Run run = run(approval).orElse(null);
        if (run == null) {
            return;
        }
        RunReport report = calls.port().run(gateway, run.gatewayRunId()).orElse(null);
        boolean mayComeBack = report == null && !run.state().isEnded();
        if (mayComeBack || report != null && !report.state().isEnded() && isWaiting(gateway, run, approval)) {
            return;
        }
        boolean cancelled = report == null || report.state() == RunState.CANCELLED;
        Optional<Boolean> decision = cancelled
                ? Optional.empty()
                : calls.port()
                        .decision(
                                gateway,
                                run.gatewayRunId(),
                                approval.request().nodeId(),
                                approval.request().iteration());
        ports.gate().withoutAuthorization().write(new Scope.Org(approval.orgId()), stores -> {
            Approval current = stores.approvals()
                    .find(approval.orgId(), approval.approvalId())
                    .orElse(approval);
            return current.isPending() ? ended(stores, current, decision, findings) : current;
        });
    }

    private boolean isWaiting(Gateway gateway, Run run, Approval approval) {
        return calls.port().approvals(gateway, run.gatewayRunId()).stream()
                .map(WaitingApproval::request)
                .anyMatch(request -> request.nodeId().equals(approval.request().nodeId())
                        && request.iteration() == approval.request().iteration());
    }

    private Approval ended(Stores stores, Approval approval, Optional<Boolean> decision, Findings findings) {
        Instant now = ports.clock().now();
        if (decision.isEmpty()) {
            findings.add("The approval " + approval.approvalId() + " of organization " + approval.orgId()
                    + " is withdrawn: the run ended or no longer waits for it.");
            return outcomes.end(
                    stores,
                    Actors.SERVER,
                    approval,
                    ApprovalStatus.WITHDRAWN,
                    new Outcome(
                            Cause.RUN_ENDED,
                            null,
                            now,
                            Delivery.NOT_NEEDED,
                            "the run ended or no longer waits for it"));
        }
        boolean approved = decision.get();
        findings.add("The approval " + approval.approvalId() + " of organization " + approval.orgId()
                + " was decided at the gateway: it is " + (approved ? "approved." : "denied."));
        return outcomes.end(
                stores,
                Actors.SERVER,
                approval,
                approved ? ApprovalStatus.APPROVED : ApprovalStatus.DENIED,
                new Outcome(Cause.GATEWAY, null, now, Delivery.NOT_NEEDED, "it was decided at the gateway"));
    }
}
