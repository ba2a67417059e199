package org.landlord.port.contracts.out;

import static org.landlord.port.contracts.out.Fixtures.NOW;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunProgress;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.out.Stores;

/// Factory methods of the gateways, runs and approvals of an organization, with arbitrary values. The
/// entities are not stored, except by [#fill].
public record TenantWorkflows(OrgId orgId) {

    /// The run of [#fill].
    public static final RunId RUN = new RunId("run");

    public static final Label WORKFLOW = new Label("workflow");

    public static final Run.Actor LAUNCHER = new Run.Actor(ActorKind.USER, new ActorId("launcher"));

    /// A gateway of the organization.
    public GatewayKey gatewayKey(String gatewayId) {
        return new GatewayKey(orgId, new GatewayId(gatewayId));
    }

    public Gateway gateway(String gatewayId) {
        return gateway(gatewayKey(gatewayId));
    }

    public static Gateway gateway(GatewayKey key) {
        return new Gateway(
                key,
                new Name("Gateway"),
                new GatewayUrl("https://gateway.example"),
                null,
                Gateway.ACTIVE,
                List.of(),
                NOW,
                NOW);
    }

    /// A run of the project of [Tenant#fill] at a gateway of the organization, with its own id there,
    /// that is launched at [Fixtures#NOW].
    public Run run(String runId) {
        return run(runId, Tenant.PROJECT, gatewayKey("gateway"), NOW);
    }

    public Run run(String runId, ProjectId projectId, GatewayKey gateway, Instant launchedAt) {
        return new Run(
                orgId,
                new RunId(runId),
                projectId,
                gateway,
                new RunId(runId),
                WORKFLOW,
                Metadata.empty(),
                LAUNCHER,
                launchedAt,
                null,
                List.of(),
                0,
                RunProgress.launching(launchedAt));
    }

    /// A pending approval of [#RUN] for a node with the same id.
    public Approval approval(String approvalId) {
        return approval(approvalId, RUN, NOW);
    }

    public Approval approval(String approvalId, RunId runId, Instant requestedAt) {
        return new Approval(
                orgId,
                new ApprovalId(approvalId),
                Tenant.PROJECT,
                runId,
                gatewayKey("gateway"),
                WORKFLOW,
                new ApprovalRequest(
                        new NodeId(approvalId),
                        0,
                        ApprovalMode.GATE,
                        "Title",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        requestedAt),
                ApprovalStatus.PENDING,
                null,
                List.of(),
                null);
    }

    public static Decision decision(String userId, boolean approved) {
        return new Decision(new Run.Actor(ActorKind.USER, new ActorId(userId)), approved, null, null, NOW);
    }

    public ApprovalPolicy policy(String policyId, @Nullable ProjectId projectId) {
        return new ApprovalPolicy(
                orgId,
                new PolicyId(policyId),
                projectId,
                null,
                null,
                Deciders.anybody(),
                1,
                false,
                null,
                false,
                NOW,
                NOW);
    }

    /// Puts one row into every table, and a policy of the organization and one of the project.
    void fill(Stores stores) {
        stores.gateways().put(gateway("gateway"));
        stores.runs().put(run(RUN.value()));
        stores.approvals().put(approval("approval").with(decision("user", true)));
        stores.approvalPolicies().put(policy("policy", null));
        stores.approvalPolicies().put(policy("policy_of_project", Tenant.PROJECT));
    }
}
