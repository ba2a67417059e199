package org.landlord.benchmarks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;

/// The organization that everything is measured on. It has a soft limit on what most events use, and a hard
/// limit on another metric.
final class Tenant {

    static final Caller CALLER = Caller.operator(new ActorId("benchmark"));
    static final OrgId ORG = new OrgId("org_bench");
    static final LimitKey LIMIT = new LimitKey(ORG, null, new Label("tokens"), UsageEvent.DEFAULT_UNIT, Period.MONTHLY);

    /// The metric with a hard limit, which everything fits into: what is measured is the checking.
    static final UsageSeries HARD = UsageSeries.of(ORG, null, new Label("calls"), null);

    private Tenant() {}

    /// Makes the organization and its limits, if they are not there.
    static void moveIn(Landlord landlord) {
        try {
            landlord.organizations()
                    .create(
                            CALLER,
                            new CreateOrganization(ORG, new Slug("bench"), new Name("Bench"), Metadata.empty()));
        } catch (DuplicateId _) {
            return;
        }
        setLimit(landlord, LIMIT, Enforcement.SOFT);
        setLimit(landlord, new LimitKey(ORG, null, HARD.metric(), HARD.unit(), Period.MONTHLY), Enforcement.HARD);
    }

    private static void setLimit(Landlord landlord, LimitKey key, Enforcement enforcement) {
        Quantity limit = Quantity.of(Quantity.MAX_UNITS);
        landlord.usageLimits()
                .set(CALLER, new SetUsageLimit(key, limit, enforcement, null, null, new Precondition.None()));
    }

    /// Of the metric with the hard limit, now.
    static RecordUsage limitedEvent() {
        return new RecordUsage(null, null, null, HARD.metric(), Quantity.of(1), null, null, Metadata.empty());
    }

    /// @param observedAt when it was used; null for now
    static RecordUsage event(Quantity quantity, @Nullable Instant observedAt) {
        return new RecordUsage(null, null, null, LIMIT.metric(), quantity, null, observedAt, Metadata.empty());
    }
}
