package org.landlord.port.contracts.in.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaEvent;
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
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.port.in.audit.AuditFormat;
import org.landlord.port.in.audit.ExportAudit;
import org.landlord.port.in.audit.RecordAuditEvent;
import org.landlord.port.in.billing.PutBillingAccount;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.PutTeamMember;
import org.landlord.port.in.usage.PutUsageSettings;

/// The contract of [AuditTrail] for exports.
public abstract class AuditExportContract extends InboundContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000Z");

    /// An export read into memory.
    private record Whole(
            Instant exportedAt,
            Organization org,
            List<OrgMember> members,
            List<Project> projects,
            List<WholeTeam> teams,
            @Nullable BillingAccount billing,
            List<IdentityProvider> identityProviders,
            List<UsageTotal> usage,
            UsageSettings usageSettings,
            List<UsageLimit> usageLimits,
            List<ReservationView> quotaReservations,
            List<SecretReference> secretRefs,
            List<ApiKey> apiKeys,
            List<QuotaEvent> quotaEvents,
            List<AuditEvent> auditEvents) {}

    private record WholeTeam(Team team, List<TeamMember> members, List<ProjectTeamGrant> grants) {}

    @Test
    void an_export_of_an_empty_organization_has_empty_lists() {
        Organization org = newOrg();

        Whole export = export(org.orgId(), Window.always());

        assertThat(export)
                .isEqualTo(new Whole(
                        export.exportedAt,
                        org,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        UsageSettings.defaults(org.orgId()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        auditLog(org.orgId())));
        assertThat(export.exportedAt).isAfterOrEqualTo(org.createdAt());
    }

    @Test
    void an_export_contains_everything_in_order() {
        Organization org = newOrg();
        OrgId orgId = org.orgId();
        OrgMember bob = putMember(orgId, "bob");
        OrgMember ada = putMember(orgId, "ada");
        List<Project> projects = List.of(newProject(orgId), newProject(orgId)).stream()
                .sorted((a, b) -> a.slug().compareTo(b.slug()))
                .toList();
        List<Team> teams = List.of(newTeam(orgId), newTeam(orgId)).stream()
                .sorted((a, b) -> a.slug().compareTo(b.slug()))
                .toList();
        List<WholeTeam> wholeTeams = List.of(
                new WholeTeam(
                        teams.get(0),
                        List.of(putMember(teams.get(0), "ada"), putMember(teams.get(0), "bob")),
                        List.of()),
                new WholeTeam(
                        teams.get(1),
                        List.of(),
                        List.of(putGrant(teams.get(1), projects.get(0)), putGrant(teams.get(1), projects.get(1)))));
        BillingAccount billing = landlord()
                .billingAccounts()
                .put(caller(), new PutBillingAccount(orgId, new Label("pro"), null, null, NONE))
                .value();
        IdentityProvider second = putProvider(orgId, "idp_b");
        IdentityProvider first = putProvider(orgId, "idp_a");
        UsageLimit ofProject =
                setLimit(LimitKey.of(orgId, projects.get(0).projectId(), new Label("a"), null, Period.DAILY));
        UsageLimit orgWide = setLimit(LimitKey.of(orgId, null, new Label("b"), null, Period.DAILY));
        SecretReference later = putSecret(new SecretKey(orgId, null, new SecretName("b")));
        SecretReference sooner = putSecret(new SecretKey(orgId, projects.get(0).projectId(), new SecretName("a")));
        use(orgId, projects.get(0).projectId(), "tokens", "1", NOON);
        use(orgId, null, "tokens", "2", NOON);
        use(orgId, null, "cpu", "3", NOON);
        use(orgId, null, "b", "1", null);
        UsageSettings settings =
                landlord().usageConfiguration().putSettings(caller(), new PutUsageSettings(orgId, 7, null, NONE));
        ReservationView held = landlord()
                .quotaReservations()
                .reserve(
                        caller(),
                        ReserveQuota.of(
                                null,
                                new UsageSeries(orgId, null, new Label("cpu"), new Label("count")),
                                Quantity.of(1),
                                null))
                .value();
        ApiKey key = landlord()
                .apiKeys()
                .create(
                        caller(),
                        new CreateApiKey(orgId, new Name("CI"), null, new KeyScopes(List.of("usage:write")), null))
                .key();

        Whole export = export(orgId, Window.always());

        assertThat(export)
                .isEqualTo(new Whole(
                        export.exportedAt,
                        org,
                        List.of(ada, bob),
                        projects,
                        wholeTeams,
                        billing,
                        List.of(first, second),
                        List.of(total(orgId, "b", "1"), total(orgId, "cpu", "3"), total(orgId, "tokens", "3")),
                        settings,
                        List.of(orgWide, ofProject),
                        List.of(held),
                        List.of(sooner, later),
                        List.of(key),
                        all(page -> landlord()
                                .quotaEvents()
                                .list(
                                        caller(),
                                        new ListQuotaEvents(orgId, null, null, SequenceOrder.oldestFirst()),
                                        page)),
                        export.auditEvents));
        assertThat(export.auditEvents)
                .isSortedAccordingTo((a, b) -> a.occurredAt().compareTo(b.occurredAt()))
                .containsExactlyInAnyOrderElementsOf(auditLog(orgId))
                .hasSize(21);
        assertThat(export.quotaEvents).isNotEmpty();
    }

    @Test
    void only_usage_and_events_of_the_window_are_exported() {
        OrgId orgId = newOrg().orgId();
        Instant since = Instant.parse("2020-01-01T00:00:00.000Z");
        Instant until = since.plusSeconds(3_600);
        for (Instant instant : List.of(since.minusMillis(1), since, until, until.plusMillis(1))) {
            use(orgId, null, "tokens", "1", instant);
            recordAudit(orgId, instant);
        }
        UsageLimit limit = setLimit(LimitKey.of(orgId, null, new Label("tokens"), null, Period.DAILY));

        Whole export = export(orgId, new Window(since, until));

        assertThat(export.usage).containsExactly(total(orgId, "tokens", "2"));
        assertThat(export.auditEvents).extracting(AuditEvent::occurredAt).containsExactly(since, until);
        assertThat(export.usageLimits).containsExactly(limit);
        use(orgId, null, "tokens", "1", null);
        assertThat(export(orgId, new Window(since, until)).quotaEvents).isEmpty();
        assertThat(export(orgId, Window.of(since, null)).quotaEvents).isNotEmpty();
    }

    @Test
    void a_log_of_several_pages_is_exported_completely() {
        OrgId orgId = newOrg().orgId();
        for (int i = 0; i < 1_100; i++) {
            recordAudit(orgId, NOON.plusMillis(i / 3));
        }

        Whole export = export(orgId, Window.of(null, NOON.plusSeconds(10)));

        assertThat(export.auditEvents.stream().filter(e -> e.action().value().equals("run.approve")))
                .hasSize(1_100)
                .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
    }

    @Test
    void an_export_that_is_read_in_part_returns_the_result_of_the_reader() {
        OrgId orgId = newOrg().orgId();
        Project project = newProject(orgId);

        Project seen = landlord()
                .auditTrail()
                .export(
                        caller(),
                        whole(orgId),
                        export -> export.projects().iterator().next());

        assertThat(seen).isEqualTo(project);
    }

    @Test
    void an_exception_of_the_reader_is_thrown_and_later_exports_succeed() {
        OrgId orgId = newOrg().orgId();
        IllegalStateException fault = new IllegalStateException("the reader has had enough");

        assertThatThrownBy(() -> landlord().auditTrail().export(caller(), whole(orgId), _ -> {
                    throw fault;
                }))
                .isSameAs(fault);

        assertThat(export(orgId, Window.always()).auditEvents)
                .extracting(event -> event.action().value())
                .containsExactly("org.create", "audit.export", "audit.export");
    }

    @Test
    void an_export_is_audited_before_the_reader_is_called() {
        OrgId orgId = newOrg().orgId();
        Instant since = Instant.parse("2020-01-01T00:00:00.001Z");
        Instant until = Instant.parse("2020-01-02T00:00:00.000Z");

        assertAudited(
                orgId,
                () -> export(orgId, new Window(since, until)),
                new Audited(
                        AuditAction.AUDIT_EXPORT,
                        orgId,
                        null,
                        Tells.of(
                                "format",
                                "json",
                                "since",
                                "2020-01-01T00:00:00.001Z",
                                "until",
                                "2020-01-02T00:00:00.000Z")));
        assertAudited(
                orgId,
                () -> assertThat(export(orgId, Window.always())
                                .auditEvents
                                .getLast()
                                .action())
                        .isEqualTo(AuditAction.AUDIT_EXPORT.label()),
                new Audited(AuditAction.AUDIT_EXPORT, orgId, null, Tells.of("format", "json")));
    }

    @Test
    void the_reader_is_not_called_for_a_missing_organization() {
        OrgId orgId = new OrgId(unique("org"));
        AtomicInteger calls = new AtomicInteger();

        assertNotFound(
                "org",
                orgId,
                () -> landlord().auditTrail().export(caller(), whole(orgId), _ -> calls.incrementAndGet()));

        assertThat(calls).hasValue(0);
    }

    private static ExportAudit whole(OrgId orgId) {
        return new ExportAudit(orgId, Window.always(), AuditFormat.JSON);
    }

    private Whole export(OrgId orgId, Window window) {
        return landlord()
                .auditTrail()
                .export(caller(), new ExportAudit(orgId, window, AuditFormat.JSON), AuditExportContract::readThrough);
    }

    private static Whole readThrough(AuditExport export) {
        return new Whole(
                export.exportedAt(),
                export.org(),
                toList(export.members()),
                toList(export.projects()),
                teams(export),
                export.billing(),
                toList(export.identityProviders()),
                toList(export.usage()),
                export.usageSettings(),
                toList(export.usageLimits()),
                toList(export.quotaReservations()),
                toList(export.secretRefs()),
                toList(export.apiKeys()),
                toList(export.quotaEvents()),
                toList(export.auditEvents()));
    }

    private static List<WholeTeam> teams(AuditExport export) {
        List<WholeTeam> teams = new ArrayList<>();
        export.teams()
                .forEach(team -> teams.add(new WholeTeam(team.team(), toList(team.members()), toList(team.grants()))));
        return teams;
    }

    private static <T> List<T> toList(Iterable<T> items) {
        List<T> list = new ArrayList<>();
        items.forEach(list::add);
        return list;
    }

    private OrgMember putMember(OrgId orgId, String user) {
        return landlord()
                .organizations()
                .putMember(caller(), new PutOrgMember(orgId, new UserId(user), OrgRole.MEMBER, NONE))
                .value();
    }

    private TeamMember putMember(Team team, String user) {
        return landlord()
                .teams()
                .putMember(caller(), new PutTeamMember(team.orgId(), team.teamId(), new UserId(user), null, NONE))
                .value();
    }

    private ProjectTeamGrant putGrant(Team team, Project project) {
        return landlord()
                .projects()
                .putTeam(caller(), new PutProjectTeam(team.orgId(), project.projectId(), team.teamId(), null, NONE))
                .value();
    }

    private IdentityProvider putProvider(OrgId orgId, String id) {
        IdentityProviderSettings settings = new IdentityProviderSettings(
                ProviderType.SAML, new Reference("urn:a"), null, null, null, null, null, metadata("a", "b"));
        return landlord()
                .identityProviders()
                .put(caller(), new PutIdentityProvider(orgId, new ProviderId(id), settings, NONE))
                .value()
                .provider();
    }

    private UsageLimit setLimit(LimitKey key) {
        return landlord()
                .usageLimits()
                .set(caller(), new SetUsageLimit(key, Quantity.of(1), null, null, null, NONE))
                .value();
    }

    private SecretReference putSecret(SecretKey key) {
        return landlord()
                .secretReferences()
                .put(
                        caller(),
                        new PutSecretReference(key, new Label("vault"), new Reference("vault://a"), null, null, NONE))
                .value();
    }

    private void recordAudit(OrgId orgId, Instant occurredAt) {
        landlord()
                .auditTrail()
                .record(
                        caller(),
                        new RecordAuditEvent(
                                orgId,
                                null,
                                null,
                                null,
                                new Label("run.approve"),
                                new Label("run"),
                                null,
                                occurredAt,
                                Metadata.empty()));
    }

    private static UsageTotal total(OrgId orgId, String metric, String quantity) {
        return new UsageTotal(orgId, null, new Label(metric), new Label("count"), null, QuantitySum.parse(quantity));
    }
}
