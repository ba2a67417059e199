package org.landlord.application.audit;

import java.time.Instant;
import java.util.stream.StreamSupport;
import org.landlord.application.shared.PagedIterable;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.port.in.audit.AuditExport.TeamExport;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.out.Stores;
import org.landlord.port.out.audit.AuditPosition;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;

/// Creates the audit export of an organization within one unit of work, so that it is consistent.
final class AuditExportAssembler {

    private final Stores stores;
    private final Organization organization;
    private final OrgId orgId;
    private final Window window;

    AuditExportAssembler(Stores stores, Organization organization, Window window) {
        this.stores = stores;
        this.organization = organization;
        this.orgId = organization.orgId();
        this.window = window;
    }

    AuditExport at(Instant exportedAt) {
        return new AuditExport(
                exportedAt,
                organization,
                PagedIterable.of((after, limit) ->
                        stores.orgMembers().list(orgId, after == null ? null : after.userId(), limit)),
                PagedIterable.of(
                        (after, limit) -> stores.projects().list(orgId, after == null ? null : after.slug(), limit)),
                teams(),
                stores.billingAccounts().find(orgId).orElse(null),
                PagedIterable.of((after, limit) ->
                        stores.identityProviders().list(orgId, null, after == null ? null : after.providerId(), limit)),
                usage(),
                stores.usageSettings().find(orgId).orElseGet(() -> UsageSettings.defaults(orgId)),
                PagedIterable.of(
                        (after, limit) -> stores.usageLimits().list(orgId, after == null ? null : after.key(), limit)),
                reservations(exportedAt),
                PagedIterable.of((after, limit) -> stores.secretReferences()
                        .list(orgId, new SecretScope.Everything(), after == null ? null : after.key(), limit)),
                PagedIterable.of(
                        (after, limit) -> stores.apiKeys().list(orgId, after == null ? null : after.keyId(), limit)),
                quotaEvents(),
                events());
    }

    private Iterable<TeamExport> teams() {
        return PagedIterable.of((after, limit) ->
                stores.teams().list(orgId, after == null ? null : after.team().slug(), limit).stream()
                        .map(this::team)
                        .toList());
    }

    private TeamExport team(Team team) {
        TeamId teamId = team.teamId();
        return new TeamExport(
                team,
                PagedIterable.of((after, limit) ->
                        stores.teamMembers().list(orgId, teamId, after == null ? null : after.userId(), limit)),
                PagedIterable.of((after, limit) -> stores.projectTeamGrants()
                        .listOfTeam(orgId, teamId, after == null ? null : after.projectId(), limit)));
    }

    private Iterable<UsageTotal> usage() {
        UsageSumQuery query = new UsageSumQuery(orgId, null, null, null, window, null);
        UsageGrouping grouping = new UsageGrouping(false, null);
        return PagedIterable.of((after, limit) -> stores.usageEvents().summarize(query, grouping, after, limit));
    }

    private Iterable<ReservationView> reservations(Instant exportedAt) {
        Iterable<QuotaReservation> all = PagedIterable.of((after, limit) ->
                stores.quotaReservations().list(orgId, after == null ? null : after.reservationId(), limit));
        return () -> StreamSupport.stream(all.spliterator(), false)
                .map(reservation -> new ReservationView(reservation, reservation.status(exportedAt)))
                .iterator();
    }

    private Iterable<QuotaEvent> quotaEvents() {
        Iterable<QuotaEvent> all = PagedIterable.of((after, limit) ->
                stores.quotaEvents().list(orgId, null, null, after == null ? 0 : after.sequence(), limit));
        return () -> StreamSupport.stream(all.spliterator(), false)
                .filter(event -> window.contains(event.occurredAt()))
                .iterator();
    }

    private Iterable<AuditEvent> events() {
        AuditQuery query = new AuditQuery(orgId, null, null, null, null, null, window);
        return PagedIterable.of((after, limit) -> stores.auditLog()
                .list(query, after == null ? null : new AuditPosition(after.occurredAt(), after.sequence()), limit));
    }
}
