package org.landlord.application.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditDetails;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.application.workflow.gateway.GatewayLookups;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.ApprovalRules;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.domain.workflow.approval.Outcome.Cause;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.Approvals;
import org.landlord.port.in.workflow.approval.DecideApproval;
import org.landlord.port.in.workflow.approval.ListApprovals;
import org.landlord.port.out.Stores;
import org.landlord.port.out.workflow.ApprovalFilter;
import org.landlord.port.out.workflow.ApprovalPosition;

public final class ApprovalUseCases implements Approvals {

    private static final String KIND = "approval";

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final ApprovalOutcomes outcomes;

    public ApprovalUseCases(UseCaseContext ports, GatewayCalls calls) {
        this.ports = ports;
        this.calls = calls;
        this.outcomes = new ApprovalOutcomes(ports, calls);
    }

    @Override
    public Page<ApprovalView> list(Caller caller, ListApprovals query, PageRequest page) {
        OrgId orgId = query.orgId();
        if (orgId == null) {
            throw InvalidInput.of("orgId", "is required");
        }
        AccessRequirement need = AccessRequirement.of(Operation.LIST_APPROVALS, orgId, query.projectId());
        return ports.gate().read(caller, need, stores -> {
            if (query.projectId() == null) {
                Lookups.org(stores, orgId);
            } else {
                Lookups.project(stores, orgId, query.projectId());
            }
            Views views = new Views(stores, caller);
            return page(
                    Listing.of("approvals", query),
                    query,
                    page,
                    views,
                    (after, limit) -> stores.approvals().list(orgId, filter(query), position(after), limit));
        });
    }

