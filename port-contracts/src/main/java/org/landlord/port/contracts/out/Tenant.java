package org.landlord.port.contracts.out;

import static org.landlord.port.contracts.out.Fixtures.NOW;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.Refusal;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;
import org.landlord.port.out.idempotency.IdempotencyRecord;

/// An organization, and factory methods of its entities with arbitrary values. The entities are not stored,
/// except by [#fill] and [#use].
public record Tenant(Organization organization) {

    /// The id of the project that the entities of [#fill] belong to.
    public static final ProjectId PROJECT = new ProjectId("project");

    /// The id of the team that the entities of [#fill] belong to.
    public static final TeamId TEAM = new TeamId("team");

    public OrgId orgId() {
        return organization.orgId();
    }

    /// Its gateways, runs and approvals.
    public TenantWorkflows workflows() {
        return new TenantWorkflows(orgId());
    }

    public OrgMember orgMember(String userId) {
        return new OrgMember(orgId(), new UserId(userId), OrgRole.MEMBER, NOW);
    }

    public Team team(String teamId, String slug) {
        return new Team(orgId(), new TeamId(teamId), new Slug(slug), new Name("Team"), NOW, NOW);
    }

    public TeamMember teamMember(TeamId teamId, String userId) {
        return new TeamMember(orgId(), teamId, new UserId(userId), TeamMember.DEFAULT_ROLE, NOW);
    }

    public Project project(String projectId, String slug) {
        return new Project(
                orgId(), new ProjectId(projectId), new Slug(slug), new Name("Project"), Metadata.empty(), NOW, NOW);
    }

    public ProjectTeamGrant grant(ProjectId projectId, TeamId teamId) {
        return new ProjectTeamGrant(orgId(), projectId, teamId, ProjectTeamGrant.DEFAULT_ROLE, NOW);
    }

    public BillingAccount billingAccount(String plan) {
        return new BillingAccount(orgId(), new Label(plan), null, BillingAccount.DEFAULT_STATUS, NOW);
    }

    public IdentityProvider identityProvider(String providerId, String status) {
        return new IdentityProvider(
                orgId(),
                new ProviderId(providerId),
                ProviderType.OIDC,
                new Reference("https://id.example"),
                null,
                null,
                null,
                null,
                new Label(status),
                Metadata.empty(),
                NOW,
                NOW);
    }

    public UsageSettings usageSettings(int backdatingDays) {
        return new UsageSettings(orgId(), backdatingDays, CloudEventSettings.DEFAULT, NOW);
    }

    public LimitKey limitKey(@Nullable ProjectId projectId, String metric, String unit, Period period) {
        return new LimitKey(orgId(), projectId, new Label(metric), new Label(unit), period);
    }

    public UsageLimit limit(LimitKey key) {
        return new UsageLimit(key, Quantity.of(100), Enforcement.SOFT, null, Thresholds.DEFAULT, NOW);
    }

    /// A reservation of the metric `tokens` that was created at [Fixtures#NOW].
    public QuotaReservation reservation(
            String reservationId, @Nullable ProjectId projectId, String quantity, Instant expiresAt) {
        return new QuotaReservation(
                new ReservationId(reservationId),
                new UsageSeries(orgId(), projectId, new Label("tokens"), UsageEvent.DEFAULT_UNIT),
                Quantity.parse(quantity),
                NOW,
                expiresAt,
                null);
    }

    public QuotaEvent quotaEvent(long sequence, LimitKey limit) {
        return new QuotaEvent(sequence, limit, 75, ThresholdCrossing.UP, QuantitySum.of(80), Quantity.of(100), NOW);
    }

    /// A denial of one refusal at [Fixtures#NOW].
    public Denial denial(long sequence, LimitKey limit, String requestId) {
        return denial(sequence, limit, requestId, NOW);
    }

    /// A denial of one refusal of a caller without a project.
    public Denial denial(long sequence, LimitKey limit, String requestId, Instant refusedAt) {
        Refusal refusal = new Refusal(
                new RequestId(requestId),
                refusedAt,
                Quantity.of(100),
                new Window(NOW.minusSeconds(60), NOW),
                QuantitySum.of(90),
                QuantitySum.of(5),
                QuantitySum.of(6),
                NOW.plusSeconds(60));
        Caller caller = Caller.operator(new ActorId("operator"));
        return Denial.of(Denial.Key.of(limit, null, caller, refusedAt), refusal).at(sequence);
    }

