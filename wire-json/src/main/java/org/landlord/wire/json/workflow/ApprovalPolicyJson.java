package org.landlord.wire.json.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// An approval policy as JSON.
public final class ApprovalPolicyJson {

    private ApprovalPolicyJson() {}

    public static void write(ApprovalPolicy policy, ObjectWriter out) {
        out.text("orgId", policy.orgId())
                .text("policyId", policy.policyId())
                .text("projectId", policy.projectId())
                .text("workflow", policy.workflow())
                .text("nodeId", policy.nodeId());
        deciders(policy.deciders(), out);
        out.number("requiredApprovals", policy.requiredApprovals()).bool("selfApproval", policy.selfApproval());
        seconds(policy.deadline(), out);
        out.bool("noteRequired", policy.noteRequired())
                .instant("createdAt", policy.createdAt())
                .instant("updatedAt", policy.updatedAt());
    }

    public static ApprovalPolicy read(ObjectReader in) {
        OrgId orgId = in.required("orgId", OrgId::new);
        PolicyId policyId = in.required("policyId", PolicyId::new);
        PutApprovalPolicy read = readPut(in, orgId, policyId, Precondition.none());
        Instant createdAt = in.instant("createdAt");
        Instant updatedAt = in.instant("updatedAt");
        return in.made(() -> new ApprovalPolicy(
                orgId,
                policyId,
                read.projectId(),
                read.workflow(),
                read.nodeId(),
                read.deciders(),
                read.requiredApprovals(),
                read.selfApproval(),
                read.deadline(),
                read.noteRequired(),
                createdAt,
                updatedAt));
    }

    public static void writePut(PutApprovalPolicy command, ObjectWriter out) {
        out.text("projectId", command.projectId())
                .text("workflow", command.workflow())
                .text("nodeId", command.nodeId());
        deciders(command.deciders(), out);
        out.number("requiredApprovals", command.requiredApprovals()).bool("selfApproval", command.selfApproval());
        seconds(command.deadline(), out);
        out.bool("noteRequired", command.noteRequired());
    }

    public static PutApprovalPolicy readPut(
            ObjectReader in, OrgId orgId, PolicyId policyId, Precondition precondition) {
        ProjectId projectId = in.optional("projectId", ProjectId::new);
        Label workflow = in.optional("workflow", Label::new);
        NodeId nodeId = in.optional("nodeId", NodeId::new);
        List<Label> roles = in.texts("roles", Label::new);
        List<TeamId> teams = in.texts("teams", TeamId::new);
        List<UserId> users = in.texts("users", UserId::new);
        Integer required = in.optionalInt("requiredApprovals");
        boolean selfApproval = in.flag("selfApproval", false);
        Duration deadline = in.wholeNumber("deadlineSeconds", Duration::ofSeconds);
        boolean noteRequired = in.flag("noteRequired", false);
        return in.made(() -> new PutApprovalPolicy(
                orgId,
                policyId,
                projectId,
                workflow,
                nodeId,
                new Deciders(roles, teams, users),
                Objects.requireNonNullElse(required, 1),
                selfApproval,
                deadline,
                noteRequired,
                precondition));
    }

    private static void deciders(Deciders deciders, ObjectWriter out) {
        out.texts("roles", deciders.roles().stream().map(Label::value).toList())
                .texts("teams", deciders.teams().stream().map(TeamId::value).toList())
                .texts("users", deciders.users().stream().map(UserId::value).toList());
    }

    private static void seconds(@Nullable Duration deadline, ObjectWriter out) {
        out.value("deadlineSeconds", deadline == null ? null : deadline.toSeconds());
    }
}
