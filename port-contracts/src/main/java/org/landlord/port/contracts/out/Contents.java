package org.landlord.port.contracts.out;

import java.util.List;
import java.util.Optional;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.domain.usage.Window;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.port.out.Stores;
import org.landlord.port.out.idempotency.IdempotencyRecord;
import org.landlord.port.out.quota.DenialFilter;
import org.landlord.port.out.workflow.ApprovalFilter;
import org.landlord.port.out.workflow.RunFilter;

/// All rows of one organization, to assert that a change does not affect them. Members of teams, grants and
/// idempotency records are those of [Tenant#fill].
public record Contents(
        Optional<Organization> organization,
        List<OrgMember> orgMembers,
        List<Team> teams,
        List<TeamMember> teamMembers,
        List<Project> projects,
        List<ProjectTeamGrant> grantsOfProject,
        List<ProjectTeamGrant> grantsOfTeam,
        Optional<BillingAccount> billingAccount,
        List<IdentityProvider> identityProviders,
        List<UsageEvent> usageEvents,
        Optional<UsageSettings> usageSettings,
        List<UsageLimit> usageLimits,
        List<QuotaReservation> quotaReservations,
        List<QuotaEvent> quotaEvents,
        List<Denial> denials,
        List<SecretReference> secretReferences,
        List<Gateway> gateways,
        List<Run> runs,
        List<Approval> approvals,
        List<ApprovalPolicy> approvalPolicies,
        List<AuditEvent> auditEvents,
        Optional<IdempotencyRecord> answered) {

    private static final int ALL = 1000;

    static Contents of(Stores stores, OrgId orgId) {
        UsageQuery usage = new UsageQuery(orgId, null, null, null, null, Window.always());
        AuditQuery audit = new AuditQuery(orgId, null, null, null, null, null, Window.always());
        return new Contents(
                stores.organizations().find(orgId),
                stores.orgMembers().list(orgId, null, ALL),
                stores.teams().list(orgId, null, ALL),
                stores.teamMembers().list(orgId, Tenant.TEAM, null, ALL),
                stores.projects().list(orgId, null, ALL),
                stores.projectTeamGrants().listOfProject(orgId, Tenant.PROJECT, null, ALL),
                stores.projectTeamGrants().listOfTeam(orgId, Tenant.TEAM, null, ALL),
                stores.billingAccounts().find(orgId),
                stores.identityProviders().list(orgId, null, null, ALL),
                stores.usageEvents().list(usage, null, ALL),
                stores.usageSettings().find(orgId),
                stores.usageLimits().list(orgId, null, ALL),
                stores.quotaReservations().list(orgId, null, ALL),
                stores.quotaEvents().list(orgId, null, null, 0, ALL),
                stores.denials().list(orgId, new DenialFilter(null, null, null, null, Window.always()), null, ALL),
                stores.secretReferences().list(orgId, new SecretScope.Everything(), null, ALL),
                stores.gateways().list(orgId, null, ALL),
                stores.runs().list(orgId, RunFilter.all(), null, ALL),
                stores.approvals().list(orgId, ApprovalFilter.all(), null, ALL),
                stores.approvalPolicies().list(orgId, null, ALL),
                stores.auditLog().list(audit, null, ALL),
                stores.idempotency().find("scope", orgId.value()));
    }

    /// The rows of a deleted organization: none.
    public static Contents nothing() {
        return new Contents(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
