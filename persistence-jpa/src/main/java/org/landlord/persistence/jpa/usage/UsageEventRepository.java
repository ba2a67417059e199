package org.landlord.persistence.jpa.usage;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.MetadataText;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.usage.SumFaults;
import org.landlord.port.out.usage.UsageEventPosition;
import org.landlord.port.out.usage.UsageEventStore;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;
import org.landlord.port.out.usage.UsageTopQuery;

/// The usage ledger, with prepared statements on the connection of the unit of work:
/// docs/adr/0006-usage-through-jdbc.md, docs/adr/0016-series-and-rollups.md.
@Singleton
@StoreCall
class UsageEventRepository implements UsageEventStore {

    private static final String COLUMNS = "e.org_id, e.event_id, s.project_id, e.run_id, s.metric, e.units, e.nanos,"
            + " s.unit, e.observed_at, e.recorded_at, e.metadata, e.voided_at, e.void_reason";

    private static final String SEQUENCE = "sequence";

    private static final String TOTAL_OF = "SELECT total_id FROM usage_series WHERE org_id = ? AND series_id = ?";

    private final Jdbc jdbc;
    private final LedgerDialect dialect;
    private final RowWriter writes;
    private final SeriesTable series;
    private final Rollups rollups;
    private final Summaries summaries;
    private final WindowStarts starts;
    private final LargestSums largest;
    private final SumVerification audit;
    private final DeletedOrganizations deleted;

    UsageEventRepository(
            Jdbc jdbc,
            LedgerDialect dialect,
            RowWriter writes,
            SeriesTable series,
            Rollups rollups,
            Summaries summaries,
            WindowStarts starts,
            LargestSums largest,
            SumVerification audit,
            DeletedOrganizations deleted) {
        this.deleted = deleted;
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.writes = writes;
        this.series = series;
        this.rollups = rollups;
        this.summaries = summaries;
        this.starts = starts;
        this.largest = largest;
        this.audit = audit;
    }

    @Override
    public void append(List<UsageEvent> events) {
        writes.run(
                () -> insert(events),
                (_, _) -> new Conflict("a usage event with one of these ids already exists"),
                "a usage event refers to an organization or a project that does not exist");
    }

    private void insert(List<UsageEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Map<UsageSeries, SeriesTable.Ids> ids = series.intern(seriesOf(events));
        Rollups.Changes changes = new Rollups.Changes();
        SequencedMap<OrgId, List<UsageEvent>> byOrg = byOrg(events);
        SequencedMap<OrgId, Integer> counts = new LinkedHashMap<>();
        byOrg.forEach((orgId, ofOrg) -> counts.put(orgId, ofOrg.size()));
        Map<OrgId, Long> entries = dialect.firstEntries(counts);
        List<LedgerDialect.NewRange> ranges = new ArrayList<>();
        byOrg.forEach((orgId, ofOrg) -> {
            long first = entries.getOrDefault(orgId, 0L);
            List<LedgerDialect.NewEvent> range = new ArrayList<>(ofOrg.size());
            UsageSeries last = ofOrg.getFirst().series();
            SeriesTable.Ids of = ids(ids, last);
            for (UsageEvent event : ofOrg) {
                // Events that follow one another are mostly of one series.
                if (!event.series().equals(last)) {
                    last = event.series();
                    of = ids(ids, last);
                }
                range.add(new LedgerDialect.NewEvent(event, of.id(), first + range.size()));
                changes.add(of, event.observedAt().toEpochMilli(), event.quantity());
            }
            ranges.add(new LedgerDialect.NewRange(orgId, first, range));
        });
        dialect.insert(ranges);
        rollups.write(changes);
    }

    /// Keeps the events of an organization together: their order is then stored as one range of entries.
    private static SequencedMap<OrgId, List<UsageEvent>> byOrg(List<UsageEvent> events) {
        SequencedMap<OrgId, List<UsageEvent>> byOrg = new LinkedHashMap<>();
        events.forEach(event ->
                byOrg.computeIfAbsent(event.orgId(), _ -> new ArrayList<>()).add(event));
        return byOrg;
    }

