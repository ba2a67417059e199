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

/// The usage ledger: append-only, but that events may be reversed.
public interface UsageEventStore {

    /// Appends events whose ids are new. Those of an organization get the next numbers of its own sequence,
    /// in their order in the list.
    ///
    /// @throws org.landlord.domain.failure.Conflict if an id is taken, or a project is not there
    void append(List<UsageEvent> events);

    /// Notes that an event, which must be there and count, is reversed. That gets the next number of its
    /// organization's sequence.
    void reverse(OrgId orgId, EventId eventId, Voiding voiding);

    /// Those of the asked events that are there, by id.
    Map<EventId, UsageEvent> find(OrgId orgId, Collection<EventId> eventIds);

    /// Those of the asked series in which usage was recorded before: their organizations and projects are
    /// there, and none of the organizations is marked as deleted.
    Set<UsageSeries> known(Collection<UsageSeries> series);

    /// In which units a metric was used.
    ///
    /// @param projectId by which project; null for all of the organization, with and without a project
    /// @param limit the most units to return
    /// @return different units in their order
    List<Label> units(OrgId orgId, @Nullable ProjectId projectId, Label metric, int limit);

    /// By the instant of observation, then by id; those that were reversed too.
    List<UsageEvent> list(UsageQuery query, @Nullable UsageEventPosition after, int limit);

    /// The entries of an organization's ledger by their sequence, each with its event as it is now. The
    /// sequence is the organization's own: 1, 2, 3, … whatever others write, without a gap.
    ///
    /// @param after the last entry's sequence; 0 for the beginning
    List<LedgerEntry> listRecorded(OrgId orgId, long after, int limit);

    /// The exact sum of the events that fit; 0 if none does. Costs the same however many events there are,
    /// but for queries with `asOf`.
    QuantitySum sum(UsageSumQuery query);

    /// Exact sums by metric, unit, project (usage without a project first) and bucket, in that order. Without
    /// `byProject` the lines name no project; without a bucket they name no beginning. There is a line where
    /// at least one event counts.
    ///
    /// @param after the last line of the piece before; its quantity does not matter
    List<UsageTotal> summarize(UsageSumQuery query, UsageGrouping grouping, @Nullable UsageTotal after, int limit);

    /// When the newest of the events was recorded that came in last, of whatever organization: of at least a
    /// thousand of them, if there are so many. Costs the same however many there are.
    ///
    /// @return nothing if no usage was recorded yet
    Optional<Instant> newestRecordedAt();

    /// In how many series the organization's events are.
    long countSeries(OrgId orgId);

    /// How many of the sums that are kept for the organization differ from its events.
    long countWrongSums(OrgId orgId);

    /// Which of the sums that are kept for the organization differ from its events, and by how much. Takes a
    /// bounded part of them at a time.
    ///
    /// @param from where to go on; null for the beginning
    SumFaults findWrongSums(OrgId orgId, SumFaults.@Nullable Place from);

    /// Makes a correction that [#findWrongSums] of this storage has found, and that was not made yet.
    ///
    /// @return false if somebody else has corrected sums of the same series since it was found: nothing was
    ///     changed, and what is wrong is to be found again
    boolean correctSums(SumFaults.Correction correction);
}
