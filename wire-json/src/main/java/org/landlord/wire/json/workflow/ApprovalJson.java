package org.landlord.wire.json.workflow;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalOption;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.domain.workflow.approval.ApprovalRules;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.DecideApproval;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// An approval as JSON.
public final class ApprovalJson {

    private ApprovalJson() {}

    public static void write(ApprovalView view, ObjectWriter out) {
        Approval approval = view.approval();
        out.text("orgId", approval.orgId())
                .text("approvalId", approval.approvalId())
                .text("projectId", approval.projectId())
                .text("runId", approval.runId())
                .object("gateway", approval.gateway(), GatewayKeyJson::write)
                .text("workflow", approval.workflow());
        request(approval.request(), out);
        out.text("status", approval.status().label())
                .instant("deadlineAt", approval.deadlineAt())
                .array("decisions", approval.decisions(), ApprovalJson::decision)
                .object("outcome", approval.outcome(), ApprovalJson::outcome)
                .object("rules", view.rules(), ApprovalJson::rules)
                .bool("mayDecide", view.mayDecide())
                .text("refusal", view.refusal());
    }

    public static ApprovalView read(ObjectReader in) {
        // Derived from the status and the refusal.
        in.requiredFlag("mayDecide");
        Approval approval = new Approval(
                in.required("orgId", OrgId::new),
                in.required("approvalId", ApprovalId::new),
                in.required("projectId", ProjectId::new),
                in.required("runId", RunId::new),
                in.requiredObject("gateway", GatewayKeyJson::read),
                in.required("workflow", Label::new),
                request(in),
                in.required("status", ApprovalStatus::of),
                in.timestamp("deadlineAt"),
                in.list("decisions", ApprovalJson::decision),
                in.object("outcome", ApprovalJson::outcome));
        return new ApprovalView(
                approval, in.requiredObject("rules", ApprovalJson::rules), in.optional("refusal", Function.identity()));
    }

    private static void request(ApprovalRequest request, ObjectWriter out) {
        out.text("nodeId", request.nodeId())
                .number("iteration", request.iteration())
                .text("mode", request.mode().label())
                .text("title", request.title())
                .text("summary", request.summary())
                .array("options", request.options(), ApprovalJson::option)
                .texts("allowedScopes", request.allowedScopes())
                .texts("allowedUsers", request.allowedUsers())
                .instant("requestedAt", request.requestedAt());
    }

    private static ApprovalRequest request(ObjectReader in) {
        return new ApprovalRequest(
                in.required("nodeId", NodeId::new),
                in.integer("iteration"),
                in.required("mode", ApprovalMode::of),
                in.required("title", Function.identity()),
                in.optional("summary", Function.identity()),
                in.list("options", ApprovalJson::option),
                in.texts("allowedScopes", Function.identity()),
                in.texts("allowedUsers", Function.identity()),
                in.instant("requestedAt"));
    }

    private static void option(ApprovalOption option, ObjectWriter out) {
        out.text("key", option.key()).text("label", option.label()).text("summary", option.summary());
    }

    private static ApprovalOption option(ObjectReader in) {
        return new ApprovalOption(
                in.required("key", Function.identity()),
                in.required("label", Function.identity()),
                in.optional("summary", Function.identity()));
    }

    private static void decision(Decision decision, ObjectWriter out) {
        out.object("by", decision.decidedBy(), ActorJson::write)
                .bool("approved", decision.approved())
                .text("note", decision.note());
        value(decision.value(), out);
        out.instant("decidedAt", decision.decidedAt());
    }

    private static Decision decision(ObjectReader in) {
        return new Decision(
                in.requiredObject("by", ActorJson::read),
                in.requiredFlag("approved"),
                in.optional("note", Function.identity()),
                value(in),
                in.instant("decidedAt"));
    }

    private static void outcome(Outcome outcome, ObjectWriter out) {
        out.text("cause", outcome.cause().label());
        value(outcome.value(), out);
        out.instant("endedAt", outcome.endedAt())
                .text("delivery", outcome.delivery().label())
                .text("detail", outcome.detail());
    }

    private static Outcome outcome(ObjectReader in) {
        return new Outcome(
                in.required("cause", Outcome.Cause::of),
                value(in),
                in.instant("endedAt"),
                in.required("delivery", Outcome.Delivery::of),
                in.optional("detail", Function.identity()));
    }

    private static void rules(ApprovalRules rules, ObjectWriter out) {
        out.number("requiredApprovals", rules.requiredApprovals())
                .bool("selfApproval", rules.selfApproval())
                .bool("noteRequired", rules.noteRequired())
                .array("policies", rules.policies(), ApprovalPolicyJson::write);
    }

    private static ApprovalRules rules(ObjectReader in) {
        // Derived from the policies.
        in.integer("requiredApprovals");
        in.requiredFlag("selfApproval");
        in.requiredFlag("noteRequired");
        return new ApprovalRules(in.list("policies", ApprovalPolicyJson::read));
    }

    public static void writeDecide(DecideApproval command, ObjectWriter out) {
        out.bool("approved", command.approved()).text("note", command.note());
        value(command.value(), out);
    }

    public static DecideApproval readDecide(ObjectReader in, OrgId orgId, ApprovalId approvalId) {
        return new DecideApproval(
                orgId, approvalId, in.requiredFlag("approved"), in.optional("note", Function.identity()), value(in));
    }

    private static void value(@Nullable ApprovalValue value, ObjectWriter out) {
        switch (value) {
            case ApprovalValue.Selected(String key) -> out.text("selected", key).value("ranked", null);
            case ApprovalValue.Ranked(List<String> keys) ->
                out.text("selected", null).texts("ranked", keys);
            case null -> out.text("selected", null).value("ranked", null);
        }
    }

    private static @Nullable ApprovalValue value(ObjectReader in) {
        String selected = in.optional("selected", Function.identity());
        boolean isRanked = in.has("ranked");
        List<String> ranked = in.texts("ranked", Function.identity());
        if (selected != null) {
            if (isRanked) {
                in.refuse("ranked", "must be absent: there is a selected option");
            }
            return new ApprovalValue.Selected(selected);
        }
        return isRanked ? in.made(() -> new ApprovalValue.Ranked(ranked)) : null;
    }
}
