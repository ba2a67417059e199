package org.landlord.port.out.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Voiding;

/// The usage ledger. Append-only; events can be reversed.
public interface UsageEventStore {

    /// Appends events with new ids. Those of an organization receive its next sequences, in the order of the
    /// list.
    ///
    /// @throws org.landlord.domain.failure.Conflict if an id is taken, or a project does not exist
    void append(List<UsageEvent> events);

    /// Reverses an existing event that counts. The reversal receives the organization's next sequence.
    void reverse(OrgId orgId, EventId eventId, Voiding voiding);

    /// The existing ones of the given events, by id.
    Map<EventId, UsageEvent> find(OrgId orgId, Collection<EventId> eventIds);

    /// The given series with recorded usage. Their organizations and projects exist, and none of the
    /// organizations is marked as deleted.
    Set<UsageSeries> known(Collection<UsageSeries> series);

    /// The units in which a metric was used, in order.
    ///
    /// @param projectId null for the whole organization, with and without a project
    List<Label> units(OrgId orgId, @Nullable ProjectId projectId, Label metric, int limit);

    /// By time of observation, then by id; including reversed events.
    List<UsageEvent> list(UsageQuery query, @Nullable UsageEventPosition after, int limit);

    /// The reverse of [#list].
    ///
    /// @param before the position of the last event of the page before; null for the newest
    List<UsageEvent> listNewestFirst(UsageQuery query, @Nullable UsageEventPosition before, int limit);

    /// The entries of the ledger of an organization by sequence, each with its event as it is now. The
    /// sequence is 1, 2, 3, … without gaps.
    ///
    /// @param after the sequence of the last entry; 0 for the beginning
    List<LedgerEntry> listRecorded(OrgId orgId, long after, int limit);

    /// The exact sum of the matching events. The cost does not depend on their number, except with `asOf`.
    QuantitySum sum(UsageSumQuery query);

    /// The earliest instant of the query's window from which to its end the matching events sum to at most
    /// `quantity`; if only none of them do, one millisecond after the last. The cost does not depend on their
    /// number.
    ///
    /// @throws IllegalArgumentException if the query has `asOf`
    Instant earliestStart(UsageSumQuery query, QuantitySum quantity);

    /// Exact sums by metric, unit, project (usage without a project first) and bucket, in that order. Without
    /// `byProject`, lines have no project; without a bucket, they have no start. There is a line if at least
    /// one event counts.
    ///
    /// @param after the last line of the page before; its quantity is ignored
    List<UsageTotal> summarize(UsageSumQuery query, UsageGrouping grouping, @Nullable UsageTotal after, int limit);

    /// The largest sums of a metric by organization or project, of organizations that are not marked as
    /// deleted: by quantity from the largest on, then by organization and project. Positive sums only. The cost
    /// does not depend on the number of events.
    List<UsageTotal> top(UsageTopQuery query, int limit);

    /// The time of the newest of the events that were recorded last, of any organization: of at least a
    /// thousand, if there are as many. The cost does not depend on their number.
    ///
    /// @return empty without usage
    Optional<Instant> newestRecordedAt();

    /// The number of series with events of the organization.
    long countSeries(OrgId orgId);

    /// The number of stored sums that differ from their events.
    long countWrongSums(OrgId orgId);

    /// The stored sums that differ from their events, and the differences, for a bounded part of the sums.
    ///
    /// @param from where to continue; null for the beginning
    SumFaults findWrongSums(OrgId orgId, SumFaults.@Nullable Place from);

    /// Makes a correction that [#findWrongSums] of this storage has found and that was not made yet.
    ///
    /// @return false if sums of the series were corrected since: nothing was changed, and the differences
    ///     must be found again
    boolean correctSums(SumFaults.Correction correction);
}
