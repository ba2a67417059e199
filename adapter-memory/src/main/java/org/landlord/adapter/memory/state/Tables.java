package org.landlord.adapter.memory.state;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.port.out.access.StoredApiKey;
import org.landlord.port.out.access.StoredSession;
import org.landlord.port.out.idempotency.IdempotencyRecord;
import org.landlord.port.out.quota.LimitState;

/// All tables. Committed tables never change: the next unit of work changes a fork.
public record Tables(
        Table<Organization> organizations,
        Table<Instant> deletions,
        Table<OrgMember> orgMembers,
        Table<Team> teams,
        Table<TeamMember> teamMembers,
        Table<Project> projects,
        Table<ProjectTeamGrant> grants,
        Table<BillingAccount> billingAccounts,
        Table<IdentityProvider> identityProviders,
        Table<UsageEvent> usageEvents,
        Table<Recording> usageRecordings,
        Table<UsageSettings> usageSettings,
        Table<LimitState> usageLimits,
        Table<QuotaReservation> quotaReservations,
        Table<QuotaEvent> quotaEvents,
        Table<Denial> denials,
        Table<SecretReference> secretReferences,
        Table<Gateway> gateways,
        Table<Run> runs,
        Table<Approval> approvals,
        Table<ApprovalPolicy> approvalPolicies,
        Table<AuditEvent> auditEvents,
        Table<PlatformAuditEvent> platformAuditEvents,
        Table<IdempotencyRecord> idempotencyRecords,
        Table<StoredApiKey> apiKeys,
        Table<StoredSession> sessions) {

    public static Tables empty() {
        return new Tables(
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>(),
                new Table<>());
    }

    public Tables fork() {
        return new Tables(
                organizations.fork(),
                deletions.fork(),
                orgMembers.fork(),
                teams.fork(),
                teamMembers.fork(),
                projects.fork(),
                grants.fork(),
                billingAccounts.fork(),
                identityProviders.fork(),
                usageEvents.fork(),
                usageRecordings.fork(),
                usageSettings.fork(),
                usageLimits.fork(),
                quotaReservations.fork(),
                quotaEvents.fork(),
                denials.fork(),
                secretReferences.fork(),
                gateways.fork(),
                runs.fork(),
                approvals.fork(),
                approvalPolicies.fork(),
                auditEvents.fork(),
                platformAuditEvents.fork(),
                idempotencyRecords.fork(),
                apiKeys.fork(),
                sessions.fork());
    }

    /// True if the organization is marked as deleted.
    ///
    /// @param orgId may be null, which is never deleted
    public boolean isDeleted(@Nullable OrgId orgId) {
        return orgId != null && deletions.has(Key.of(orgId));
    }

    /// The tables whose keys start with an organization.
    public Stream<Table<?>> underOrganizations() {
        return Stream.of(
                orgMembers,
                teams,
                teamMembers,
                projects,
                grants,
                billingAccounts,
                identityProviders,
                usageEvents,
                usageRecordings,
                usageSettings,
                usageLimits,
                quotaReservations,
                quotaEvents,
                denials,
                secretReferences,
                gateways,
                runs,
                approvals,
                approvalPolicies,
                auditEvents);
    }

    public void requireOrganization(OrgId orgId) {
        require(organizations, Key.of(orgId), "org " + orgId);
    }

    public void requireTeam(OrgId orgId, TeamId teamId) {
        require(teams, Key.of(orgId, teamId), "team " + teamId);
    }

    /// @param projectId null for no project, which always exists
    public void requireProject(OrgId orgId, @Nullable ProjectId projectId) {
        requireOrganization(orgId);
        if (projectId != null) {
            require(projects, Key.of(orgId, projectId), "project " + projectId);
        }
    }

    public void requireRun(OrgId orgId, RunId runId) {
        require(runs, Key.of(orgId, runId), "run " + runId);
    }

    private static void require(Table<?> parents, Key key, String parent) {
        if (!parents.has(key)) {
            throw new Conflict(parent + " does not exist");
        }
    }
}
