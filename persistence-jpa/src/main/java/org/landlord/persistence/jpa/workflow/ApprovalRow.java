package org.landlord.persistence.jpa.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.DynamicUpdate;
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
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.persistence.jpa.sql.JsonList;
import org.landlord.persistence.jpa.sql.Nullables;

/// An [Approval] without its decisions. Only columns that have changed are updated.
@Entity
@Table(name = "approval")
@DynamicUpdate
class ApprovalRow {

    @EmbeddedId
    private ApprovalKey id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "run_id")
    private String runId;

    /// The organization of the gateway, or empty for the platform.
    @Column(name = "gateway_scope")
    private String gatewayScope;

    @Column(name = "gateway_id")
    private String gatewayId;

    @Column(name = "workflow")
    private String workflow;

    @Column(name = "node_id")
    private String nodeId;

    @Column(name = "iteration")
    private int iteration;

    @Column(name = "mode")
    private String mode;

    @Column(name = "title")
    private String title;

    @Column(name = "summary")
    private @Nullable String summary;

    @Column(name = "options")
    private String options;

    @Column(name = "allowed_scopes")
    private String allowedScopes;

    @Column(name = "allowed_users")
    private String allowedUsers;

    @Column(name = "requested_at")
    private long requestedAt;

    @Column(name = "status")
    private String status;

    /// 1 if it is pending, or the gateway still has to be told the outcome. For an index.
    @Column(name = "open")
    private int open;

    @Column(name = "deadline_at")
    private @Nullable Long deadlineAt;

    /// Null without an outcome.
    @Column(name = "cause")
    private @Nullable String cause;

    @Column(name = "selected")
    private @Nullable String selected;

    @Column(name = "ranked")
    private @Nullable String ranked;

    @Column(name = "ended_at")
    private @Nullable Long endedAt;

    @Column(name = "delivery")
    private @Nullable String delivery;

    @Column(name = "detail")
    private @Nullable String detail;

    /// For Hibernate.
    protected ApprovalRow() {}

    static ApprovalKey key(OrgId orgId, ApprovalId approvalId) {
        return new ApprovalKey(orgId.value(), approvalId.value());
    }

    ApprovalKey key() {
        return id;
    }

    static ApprovalRow toRow(Approval approval) {
        ApprovalRow row = new ApprovalRow();
        row.id = key(approval.orgId(), approval.approvalId());
        row.projectId = approval.projectId().value();
        row.runId = approval.runId().value();
        GatewayRowKey gateway = GatewayRowKey.of(approval.gateway());
        row.gatewayScope = gateway.scope();
        row.gatewayId = gateway.gatewayId();
        row.workflow = approval.workflow().value();
        row.ask(approval.request());
        row.status = approval.status().label();
        row.open = approval.isPending() || approval.isDue() ? 1 : 0;
        row.deadlineAt = Nullables.map(approval.deadlineAt(), Instant::toEpochMilli);
        Outcome outcome = approval.outcome();
        if (outcome != null) {
            row.end(outcome);
        }
        return row;
    }

    private void ask(ApprovalRequest request) {
        nodeId = request.nodeId().value();
        iteration = request.iteration();
        mode = request.mode().label();
        title = request.title();
        summary = request.summary();
        options = JsonList.ofObjects(
                request.options().stream().map(ApprovalRow::toObject).toList());
        allowedScopes = JsonList.ofTexts(request.allowedScopes());
        allowedUsers = JsonList.ofTexts(request.allowedUsers());
        requestedAt = request.requestedAt().toEpochMilli();
    }

    private void end(Outcome outcome) {
        StoredChoice choice = StoredChoice.of(outcome.value());
        cause = outcome.cause().label();
        selected = choice.selected();
        ranked = choice.ranked();
        endedAt = outcome.endedAt().toEpochMilli();
        delivery = outcome.delivery().label();
        detail = outcome.detail();
    }

    private static Map<String, String> toObject(ApprovalOption option) {
        String summary = option.summary();
        return summary == null
                ? Map.of("key", option.key(), "label", option.label())
                : Map.of("key", option.key(), "label", option.label(), "summary", summary);
    }

    Approval toDomain(List<Decision> decisions) {
        return new Approval(
                new OrgId(id.orgId()),
                new ApprovalId(id.approvalId()),
                new ProjectId(projectId),
                new RunId(runId),
                GatewayRow.key(gatewayScope, gatewayId),
                new Label(workflow),
                request(),
                ApprovalStatus.of(status),
                Nullables.map(deadlineAt, Instant::ofEpochMilli),
                decisions,
                outcome());
    }

    private ApprovalRequest request() {
        return new ApprovalRequest(
                new NodeId(nodeId),
                iteration,
                ApprovalMode.of(mode),
                title,
                summary,
                JsonList.objects(options).stream().map(ApprovalRow::option).toList(),
                JsonList.texts(allowedScopes),
                JsonList.texts(allowedUsers),
                Instant.ofEpochMilli(requestedAt));
    }

    private static ApprovalOption option(Map<String, String> object) {
        return new ApprovalOption(
                JsonList.member(object, "key"), JsonList.member(object, "label"), object.get("summary"));
    }

    private @Nullable Outcome outcome() {
        return cause == null || endedAt == null || delivery == null
                ? null
                : new Outcome(
                        Outcome.Cause.of(cause),
                        new StoredChoice(selected, ranked).value(),
                        Instant.ofEpochMilli(endedAt),
                        Outcome.Delivery.of(delivery),
                        detail);
    }
}