    @Override
    public Page<ApprovalView> listOfAll(Caller caller, ListApprovals query, PageRequest page) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.LIST_ALL_APPROVALS),
                        stores -> page(
                                Listing.of("all-approvals", query),
                                query,
                                page,
                                new Views(stores, caller),
                                (after, limit) -> stores.approvals().listAll(filter(query), position(after), limit)));
    }

    private static Page<ApprovalView> page(
            Listing listing, ListApprovals query, PageRequest page, Views views, Listing.Fetch<Approval> fetch) {
        Page<Approval> approvals = query.mine()
                ? listing.page(page, ApprovalUseCases::key, views::isOfCaller, fetch)
                : listing.page(page, ApprovalUseCases::key, fetch);
        return approvals.map(views::view);
    }

    private static ApprovalFilter filter(ListApprovals query) {
        ApprovalStatus status = query.mine() ? ApprovalStatus.PENDING : query.status();
        return new ApprovalFilter(query.projectId(), query.runId(), query.workflow(), status);
    }

    private static Listing.Key key(Approval approval) {
        return Listing.Key.of(approval.request().requestedAt().toEpochMilli(), approval.orgId(), approval.approvalId());
    }

    private static @Nullable ApprovalPosition position(Listing.@Nullable Key key) {
        return key == null
                ? null
                : new ApprovalPosition(
                        Instant.ofEpochMilli(Long.parseLong(key.text(0))),
                        new OrgId(key.text(1)),
                        new ApprovalId(key.text(2)));
    }

    /// The views of one caller in one unit of work.
    private static final class Views {

        private final Stores stores;
        private final Caller caller;
        private final Map<OrgId, List<ApprovalPolicy>> policies = new HashMap<>();

        private Views(Stores stores, Caller caller) {
            this.stores = stores;
            this.caller = caller;
        }

        private ApprovalRules rules(Approval approval) {
            return ApprovalRules.of(
                    policies.computeIfAbsent(approval.orgId(), orgId -> ApprovalPolicyUseCases.all(stores, orgId)),
                    approval);
        }

        private ApprovalView view(Approval approval) {
            ApprovalRules rules = rules(approval);
            return new ApprovalView(approval, rules, approval.isPending() ? refusal(approval, rules) : null);
        }

        private @Nullable String refusal(Approval approval, ApprovalRules rules) {
            Optional<Run> run = stores.runs().find(approval.orgId(), approval.runId());
            return run.map(one -> Objects.requireNonNullElse(
                            DecisionRights.refusal(stores, caller, approval, one, rules), ""))
                    .filter(text -> !text.isEmpty())
                    .orElse(null);
        }

        private boolean isOfCaller(Approval approval) {
            boolean decided = approval.decisions().stream()
                    .anyMatch(one -> one.decidedBy().equals(Actors.of(caller)));
            return !decided && refusal(approval, rules(approval)) == null;
        }
    }

    @Override
    public ApprovalView get(Caller caller, OrgId orgId, ApprovalId approvalId) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_APPROVAL, orgId),
                        stores -> new Views(stores, caller)
                                .view(required(stores, caller, Operation.GET_APPROVAL, orgId, approvalId)));
    }

    private Approval required(Stores stores, Caller caller, Operation operation, OrgId orgId, ApprovalId approvalId) {
        Lookups.org(stores, orgId);
        Supplier<NotFound> missing = () -> new NotFound(KIND, approvalId);
        Approval approval = stores.approvals().find(orgId, approvalId).orElseThrow(missing);
        ports.gate()
                .requireWhereFound(
                        caller,
                        operation,
                        Operation.GET_APPROVAL,
                        new Scope.Project(orgId, approval.projectId()),
                        missing);
        return approval;
    }

    /// A stored decision.
    ///
    /// @param gateway null if it was deleted
    private record Decided(
            Approval approval, Run run, @Nullable Gateway gateway) {}

    @Override
    public ApprovalView decide(Caller caller, DecideApproval command) {
        AccessRequirement need = AccessRequirement.of(Operation.DECIDE_APPROVAL, command.orgId());
        ports.gate().require(caller, need);
        calls.port();
        Decided decided = ports.gate().write(caller, need, stores -> stored(stores, caller, command));
        Approval after = decided.gateway() == null
                ? decided.approval()
                : outcomes.deliver(decided.gateway(), decided.run(), decided.approval(), new Findings());
        requireTaken(command, decided.approval(), after);
        return ports.gate().read(caller, need, stores -> new Views(stores, caller).view(after));
    }

    private Decided stored(Stores stores, Caller caller, DecideApproval command) {
        Approval approval = required(stores, caller, Operation.DECIDE_APPROVAL, command.orgId(), command.approvalId());
        Run run = stores.runs()
                .find(approval.orgId(), approval.runId())
                .orElseThrow(() -> new NotFound(RunUseCases.KIND, approval.runId()));
        Gateway gateway = GatewayLookups.of(stores, run).orElse(null);
        Decision decision = decision(caller, command, approval);
        if (!approval.isPending()) {
            requireRepeated(approval, decision);
            return new Decided(approval, run, gateway);
        }
        ApprovalRules rules = ApprovalRules.of(ApprovalPolicyUseCases.all(stores, approval.orgId()), approval);
        Instant deadline = rules.deadline(approval.request().requestedAt());
        if (deadline != null && !decision.decidedAt().isBefore(deadline)) {
            return new Decided(outcomes.pass(stores, approval.due(deadline)), run, gateway);
        }
        String refusal = DecisionRights.refusal(stores, caller, approval, run, rules);
        if (refusal != null) {
            throw new Forbidden(refusal);
        }
        if (rules.noteRequired() && decision.note() == null) {
            throw InvalidInput.of("note", "is required by a policy: say why");
        }
        if (isKnown(approval, decision)) {
            // A policy may have changed since.
            return new Decided(concluded(stores, caller, approval, decision), run, gateway);
        }
        Approval with = approval.with(decision);
        stores.approvals().put(with);
        AuditEntry.of(
                        AuditAction.APPROVAL_DECIDE,
                        approval.orgId(),
                        approval.projectId(),
                        approval.approvalId(),
                        told(with, decision, rules))
                .write(ports.ids(), stores, caller, decision.decidedAt());
        return new Decided(concluded(stores, caller, with, decision), run, gateway);
    }

    private Decision decision(Caller caller, DecideApproval command, Approval approval) {
        ApprovalValue.check(approval.request(), command.approved(), command.value());
        return new Decision(
                Actors.of(caller),
                command.approved(),
                command.note(),
                command.value(),
                ports.clock().now());
    }

    /// One denial ends an approval; otherwise as many must agree as the policies require.
    private Approval concluded(Stores stores, Caller caller, Approval approval, Decision decision) {
        Instant at = decision.decidedAt();
        if (!decision.approved()) {
            return outcomes.end(
                    stores, caller, approval, ApprovalStatus.DENIED, ApprovalOutcomes.of(decision, null, at));
        }
        return outcomes.agreed(stores, approval)
                .map(agreed -> outcomes.end(
                        stores,
                        caller,
                        approval,
                        ApprovalStatus.APPROVED,
                        ApprovalOutcomes.of(decision, agreed.value(), at)))
                .orElse(approval);
    }

    private static Map<String, ?> told(Approval approval, Decision decision, ApprovalRules rules) {
        List<Object> told = new ArrayList<>(List.of(
                "runId",
                approval.runId(),
                "nodeId",
                approval.request().nodeId(),
                "decision",
                decision.approved() ? "approve" : "deny",
                "approvals",
                approval.decisions().stream().filter(Decision::approved).count(),
                "requiredApprovals",
                rules.requiredApprovals()));
        if (decision.note() != null) {
            told.addAll(List.of("note", decision.note()));
        }
        if (decision.value() != null) {
            told.addAll(List.of("value", decision.value()));
        }
        return AuditDetails.of(told.toArray());
    }

    private static boolean isKnown(Approval approval, Decision decision) {
        return approval.decisions().stream().anyMatch(one -> isSame(one, decision));
    }

    private static boolean isSame(Decision one, Decision other) {
        return one.decidedBy().equals(other.decidedBy())
                && one.approved() == other.approved()
                && Objects.equals(one.value(), other.value())
                && Objects.equals(one.note(), other.note());
    }

    /// A repeated request of somebody whose decision is part of the outcome is no conflict.
    private static void requireRepeated(Approval approval, Decision decision) {
        if (isKnown(approval, decision)) {
            return;
        }
        throw new Conflict("the approval " + approval.approvalId() + " is "
                + approval.status().label() + " already"
                + (approval.outcome() == null || approval.outcome().detail() == null
                        ? ""
                        : ": " + approval.outcome().detail()));
    }

    /// The gateway may have had another answer first, or none: the caller is told.
    private static void requireTaken(DecideApproval command, Approval before, Approval after) {
        Outcome outcome = after.outcome();
        if (outcome != null && outcome.cause() == Cause.DEADLINE) {
            throw new Conflict("the approval " + command.approvalId() + " is denied: its deadline has passed");
        }
        if (!before.isDue() || after.isDue()) {
            return;
        }
        if (after.isPending()) {
            throw new Conflict("the gateway does not take the decision: the approval " + command.approvalId()
                    + " is pending again");
        }
        if (outcome != null && outcome.cause() != Cause.DECISION) {
            throw new Conflict("the approval " + command.approvalId() + " is "
                    + after.status().label() + ": " + outcome.detail());
        }
    }
}
