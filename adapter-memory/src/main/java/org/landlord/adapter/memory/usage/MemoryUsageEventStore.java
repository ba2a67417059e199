package org.landlord.adapter.memory.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Recording;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.failure.Conflict;
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
import org.landlord.port.out.usage.SumFaults;
import org.landlord.port.out.usage.UsageEventPosition;
import org.landlord.port.out.usage.UsageEventStore;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;
import org.landlord.port.out.usage.UsageTopQuery;

public record MemoryUsageEventStore(Tables tables, Transaction transaction) implements UsageEventStore {

    private static final Comparator<UsageEventPosition> ORDER =
            Comparator.comparing(UsageEventPosition::observedAt).thenComparing(UsageEventPosition::eventId);

    /// The key of a line of a summary.
    private record Line(
            Label metric,
            Label unit,
            @Nullable ProjectId projectId,
            @Nullable Instant bucketStart) {

        static final Comparator<Line> ORDER = Comparator.comparing(Line::metric)
                .thenComparing(Line::unit)
                .thenComparing(Line::projectId, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Line::bucketStart, Comparator.nullsFirst(Comparator.naturalOrder()));

        static Line of(UsageEvent event, UsageGrouping grouping) {
            return new Line(
                    event.metric(),
                    event.unit(),
                    grouping.byProject() ? event.projectId() : null,
                    grouping.bucketStart(event.observedAt()));
        }

        static Line of(UsageTotal total) {
            return new Line(total.metric(), total.unit(), total.projectId(), total.bucketStart());
        }
    }

    @Override
    public void append(List<UsageEvent> events) {
        transaction.change(() -> {
            Map<OrgId, Long> last = new HashMap<>();
            for (UsageEvent event : events) {
                tables.requireProject(event.orgId(), event.projectId());
                Key key = Key.of(event.orgId(), event.eventId());
                if (tables.usageEvents().has(key)) {
                    throw new Conflict("usage event " + event.eventId() + " already exists");
                }
                tables.usageEvents().put(key, event);
                long sequence = last.computeIfAbsent(event.orgId(), this::lastSequence) + 1;
                last.put(event.orgId(), sequence);
                note(event.orgId(), sequence, event.eventId());
            }
        });
    }

    private long lastSequence(OrgId orgId) {
        return tables.usageRecordings()
                .under(Key.of(orgId))
                .mapToLong(Recording::sequence)
                .max()
                .orElse(0);
    }

    private void note(OrgId orgId, long sequence, EventId eventId) {
        tables.usageRecordings().put(Key.of(orgId, sequence), new Recording(sequence, eventId));
    }

    @Override
    public void reverse(OrgId orgId, EventId eventId, Voiding voiding) {
        transaction.change(() -> {
            Key key = Key.of(orgId, eventId);
            UsageEvent event = tables.usageEvents()
                    .find(key)
                    .filter(found -> found.voiding() == null)
                    .orElseThrow(() ->
                            new IllegalStateException("usage event " + eventId + " does not exist or is reversed"));
            tables.usageEvents().put(key, event.voided(voiding));
            note(orgId, lastSequence(orgId) + 1, eventId);
        });
    }