    private static Set<UsageSeries> seriesOf(List<UsageEvent> events) {
        Set<UsageSeries> found = new HashSet<>();
        UsageSeries last = null;
        for (UsageEvent event : events) {
            UsageSeries one = event.series();
            if (!one.equals(last)) {
                found.add(one);
                last = one;
            }
        }
        return found;
    }

    private static SeriesTable.Ids ids(Map<UsageSeries, SeriesTable.Ids> ids, UsageSeries series) {
        SeriesTable.Ids found = ids.get(series);
        if (found == null) {
            throw new IllegalStateException("every series of the events was interned");
        }
        return found;
    }

    @Override
    public void reverse(OrgId orgId, EventId eventId, Voiding voiding) {
        writes.update(() -> {
            Reversed reversed = jdbc
                    .query(
                            dialect.reverse(),
                            row -> reversed(orgId, row),
                            voiding.voidedAt().toEpochMilli(),
                            voiding.reason().value(),
                            orgId.value(),
                            eventId.value())
                    .stream()
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("usage event " + eventId + " does not exist or is reversed"));
            dialect.insertReversal(orgId, reversed.entry(), reversed.observedAt());
            Rollups.Changes changes = new Rollups.Changes();
            changes.remove(ids(reversed.series()), reversed.observedAt(), reversed.quantity());
            rollups.write(changes);
        });
    }

    private record Reversed(SeriesId series, long observedAt, Quantity quantity, long entry) {}

    private static Reversed reversed(OrgId orgId, ResultSet row) throws SQLException {
        return new Reversed(
                new SeriesId(orgId, row.getLong(1)),
                row.getLong(2),
                new Quantity(row.getLong(3), row.getInt(4)),
                row.getLong(5));
    }

    private SeriesTable.Ids ids(SeriesId part) {
        long totalId = jdbc.query(TOTAL_OF, row -> row.getLong(1), part.orgId().value(), part.number())
                .getFirst();
        return new SeriesTable.Ids(part, new SeriesId(part.orgId(), totalId));
    }

    @Override
    public Map<EventId, UsageEvent> find(OrgId orgId, Collection<EventId> eventIds) {
        Map<EventId, UsageEvent> found = new HashMap<>();
        LedgerDialect.Sql find = dialect.find(COLUMNS, orgId, eventIds);
        jdbc.query(find.text(), UsageEventRepository::event, find.parameters())
                .forEach(event -> found.put(event.eventId(), event));
        return found;
    }

    @Override
    public List<Label> units(OrgId orgId, @Nullable ProjectId projectId, Label metric, int limit) {
        return series.units(orgId, projectId, metric, limit);
    }

    @Override
    public Set<UsageSeries> known(Collection<UsageSeries> asked) {
        Set<UsageSeries> found = new HashSet<>(series.find(asked).keySet());
        if (!found.isEmpty()) {
            Set<String> gone = deleted.all();
            found.removeIf(one -> gone.contains(one.orgId().value()));
        }
        return found;
    }

    @Override
    public List<UsageEvent> list(UsageQuery query, @Nullable UsageEventPosition after, int limit) {
        // A single lower bound: with two the database could start at the first, and skip all previous pages.
        long since = query.window().since().toEpochMilli();
        UsageEventPosition from = after == null || after.observedAt().toEpochMilli() < since ? null : after;
        UsageFilter ofEvents = new UsageFilter()
                .and(dialect.sameSeries("s", "x"))
                .and(
                        "x.observed_at >= ?",
                        from == null ? since : from.observedAt().toEpochMilli())
                .and("x.observed_at <= ?", query.window().until().toEpochMilli());
        if (from != null) {
            ofEvents.and(
                    "(x.observed_at > ? OR x.event_id > ?)",
                    from.observedAt().toEpochMilli(),
                    from.eventId().value());
        }
        return merged(query, ofEvents, "", limit);
    }

    @Override
    public List<UsageEvent> listNewestFirst(UsageQuery query, @Nullable UsageEventPosition before, int limit) {
        long until = query.window().until().toEpochMilli();
        UsageEventPosition from = before == null || before.observedAt().toEpochMilli() > until ? null : before;
        UsageFilter ofEvents = new UsageFilter()
                .and(dialect.sameSeries("s", "x"))
                .and("x.observed_at >= ?", query.window().since().toEpochMilli())
                .and(
                        "x.observed_at <= ?",
                        from == null ? until : from.observedAt().toEpochMilli());
        if (from != null) {
            ofEvents.and(
                    "(x.observed_at < ? OR x.event_id < ?)",
                    from.observedAt().toEpochMilli(),
                    from.eventId().value());
        }
        return merged(query, ofEvents, " DESC", limit);
    }

    /// Merges the first events of each matching series.
    ///
    /// @param ofEvents which events `x` of a series `s`
    /// @param direction empty or ` DESC`
    private List<UsageEvent> merged(UsageQuery query, UsageFilter ofEvents, String direction, int limit) {
        ofEvents.andIfGiven("x.run_id = ?", query.runId());
        UsageFilter ofSeries = new UsageFilter()
                .and("s.org_id = ? AND s.total_id IS NOT NULL", query.orgId().value())
                .andIfGiven("s.scope = ?", query.projectId())
                .andIfGiven("s.metric = ?", query.metric())
                .andIfGiven("s.unit = ?", query.unit());
        List<Object> parameters = new ArrayList<>(List.of(ofSeries.parameters()));
        parameters.addAll(List.of(ofEvents.parameters()));
        parameters.add(limit);
        parameters.add(limit);
        return jdbc.query(
                dialect.firstOfSeries(COLUMNS, ofSeries.conditions(), ofEvents.conditions(), direction),
                UsageEventRepository::event,
                parameters.toArray());
    }

    @Override
    public List<LedgerEntry> listRecorded(OrgId orgId, long after, int limit) {
        return jdbc.query(
                dialect.recorded(COLUMNS, SEQUENCE),
                row -> new LedgerEntry(row.getLong(SEQUENCE), event(row)),
                orgId.value(),
                after,
                after,
                limit);
    }

    @Override
    public QuantitySum sum(UsageSumQuery query) {
        return summaries.sum(query).quantities();
    }

    @Override
    public List<UsageTotal> top(UsageTopQuery query, int limit) {
        return largest.top(query, limit);
    }

    @Override
    public Instant earliestStart(UsageSumQuery query, QuantitySum quantity) {
        return starts.earliest(query, quantity);
    }

    @Override
    public List<UsageTotal> summarize(
            UsageSumQuery query, UsageGrouping grouping, @Nullable UsageTotal after, int limit) {
        return summaries.lines(query, grouping, after, limit);
    }

    @Override
    public Optional<Instant> newestRecordedAt() {
        return jdbc.query(dialect.newestRecordings(), row -> Instant.ofEpochMilli(row.getLong(1))).stream()
                .max(Comparator.naturalOrder());
    }

    @Override
    public long countSeries(OrgId orgId) {
        return series.count(orgId);
    }

    @Override
    public long countWrongSums(OrgId orgId) {
        return audit.countWrong(orgId);
    }

    @Override
    public SumFaults findWrongSums(OrgId orgId, SumFaults.@Nullable Place from) {
        return audit.find(orgId, from);
    }

    @Override
    public boolean correctSums(SumFaults.Correction correction) {
        AtomicBoolean isMade = new AtomicBoolean();
        writes.update(() -> isMade.set(audit.correct(correction)));
        return isMade.get();
    }

    private static UsageEvent event(ResultSet row) throws SQLException {
        return new UsageEvent(
                new OrgId(row.getString(1)),
                new EventId(row.getString(2)),
                Nullables.map(row.getString(3), ProjectId::new),
                Nullables.map(row.getString(4), RunId::new),
                new Label(row.getString(5)),
                new Quantity(row.getLong(6), row.getInt(7)),
                new Label(row.getString(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)),
                MetadataText.read(row.getString(11)),
                voiding(row.getObject(12), row.getString(13)));
    }

    private static @Nullable Voiding voiding(@Nullable Object voidedAt, @Nullable String reason) {
        return voidedAt instanceof Number millis && reason != null
                ? new Voiding(Instant.ofEpochMilli(millis.longValue()), new VoidReason(reason))
                : null;
    }
}
