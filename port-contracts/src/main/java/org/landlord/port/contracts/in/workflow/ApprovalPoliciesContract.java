package org.landlord.port.contracts.in.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
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
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;

/// The contract of [org.landlord.port.in.workflow.approval.ApprovalPolicies].
public abstract class ApprovalPoliciesContract extends InboundContract {

    private static final PolicyId ID = new PolicyId("four-eyes");

    private Upserted<ApprovalPolicy> put(PutApprovalPolicy command) {
        return landlord().approvalPolicies().put(caller(), command);
    }

    private static PutApprovalPolicy plain(OrgId orgId, PolicyId policyId, int required, Precondition precondition) {
        return command(orgId, policyId, null, Deciders.anybody(), required, precondition);
    }

    private static PutApprovalPolicy command(
            OrgId orgId,
            PolicyId policyId,
            @Nullable ProjectId projectId,
            Deciders deciders,
            int required,
            Precondition precondition) {
        return new PutApprovalPolicy(
                orgId, policyId, projectId, null, null, deciders, required, false, null, false, precondition);
    }

    @Test
    void a_policy_is_returned_stored_and_audited_with_every_rule() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        TeamId teamId = newTeam(orgId).teamId();
        Deciders deciders = new Deciders(List.of(new Label("owner")), List.of(teamId), List.of(new UserId("alice")));

        assertAudited(
                orgId,
                () -> put(new PutApprovalPolicy(
                        orgId,
                        ID,
                        projectId,
                        new Label("deploy"),
                        new NodeId("gate"),
                        deciders,
                        2,
                        true,
                        Duration.ofHours(1),
                        true,
                        NONE)),
                new Audited(
                        AuditAction.APPROVAL_POLICY_UPSERT,
                        ID,
                        projectId,
                        Tells.of()
                                .made("projectId", projectId.value())
                                .made("workflow", "deploy")
                                .made("nodeId", "gate")
                                .made("deciders", List.of("role owner", "team " + teamId, "user alice"))
                                .made("requiredApprovals", number("2"))
                                .made("selfApproval", "true")
                                .made("deadline", "PT1H")
                                .made("noteRequired", "true")));

        ApprovalPolicy stored = landlord().approvalPolicies().get(caller(), orgId, ID);
        assertThat(stored.deciders()).isEqualTo(deciders);
        assertThat(stored.requiredApprovals()).isEqualTo(2);
        assertThat(stored.selfApproval()).isTrue();
        assertThat(stored.noteRequired()).isTrue();
        assertThat(stored.deadline()).isEqualTo(Duration.ofHours(1));
        assertThat(stored.workflow()).isEqualTo(new Label("deploy"));
        assertThat(stored.nodeId()).isEqualTo(new NodeId("gate"));
    }

    @Test
    void a_policy_is_replaced_under_the_precondition_and_deleted() {
        OrgId orgId = newOrg().orgId();
        ApprovalPolicy before = put(plain(orgId, ID, 1, NONE)).value();

        Upserted<ApprovalPolicy> after = put(plain(orgId, ID, 3, matching(before.version())));

        assertThat(after.created()).isFalse();
        assertThat(after.value().createdAt()).isEqualTo(before.createdAt());
        assertPreconditionFailed(() -> put(plain(orgId, ID, 4, matching(before.version()))));
        assertPreconditionFailed(() -> landlord().approvalPolicies().delete(caller(), orgId, ID, STALE));
        landlord().approvalPolicies().delete(caller(), orgId, ID, NONE);
        assertNotFound(
                "approval_policy", ID, () -> landlord().approvalPolicies().get(caller(), orgId, ID));
        assertThat(auditLog(orgId).getLast().action()).isEqualTo(AuditAction.APPROVAL_POLICY_DELETE.label());
    }

    @Test
    void the_same_policy_again_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        put(plain(orgId, ID, 1, NONE));

        assertNotAudited(orgId, () -> put(plain(orgId, ID, 1, NONE)));
    }

    @Test
    void a_policy_names_projects_and_teams_of_its_organization() {
        OrgId orgId = newOrg().orgId();
        Deciders nobody = new Deciders(List.of(), List.of(new TeamId("team_nobody")), List.of());

        assertInvalid(
                () -> put(command(orgId, ID, new ProjectId("project_nobody"), Deciders.anybody(), 1, NONE)),
                "/projectId");
        assertInvalid(() -> put(command(orgId, ID, null, nobody, 1, NONE)), "/teams/0");
    }

    @Test
    void policies_are_listed_by_id_in_their_organization_only() {
        OrgId orgId = newOrg().orgId();
        put(plain(orgId, new PolicyId("b"), 1, NONE));
        put(plain(orgId, new PolicyId("a"), 1, NONE));
        OrgId other = newOrg().orgId();

        assertThat(walk(1, page -> landlord().approvalPolicies().list(caller(), orgId, page)))
                .extracting(policy -> policy.policyId().value())
                .containsExactly("a", "b");
        assertThat(all(page -> landlord().approvalPolicies().list(caller(), other, page)))
                .isEmpty();
        assertNotFound(
                "approval_policy",
                new PolicyId("a"),
                () -> landlord().approvalPolicies().get(caller(), other, new PolicyId("a")));
    }
}
