package org.landlord.application.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.quota.ListAllQuotaEvents;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.TimePosition;

public final class QuotaEventUseCases implements QuotaEvents {

    private final UseCaseContext ports;

    public QuotaEventUseCases(UseCaseContext ports) {
        this.ports = ports;
    }

    @Override
    public Page<QuotaEvent> list(Caller caller, ListQuotaEvents query, PageRequest page) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.LIST_QUOTA_EVENTS, query.orgId(), query.projectId()),
                        stores -> {
                            Lookups.org(stores, query.orgId());
                            return switch (query.order()) {
                                case SequenceOrder.After(long after) -> oldestFirst(stores, query, after, page);
                                case SequenceOrder.NewestFirst _ -> newestFirst(stores, query, page);
                            };
                        });
    }

    @Override
    public Page<QuotaEvent> listOfAll(Caller caller, ListAllQuotaEvents query, PageRequest page) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.LIST_ALL_QUOTA_EVENTS),
                        stores -> Listing.of("all-quota-events", query)
                                .page(
                                        page,
                                        event -> cursorKey(TimePosition.of(event)),
                                        query::fits,
                                        (last, limit) ->
                                                stores.quotaEvents().listOfAll(query.window(), position(last), limit)));
    }

    /// The key of a list of all organizations that is sorted by time.
    static Listing.Key cursorKey(TimePosition position) {
        return Listing.Key.of(position.at().toEpochMilli(), position.orgId(), position.sequence());
    }

    /// The reverse of [#cursorKey].
    static @Nullable TimePosition position(Listing.@Nullable Key key) {
        return key == null
                ? null
                : new TimePosition(
                        Instant.ofEpochMilli(Long.parseLong(key.text(0))),
                        new OrgId(key.text(1)),
                        Long.parseLong(key.text(2)));
    }

    private static Page<QuotaEvent> oldestFirst(Stores stores, ListQuotaEvents query, long after, PageRequest page) {
        return Listing.of("quota-events", query)
                .pageBySequence(
                        page,
                        QuotaEvent::sequence,
                        after,
                        (last, limit) -> stores.quotaEvents()
                                .list(query.orgId(), query.projectId(), query.metric(), last, limit));
    }

    private static Page<QuotaEvent> newestFirst(Stores stores, ListQuotaEvents query, PageRequest page) {
        return Listing.of("quota-events-newest-first", query)
                .pageBySequence(
                        page,
                        QuotaEvent::sequence,
                        Long.MAX_VALUE,
                        (last, limit) -> stores.quotaEvents()
                                .listNewestFirst(query.orgId(), query.projectId(), query.metric(), last, limit));
    }
}
