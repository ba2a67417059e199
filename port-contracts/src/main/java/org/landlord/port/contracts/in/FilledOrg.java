package org.landlord.port.contracts.in;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.audit.RecordAuditEvent;
import org.landlord.port.in.billing.PutBillingAccount;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.PutTeamMember;
import org.landlord.port.in.usage.RecordUsage;

/// An organization with entities of every kind. Their ids are the same in every such organization.
public record FilledOrg(Landlord landlord, Caller caller, OrgId orgId) {

    /// The minimum number of entities of each kind.
    public static final int ITEMS = 4;

    /// The instant of its usage and of the audit events that it records.
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000Z");

    /// The project of all entities that have one.
    public static final ProjectId PROJECT = new ProjectId("project_0");

    /// The team that has members.
    public static final TeamId TEAM = new TeamId("team_0");

    /// Fills an empty organization.
    public static FilledOrg fill(Landlord landlord, Caller caller, OrgId orgId) {
        FilledOrg filled = tenancyAlone(landlord, caller, orgId);
        for (int i = 0; i < ITEMS; i++) {
            filled.addMembers(i);
            filled.addSettings(i);
            filled.addRecords(i);
            filled.addDenial(i);
        }
        return filled;
    }

    /// Creates its projects and teams without contents.
    public static FilledOrg tenancyAlone(Landlord landlord, Caller caller, OrgId orgId) {
        FilledOrg filled = new FilledOrg(landlord, caller, orgId);
        for (int i = 0; i < ITEMS; i++) {
            filled.addTenancy(i);
        }
        return filled;
    }

    private void addTenancy(int i) {
        Name name = new Name("Number " + i);
        Slug slug = new Slug("s" + i);
        landlord.teams().create(caller, new CreateTeam(orgId, new TeamId("team_" + i), slug, name));
        landlord.projects()
                .create(caller, new CreateProject(orgId, new ProjectId("project_" + i), slug, name, Metadata.empty()));
    }

    private void addMembers(int i) {
        Precondition none = Precondition.none();
        UserId user = new UserId("user_" + i);
        landlord.organizations().putMember(caller, new PutOrgMember(orgId, user, OrgRole.MEMBER, none));
        landlord.teams().putMember(caller, new PutTeamMember(orgId, TEAM, user, null, none));
        landlord.projects().putTeam(caller, new PutProjectTeam(orgId, PROJECT, new TeamId("team_" + i), null, none));
    }

    private void addSettings(int i) {
        Precondition none = Precondition.none();
        ProjectId projectId = i % 2 == 0 ? PROJECT : null;
        Label status = new Label(i % 2 == 0 ? "active" : "draft");
        landlord.billingAccounts().put(caller, new PutBillingAccount(orgId, new Label("pro"), null, null, none));
        IdentityProviderSettings settings = new IdentityProviderSettings(
                ProviderType.SAML, new Reference("urn:a"), null, null, null, null, status, Metadata.empty());
        landlord.identityProviders()
                .put(caller, new PutIdentityProvider(orgId, new ProviderId("idp_" + i), settings, none));
        LimitKey limit = LimitKey.of(orgId, projectId, new Label("metric_" + i), null, Period.DAILY);
        landlord.usageLimits().set(caller, new SetUsageLimit(limit, Quantity.of(1), null, null, null, none));
        UsageSeries series = new UsageSeries(orgId, projectId, limit.metric(), limit.unit());
        landlord.quotaReservations()
                .reserve(caller, ReserveQuota.of(new ReservationId("reservation_" + i), series, Quantity.of(1), null));
        SecretKey secret = new SecretKey(orgId, projectId, new SecretName("secret " + i));
        landlord.secretReferences()
                .put(
                        caller,
                        new PutSecretReference(
                                secret, new Label("vault"), new Reference("vault://a"), null, null, none));
    }

    /// Adds usage and audit events, so that at least two match every filter of [FilteredListOfOrg].
    private void addRecords(int i) {
        boolean even = i % 2 == 0;
        landlord.usage()
                .record(
                        caller,
                        orgId,
                        new RecordUsage(
                                new EventId("evt_" + i),
                                even ? PROJECT : null,
                                new RunId(even ? "run_even" : "run_odd"),
                                new Label(even ? "even" : "odd"),
                                Quantity.of(1),
                                new Label(i < ITEMS / 2 ? "ms" : "s"),
                                NOON.plusSeconds(i),
                                Metadata.empty()));
        crossThresholds(i, even ? PROJECT : null);
        landlord.auditTrail()
                .record(
                        caller,
                        new RecordAuditEvent(
                                orgId,
                                null,
                                even ? PROJECT : null,
                                new ActorId(even ? "user_even" : "user_odd"),
                                new Label(even ? "run.even" : "run.odd"),
                                new Label(even ? "even" : "odd"),
                                new TargetId(even ? "even" : "odd"),
                                NOON.plusSeconds(i),
                                Metadata.empty()));
    }

    /// Records usage up to the limit.
    private void crossThresholds(int i, @Nullable ProjectId projectId) {
        landlord.usage()
                .record(
                        caller,
                        orgId,
                        new RecordUsage(
                                new EventId("evt_limit_" + i),
                                projectId,
                                null,
                                new Label("metric_" + i),
                                Quantity.of(1),
                                null,
                                null,
                                Metadata.empty()));
    }

    /// Sets a limit that permits nothing, and has usage refused.
    private void addDenial(int i) {
        ProjectId projectId = i % 2 == 0 ? PROJECT : null;
        LimitKey limit = LimitKey.of(
                orgId,
                projectId,
                new Label(i % 2 == 0 ? "denied_even" : "denied_odd"),
                new Label(i < ITEMS / 2 ? "ms" : "s"),
                Period.DAILY);
        landlord.usageLimits()
                .set(
                        caller,
                        new SetUsageLimit(limit, Quantity.ZERO, Enforcement.HARD, null, null, Precondition.none()));
        UsageSeries series = new UsageSeries(orgId, projectId, limit.metric(), limit.unit());
        try {
            landlord.quotaReservations().reserve(caller, ReserveQuota.of(null, series, Quantity.of(1), null));
        } catch (QuotaExceeded _) {
            return;
        }
        throw new AssertionError("a limit of zero permits a reservation");
    }
}