    @Override
    public Map<EventId, UsageEvent> find(OrgId orgId, Collection<EventId> eventIds) {
        return eventIds.stream()
                .distinct()
                .map(eventId -> tables.usageEvents().find(Key.of(orgId, eventId)))
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(UsageEvent::eventId, Function.identity()));
    }

    @Override
    public Set<UsageSeries> known(Collection<UsageSeries> series) {
        return series.stream()
                .filter(one -> !tables.isDeleted(one.orgId()))
                .filter(one -> ofSeries(one.orgId()).anyMatch(one::equals))
                .collect(Collectors.toSet());
    }

    private Stream<UsageSeries> ofSeries(OrgId orgId) {
        return tables.usageEvents().under(Key.of(orgId)).map(UsageEvent::series);
    }

    @Override
    public List<UsageEvent> list(UsageQuery query, @Nullable UsageEventPosition after, int limit) {
        return Table.page(
                fitting(query),
                event -> new UsageEventPosition(event.observedAt(), event.eventId()),
                ORDER,
                after,
                limit);
    }

    @Override
    public List<UsageEvent> listNewestFirst(UsageQuery query, @Nullable UsageEventPosition before, int limit) {
        return Table.page(
                fitting(query),
                event -> new UsageEventPosition(event.observedAt(), event.eventId()),
                ORDER.reversed(),
                before,
                limit);
    }

    @Override
    public List<LedgerEntry> listRecorded(OrgId orgId, long after, int limit) {
        return Table.page(
                        tables.usageRecordings().under(Key.of(orgId)),
                        Recording::sequence,
                        Comparator.naturalOrder(),
                        after,
                        limit)
                .stream()
                .flatMap(recorded -> tables.usageEvents().find(Key.of(orgId, recorded.eventId())).stream()
                        .map(event -> new LedgerEntry(recorded.sequence(), event)))
                .toList();
    }

    @Override
    public List<Label> units(OrgId orgId, @Nullable ProjectId projectId, Label metric, int limit) {
        return ofSeries(orgId)
                .filter(series -> series.metric().equals(metric) && fits(projectId, series.projectId()))
                .map(UsageSeries::unit)
                .distinct()
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public QuantitySum sum(UsageSumQuery query) {
        return sum(counting(query));
    }

    @Override
    public Instant earliestStart(UsageSumQuery query, QuantitySum quantity) {
        query.requireNowOfAllRuns();
        QuantitySum sum = QuantitySum.ZERO;
        for (UsageEvent event : newestFirst(query)) {
            sum = sum.plus(event.quantity());
            if (sum.compareTo(quantity) > 0) {
                return event.observedAt().plusMillis(1);
            }
        }
        return query.window().since();
    }

    private List<UsageEvent> newestFirst(UsageSumQuery query) {
        return counting(query)
                .sorted(Comparator.comparing(UsageEvent::observedAt, Comparator.reverseOrder()))
                .toList();
    }

    @Override
    public List<UsageTotal> summarize(
            UsageSumQuery query, UsageGrouping grouping, @Nullable UsageTotal after, int limit) {
        Map<Line, List<UsageEvent>> lines =
                counting(query).collect(Collectors.groupingBy(event -> Line.of(event, grouping)));
        return Table.page(
                        lines.keySet().stream(),
                        Function.identity(),
                        Line.ORDER,
                        after == null ? null : Line.of(after),
                        limit)
                .stream()
                .map(line -> new UsageTotal(
                        query.orgId(),
                        line.projectId(),
                        line.metric(),
                        line.unit(),
                        line.bucketStart(),
                        sum(lines.getOrDefault(line, List.of()).stream())))
                .toList();
    }

    @Override
    public List<UsageTotal> top(UsageTopQuery query, int limit) {
        Map<Key, List<UsageEvent>> groups = tables.usageEvents()
                .all()
                .filter(event -> event.metric().equals(query.metric())
                        && event.unit().equals(query.unit())
                        && event.counts(null)
                        && !event.observedAt().isBefore(query.since())
                        && event.observedAt().isBefore(query.until())
                        && !(query.byProject() && event.projectId() == null)
                        && !tables.isDeleted(event.orgId()))
                .collect(Collectors.groupingBy(
                        event -> Key.of(event.orgId(), query.byProject() ? event.projectId() : null)));
        return groups.values().stream()
                .map(events -> new UsageTotal(
                        events.getFirst().orgId(),
                        query.byProject() ? events.getFirst().projectId() : null,
                        query.metric(),
                        query.unit(),
                        null,
                        sum(events.stream())))
                .filter(total -> total.quantity().isPositive())
                .sorted(UsageTotal.LARGEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static QuantitySum sum(Stream<UsageEvent> events) {
        return events.map(event -> QuantitySum.of(event.quantity())).reduce(QuantitySum.ZERO, QuantitySum::plus);
    }

    private Stream<UsageEvent> counting(UsageSumQuery query) {
        UsageQuery events = new UsageQuery(
                query.orgId(), query.projectId(), query.metric(), query.unit(), query.runId(), query.window());
        return fitting(events).filter(event -> event.counts(query.asOf()));
    }

    /// This storage has no stored sums, so none is wrong.
    @Override
    public long countWrongSums(OrgId orgId) {
        return 0;
    }

    @Override
    public Optional<Instant> newestRecordedAt() {
        return tables.usageEvents().all().map(UsageEvent::recordedAt).max(Comparator.naturalOrder());
    }

    @Override
    public long countSeries(OrgId orgId) {
        return ofSeries(orgId).distinct().count();
    }

    @Override
    public SumFaults findWrongSums(OrgId orgId, SumFaults.@Nullable Place from) {
        return new SumFaults(List.of(), null);
    }

    @Override
    public boolean correctSums(SumFaults.Correction correction) {
        throw new IllegalStateException("this storage has no corrections");
    }

    private Stream<UsageEvent> fitting(UsageQuery query) {
        return tables.usageEvents()
                .under(Key.of(query.orgId()))
                .filter(event -> fits(query.projectId(), event.projectId())
                        && fits(query.metric(), event.metric())
                        && fits(query.unit(), event.unit())
                        && fits(query.runId(), event.runId())
                        && query.window().contains(event.observedAt()));
    }

    private static boolean fits(@Nullable Object asked, @Nullable Object there) {
        return asked == null || asked.equals(there);
    }
}
