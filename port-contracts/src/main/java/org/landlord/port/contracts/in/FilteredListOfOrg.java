package org.landlord.port.contracts.in;

import java.time.Instant;
import java.util.List;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.UsageLimits;
import org.landlord.port.in.usage.SummarizeUsage;

/// The lists of an organization that can be filtered, each with filters that match at least two items of a
/// [FilledOrg]. The first filter matches all items.
enum FilteredListOfOrg {
    IDENTITY_PROVIDERS(3) {
        @Override
        Page<?> read(FilledOrg org, int filter, PageRequest page) {
            Label status = filter == 0 ? null : new Label(filter == 1 ? "active" : "draft");
            return org.landlord().identityProviders().list(org.caller(), org.orgId(), status, page);
        }
    },
    SECRET_REFERENCES(3) {
        @Override
        Page<?> read(FilledOrg org, int filter, PageRequest page) {
            SecretScope scope = List.of(
                            new SecretScope.Everything(),
                            new SecretScope.OrgWide(),
                            new SecretScope.OfProject(FilledOrg.PROJECT))
                    .get(filter);
            return org.landlord().secretReferences().list(org.caller(), org.orgId(), scope, page);
        }
    },
    USAGE_EVENTS(7) {
        @Override
        Page<?> read(FilledOrg org, int filter, PageRequest page) {
            UsageQuery query = usageEvents(org.orgId()).get(filter);
            return org.landlord().usage().list(org.caller(), query, page);
        }
    },
    USAGE_SUMMARY(7) {
        @Override
        Page<?> read(FilledOrg org, int filter, PageRequest page) {
            SummarizeUsage query = summaries(org.orgId()).get(filter);
            return org.landlord().usage().summarize(org.caller(), query, page);
        }
    },
    QUOTA_EVENTS(4) {
        @Override
        Page<?> read(FilledOrg org, int filter, PageRequest page) {
            ListQuotaEvents query = quotaEvents(org.orgId()).get(filter);
            return org.landlord().quotaEvents().list(org.caller(), query, page);
        }
    },
    DENIALS(5) {
        @Override
        Page<?> read(FilledOrg org, int filter, PageRequest page) {
            ListDenials query = denials(org.orgId()).get(filter);
            return org.landlord().denials().list(org.caller(), query, page);
        }
    },
    USAGE_LIMITS(2) {
        @Override
        Page<?> read(FilledOrg org, int filter, PageRequest page) {
            UsageLimits limits = org.landlord().usageLimits();
            return filter == 0
                    ? limits.list(org.caller(), org.orgId(), page)
                    : limits.listOfProject(org.caller(), org.orgId(), FilledOrg.PROJECT, page);
        }
    },
    QUOTA_RESERVATIONS(4) {
        @Override
        Page<?> read(FilledOrg org, int filter, PageRequest page) {
            QuotaReservations reservations = org.landlord().quotaReservations();
            ReservationStatus status = filter < 2 ? null : ReservationStatus.HELD;
            return filter % 2 == 0
                    ? reservations.list(org.caller(), org.orgId(), status, page)
                    : reservations.listOfProject(org.caller(), org.orgId(), FilledOrg.PROJECT, status, page);
        }
    },
    AUDIT_EVENTS(8) {
        @Override
        Page<?> read(FilledOrg org, int filter, PageRequest page) {
            ListAuditEvents query = auditEvents(org.orgId()).get(filter);
            return org.landlord().auditTrail().list(org.caller(), query, page);
        }
    };

    private static final Instant NOON = FilledOrg.NOON;
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00.000Z");

    private final int filters;

    FilteredListOfOrg(int filters) {
        this.filters = filters;
    }

    int filters() {
        return filters;
    }

    abstract Page<?> read(FilledOrg org, int filter, PageRequest page);

    private static List<UsageQuery> usageEvents(OrgId orgId) {
        Window always = Window.always();
        return List.of(
                new UsageQuery(orgId, null, null, null, null, always),
                new UsageQuery(orgId, FilledOrg.PROJECT, null, null, null, always),
                new UsageQuery(orgId, null, new Label("even"), null, null, always),
                new UsageQuery(orgId, null, null, new Label("ms"), null, always),
                new UsageQuery(orgId, null, null, null, new RunId("run_even"), always),
                new UsageQuery(orgId, null, null, null, null, Window.of(NOON, null)),
                new UsageQuery(orgId, null, null, null, null, Window.of(null, NOON.plusSeconds(3))));
    }

    private static List<SummarizeUsage> summaries(OrgId orgId) {
        Window always = Window.always();
        return List.of(
                new SummarizeUsage(orgId, null, null, always, false, null, null),
                new SummarizeUsage(orgId, FilledOrg.PROJECT, null, always, false, null, null),
                new SummarizeUsage(orgId, null, new Label("even"), always, false, null, null),
                new SummarizeUsage(orgId, null, null, Window.of(NOON, null), false, null, null),
                new SummarizeUsage(orgId, null, null, always, true, null, null),
                new SummarizeUsage(orgId, null, null, always, false, Bucket.HOUR, null),
                new SummarizeUsage(orgId, null, null, always, false, Bucket.DAY, null));
    }

    private static List<ListQuotaEvents> quotaEvents(OrgId orgId) {
        return List.of(
                new ListQuotaEvents(orgId, null, null, SequenceOrder.oldestFirst()),
                new ListQuotaEvents(orgId, FilledOrg.PROJECT, null, SequenceOrder.oldestFirst()),
                new ListQuotaEvents(orgId, null, new Label("metric_1"), SequenceOrder.oldestFirst()),
                new ListQuotaEvents(orgId, null, null, SequenceOrder.newestFirst()),
                new ListQuotaEvents(orgId, null, null, SequenceOrder.after(1)));
    }

    private static List<ListDenials> denials(OrgId orgId) {
        Window always = Window.always();
        return List.of(
                new ListDenials(orgId, null, null, null, null, always),
                new ListDenials(orgId, FilledOrg.PROJECT, null, null, null, always),
                new ListDenials(orgId, null, new Label("denied_even"), null, null, always),
                new ListDenials(orgId, null, null, new Label("ms"), null, always),
                new ListDenials(orgId, null, null, null, null, Window.of(LONG_AGO, null)));
    }

    private static List<ListAuditEvents> auditEvents(OrgId orgId) {
        Label even = new Label("even");
        Window always = Window.always();
        return List.of(
                new ListAuditEvents(orgId, null, null, null, null, null, always),
                new ListAuditEvents(orgId, new Label("run.even"), null, null, null, null, always),
                new ListAuditEvents(orgId, null, new ActorId("user_even"), null, null, null, always),
                new ListAuditEvents(orgId, null, null, even, null, null, always),
                new ListAuditEvents(orgId, null, null, null, new TargetId("even"), null, always),
                new ListAuditEvents(orgId, null, null, null, null, FilledOrg.PROJECT, always),
                new ListAuditEvents(orgId, null, null, null, null, null, Window.of(NOON, NOON.plusSeconds(2))),
                new ListAuditEvents(orgId, null, null, null, null, null, Window.of(NOON, NOON.plusSeconds(3))));
    }
}
