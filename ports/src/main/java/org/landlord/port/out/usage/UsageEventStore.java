package org.landlord.port.out.usage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;

/// The usage ledger: append-only.
public interface UsageEventStore {

    /// Appends events whose ids are new.
    ///
    /// @throws org.landlord.domain.failure.Conflict if an id is taken, or a project is not there
    void append(List<UsageEvent> events);

    /// Those of the asked events that are there, by id.
    Map<EventId, UsageEvent> find(OrgId orgId, Collection<EventId> eventIds);

    /// By the instant of observation, then by id.
    List<UsageEvent> list(UsageQuery query, @Nullable UsageEventPosition after, int limit);

    /// The exact sum of the events that fit; 0 if none does.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput naming `since`, if it is too large to represent
    Quantity sum(UsageQuery query);

    /// Exact sums by metric, unit, project (usage without a project first) and bucket, in that order. Without
    /// `byProject` the lines name no project; without a bucket they name no beginning.
    ///
    /// @param after the last line of the piece before; its quantity does not matter
    /// @throws org.landlord.domain.failure.InvalidInput naming `since`, if a sum is too large to represent
    List<UsageTotal> summarize(UsageQuery query, UsageGrouping grouping, @Nullable UsageTotal after, int limit);
}