    public SecretKey secretKey(@Nullable ProjectId projectId, String name) {
        return new SecretKey(orgId(), projectId, new SecretName(name));
    }

    public SecretReference secret(SecretKey key) {
        return new SecretReference(key, new Label("vault"), new Reference("secret/data/x"), null, NOW, null);
    }

    /// Usage of the metric `tokens` without a project, a run or metadata.
    public UsageEvent usage(String eventId, String quantity, Instant observedAt) {
        return usage(eventId, null, "tokens", quantity, observedAt);
    }

    public UsageEvent usage(
            String eventId, @Nullable ProjectId projectId, String metric, String quantity, Instant observedAt) {
        return usage(eventId, projectId, null, metric, "count", quantity, observedAt);
    }

    public UsageEvent usage(
            String eventId,
            @Nullable ProjectId projectId,
            @Nullable RunId runId,
            String metric,
            String unit,
            String quantity,
            Instant observedAt) {
        return new UsageEvent(
                orgId(),
                new EventId(eventId),
                projectId,
                runId,
                new Label(metric),
                Quantity.parse(quantity),
                new Label(unit),
                observedAt,
                NOW,
                Metadata.empty());
    }

    public AuditEvent auditEvent(long sequence, Instant occurredAt) {
        return new AuditEvent(
                orgId(),
                sequence,
                new AuditEventId("evt_" + sequence),
                null,
                null,
                null,
                null,
                Origin.unknown(),
                new Label("service.deploy"),
                new Label("service"),
                null,
                occurredAt,
                Metadata.empty());
    }

    public IdempotencyRecord answered(String scope, String key, Instant createdAt) {
        return new IdempotencyRecord(scope, key, "fingerprint", "answer", createdAt, orgId());
    }

    /// Puts one row into every store for this organization, and two into stores whose rows may have a project.
    /// The ids are the same in every organization.
    public void fill(Stores stores) {
        stores.orgMembers().put(orgMember("user"));
        stores.teams().insert(team(TEAM.value(), "team"));
        stores.teamMembers().put(teamMember(TEAM, "user"));
        stores.projects().insert(project(PROJECT.value(), "project"));
        stores.projectTeamGrants().put(grant(PROJECT, TEAM));
        stores.billingAccounts().put(billingAccount("free"));
        stores.identityProviders().put(identityProvider("idp", "active"));
        stores.usageSettings().put(usageSettings(7));
        stores.usageLimits().put(limit(limitKey(null, "tokens", "count", Period.DAILY)));
        stores.usageLimits().put(limit(limitKey(PROJECT, "tokens", "count", Period.DAILY)));
        stores.quotaReservations().put(reservation("reservation", null, "1", NOW.plusSeconds(60)));
        stores.quotaReservations().put(reservation("reservation_of_project", PROJECT, "1", NOW.plusSeconds(60)));
        stores.quotaEvents().append(quotaEvent(1, limitKey(null, "tokens", "count", Period.DAILY)));
        stores.quotaEvents().append(quotaEvent(2, limitKey(PROJECT, "tokens", "count", Period.DAILY)));
        stores.denials().put(denial(1, limitKey(null, "tokens", "count", Period.DAILY), "request"));
        stores.denials().put(denial(2, limitKey(PROJECT, "tokens", "count", Period.DAILY), "request"));
        stores.secretReferences().put(secret(secretKey(null, "secret")));
        stores.secretReferences().put(secret(secretKey(PROJECT, "secret")));
        workflows().fill(stores);
        stores.auditLog().append(auditEvent(stores.auditLog().lastSequence(orgId()) + 1, NOW));
        stores.idempotency().put(answered("scope", orgId().value(), NOW));
    }

    /// Records usage in the project of [#fill]. Separate, because a project with usage cannot be deleted.
    public void use(Stores stores) {
        stores.usageEvents()
                .append(List.of(usage("evt_1", null, "tokens", "1", NOW), usage("evt_2", PROJECT, "tokens", "2", NOW)));
    }

    /// All rows of this organization.
    public Contents contents(Stores stores) {
        return Contents.of(stores, orgId());
    }
}
