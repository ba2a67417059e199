package org.landlord.persistence.jpa.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.persistence.jpa.sql.JsonList;
import org.landlord.persistence.jpa.sql.Nullables;

/// An [ApprovalPolicy].
@Entity
@Table(name = "approval_policy")
class ApprovalPolicyRow {

    @EmbeddedId
    private ApprovalPolicyKey id;

    @Column(name = "project_id")
    private @Nullable String projectId;

    @Column(name = "workflow")
    private @Nullable String workflow;

    @Column(name = "node_id")
    private @Nullable String nodeId;

    @Column(name = "roles")
    private String roles;

    @Column(name = "teams")
    private String teams;

    @Column(name = "users")
    private String users;

    @Column(name = "required_approvals")
    private int requiredApprovals;

    @Column(name = "self_approval")
    private int selfApproval;

    @Column(name = "deadline_millis")
    private @Nullable Long deadlineMillis;

    @Column(name = "note_required")
    private int noteRequired;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    /// For Hibernate.
    protected ApprovalPolicyRow() {}

    static ApprovalPolicyKey key(OrgId orgId, PolicyId policyId) {
        return new ApprovalPolicyKey(orgId.value(), policyId.value());
    }

    static ApprovalPolicyRow toRow(ApprovalPolicy policy) {
        ApprovalPolicyRow row = new ApprovalPolicyRow();
        row.id = key(policy.orgId(), policy.policyId());
        row.projectId = Nullables.text(policy.projectId());
        row.workflow = Nullables.text(policy.workflow());
        row.nodeId = Nullables.text(policy.nodeId());
        row.roles = JsonList.ofTexts(policy.deciders().roles());
        row.teams = JsonList.ofTexts(policy.deciders().teams());
        row.users = JsonList.ofTexts(policy.deciders().users());
        row.requiredApprovals = policy.requiredApprovals();
        row.selfApproval = policy.selfApproval() ? 1 : 0;
        row.deadlineMillis = Nullables.map(policy.deadline(), Duration::toMillis);
        row.noteRequired = policy.noteRequired() ? 1 : 0;
        row.createdAt = policy.createdAt().toEpochMilli();
        row.updatedAt = policy.updatedAt().toEpochMilli();
        return row;
    }

    ApprovalPolicy toDomain() {
        return new ApprovalPolicy(
                new OrgId(id.orgId()),
                new PolicyId(id.policyId()),
                Nullables.map(projectId, ProjectId::new),
                Nullables.map(workflow, Label::new),
                Nullables.map(nodeId, NodeId::new),
                new Deciders(
                        JsonList.texts(roles).stream().map(Label::new).toList(),
                        JsonList.texts(teams).stream().map(TeamId::new).toList(),
                        JsonList.texts(users).stream().map(UserId::new).toList()),
                requiredApprovals,
                selfApproval == 1,
                Nullables.map(deadlineMillis, Duration::ofMillis),
                noteRequired == 1,
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(updatedAt));
    }
}
