package org.landlord.adapter.rest.workflow.rpc;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.Approvals;
import org.landlord.port.in.workflow.approval.DecideApproval;
import org.landlord.port.in.workflow.approval.ListApprovals;

/// The methods for approvals.
@Singleton
class RpcApprovals {

    private static final String RUN_ID = "runId";
    private static final String NODE_ID = "nodeId";
    private static final String ITERATION = "iteration";
    private static final String APPROVED = "approved";
    private static final String WORKFLOW = "workflow";
    private static final String LIMIT = "limit";

    private final Approvals approvals;
    private final RpcRuns runs;

    RpcApprovals(Landlord landlord, RpcRuns runs) {
        this.approvals = landlord.approvals();
        this.runs = runs;
    }

    /// Pending ones, the oldest first.
    List<Map<String, @Nullable Object>> list(RpcCall call) {
        RpcParameters given = call.parameters();
        RpcParameters filter = given.object("filter");
        RunId runId = filter.optional(RUN_ID, RunId::new);
        Label workflow = filter.optional(WORKFLOW, Label::new);
        long limit = filter.number(LIMIT, given.number(LIMIT, Long.MAX_VALUE));
        if (limit <= 0) {
            throw RpcRefused.invalidInput("limit must be a positive integer");
        }
        ListApprovals query = new ListApprovals(
                call.orgId(),
                call.projectId(),
                runId == null ? given.optional(RUN_ID, RunId::new) : runId,
                workflow == null ? given.optional(WORKFLOW, Label::new) : workflow,
                ApprovalStatus.PENDING,
                false);
        List<ApprovalView> latestFirst = Pages.collect(
                page -> approvals.list(call.caller(), query, page),
                view -> view.approval().gateway().gatewayId().equals(call.gatewayId()));
        return latestFirst.reversed().stream()
                .limit(limit)
                .map(view -> RunFrames.approval(view.approval()))
                .toList();
    }

    Map<String, Object> submit(RpcCall call) {
        RpcParameters given = call.parameters();
        NodeId nodeId = given.required(NODE_ID, NodeId::new);
        int iteration = (int) Math.clamp(given.number(ITERATION, 0), 0, Integer.MAX_VALUE);
        RpcParameters decision = given.object("decision");
        Boolean approved = decision.flag(APPROVED);
        if (approved == null) {
            throw RpcRefused.invalidRequest("decision.approved is required");
        }
        Run run = runs.found(call);
        Approval approval = find(call, run, nodeId, iteration);
        refuseDecided(approval);
        DecideApproval command = new DecideApproval(
                call.orgId(),
                approval.approvalId(),
                approved,
                decision.optional("note", text -> text.isBlank() ? null : text),
                approved ? value(approval.request(), decision.object("value")) : null);
        try {
            approvals.decide(call.caller(), command);
        } catch (Conflict refused) {
            refuseDecided(approvals
                    .get(call.caller(), call.orgId(), approval.approvalId())
                    .approval());
            throw refused;
        }
        return Map.of(RUN_ID, run.runId().value(), NODE_ID, nodeId.value(), ITERATION, iteration, APPROVED, approved);
    }

    private Approval find(RpcCall call, Run run, NodeId nodeId, int iteration) {
        ListApprovals query = new ListApprovals(call.orgId(), run.projectId(), run.runId(), null, null, false);
        List<ApprovalView> found = Pages.collect(
                page -> approvals.list(call.caller(), query, page),
                view -> view.approval().request().nodeId().equals(nodeId)
                        && view.approval().request().iteration() == iteration,
                0,
                1);
        if (found.isEmpty()) {
            throw RpcRefused.invalidInput("Node " + nodeId + " is not waiting for approval.");
        }
        return found.getFirst().approval();
    }

    /// The gateway refuses the same decision as well.
    private static void refuseDecided(Approval approval) {
        ApprovalRequest request = approval.request();
        String how = switch (approval.status()) {
            case PENDING -> null;
            case APPROVED -> ApprovalStatus.APPROVED.label();
            // The gateway denies what nobody decides any more.
            case DENIED, WITHDRAWN -> ApprovalStatus.DENIED.label();
        };
        if (how != null) {
            throw RpcRefused.alreadyDecided(
                    approval.runId().value(), request.nodeId().value(), request.iteration(), how);
        }
    }

    /// The choice of a request with options; null if there is none.
    private static @Nullable ApprovalValue value(ApprovalRequest request, RpcParameters value) {
        return switch (request.mode()) {
            case GATE, DECISION -> null;
            case SELECT -> value.optional("selected", ApprovalValue.Selected::new);
            case RANK -> {
                List<String> ranked = value.texts("ranked");
                yield ranked == null ? null : new ApprovalValue.Ranked(ranked);
            }
        };
    }
}
