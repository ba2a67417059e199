package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
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

/// The tables `usage_event`, `usage_series`, `usage_rollup` and `usage_recording`, with prepared statements
/// on the connection of the unit of work: docs/adr/0006-usage-through-jdbc.md,
/// docs/adr/0016-series-and-rollups.md.
@Singleton
@StoreCall
class SqliteUsageEvents implements UsageEventStore {

    private static final String INSERT = "INSERT INTO usage_event (org_id, event_id, series_id, run_id, units, nanos,"
            + " observed_at, recorded_at, metadata, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// SQLite would give the same.
    private static final String NEXT_ENTRY = "SELECT coalesce(max(entry), 0) + 1 FROM usage_event";

    /// In the order in which they came in.
    private static final String NEWEST = "SELECT recorded_at FROM usage_event ORDER BY entry DESC LIMIT 1000";

    private static final String COLUMNS = "e.org_id, e.event_id, s.project_id, e.run_id, s.metric, e.units, e.nanos,"
            + " s.unit, e.observed_at, e.recorded_at, e.metadata, e.voided_at, e.void_reason";

    private static final String RECORDED = RecordingOrder.list(COLUMNS);

    private static final String VOID = "UPDATE usage_event SET voided_at = ?, void_reason = ?"
            + " WHERE org_id = ? AND event_id = ? AND voided_at IS NULL"
            + " RETURNING series_id, observed_at, units, nanos, entry";

    private final Jdbc jdbc;
    private final RowWriter writes;
    private final SeriesTable series;
    private final Rollups rollups;
    private final RecordingOrder order;
    private final Summaries summaries;
    private final WindowStarts starts;
    private final LargestSums largest;
    private final SumVerification audit;
    private final DeletedOrganizations deleted;

    SqliteUsageEvents(
            Jdbc jdbc,
            RowWriter writes,
            SeriesTable series,
            Rollups rollups,
            RecordingOrder order,
            Summaries summaries,
            WindowStarts starts,
            LargestSums largest,
            SumVerification audit,
            DeletedOrganizations deleted) {
        this.deleted = deleted;
        this.jdbc = jdbc;
        this.writes = writes;
        this.series = series;
        this.rollups = rollups;
        this.order = order;
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
        Set<UsageSeries> named = new HashSet<>();
        events.forEach(event -> named.add(event.series()));
        Map<UsageSeries, SeriesTable.Ids> ids = series.intern(named);
        Rollups.Changes changes = new Rollups.Changes();
        Map<OrgId, List<UsageEvent>> byOrg = byOrg(events);
        long first = jdbc.query(NEXT_ENTRY, row -> row.getLong(1)).getFirst();
        jdbc.with(INSERT, statement -> {
            long entry = first;
            for (List<UsageEvent> ofOrg : byOrg.values()) {
                for (UsageEvent event : ofOrg) {
                    SeriesTable.Ids of = series(ids, event);
                    bind(statement, event, of.id(), entry++);
                    statement.addBatch();
                    changes.add(of, event.observedAt().toEpochMilli(), event.quantity());
                }
            }
            return statement.executeBatch().length;
        });
        order.add(byOrg, first);
        rollups.write(changes);
    }

    /// Keeps the events of an organization together: their order is then stored as one range of entries.
    private static Map<OrgId, List<UsageEvent>> byOrg(List<UsageEvent> events) {
        Map<OrgId, List<UsageEvent>> byOrg = new LinkedHashMap<>();
        events.forEach(event ->
                byOrg.computeIfAbsent(event.orgId(), _ -> new ArrayList<>()).add(event));
        return byOrg;
    }

    private static SeriesTable.Ids series(Map<UsageSeries, SeriesTable.Ids> ids, UsageEvent event) {
        SeriesTable.Ids found = ids.get(event.series());
        if (found == null) {
            throw new IllegalStateException("every series of the events was interned");
        }
        return found;
    }

    private static void bind(PreparedStatement statement, UsageEvent event, long seriesId, long entry)
            throws SQLException {
        statement.setString(1, event.orgId().value());
        statement.setString(2, event.eventId().value());
        statement.setLong(3, seriesId);
        statement.setString(4, Nullables.text(event.runId()));
        statement.setLong(5, event.quantity().units());
        statement.setInt(6, event.quantity().nanos());
        statement.setLong(7, event.observedAt().toEpochMilli());
        statement.setLong(8, event.recordedAt().toEpochMilli());
        statement.setString(9, event.metadata().json());
        statement.setLong(10, entry);
    }

    @Override
    public void reverse(OrgId orgId, EventId eventId, Voiding voiding) {
        writes.update(() -> {
            List<Reversed> reversed = jdbc.query(
                    VOID,
                    row -> new Reversed(row.getLong(5), withoutIt(row)),
                    voiding.voidedAt().toEpochMilli(),
                    voiding.reason().value(),
                    orgId.value(),
                    eventId.value());
            if (reversed.isEmpty()) {
                throw new IllegalStateException("usage event " + eventId + " does not exist or is reversed");
            }
            order.add(orgId, reversed.getFirst().entry(), 1);
            rollups.write(reversed.getFirst().changes());
        });
    }

    private record Reversed(long entry, Rollups.Changes changes) {}

    private Rollups.Changes withoutIt(ResultSet row) throws SQLException {
        long seriesId = row.getLong(1);
        long totalId = jdbc.query(
                        "SELECT total_id FROM usage_series WHERE series_id = ?", one -> one.getLong(1), seriesId)
                .getFirst();
        Rollups.Changes changes = new Rollups.Changes();
        changes.remove(
                new SeriesTable.Ids(seriesId, totalId), row.getLong(2), new Quantity(row.getLong(3), row.getInt(4)));
        return changes;
    }

    @Override
    public Map<EventId, UsageEvent> find(OrgId orgId, Collection<EventId> eventIds) {
        // One parameter, however many ids: the text of the statement stays the same, and no number of question marks
        // is too large. The rules of ids allow nothing that JSON would have to escape.
        String ids = eventIds.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
        Map<EventId, UsageEvent> found = new HashMap<>();
        jdbc.query(
                        "SELECT " + COLUMNS + " FROM usage_event e JOIN usage_series s USING (series_id)"
                                + " WHERE e.org_id = ? AND e.event_id IN (SELECT value FROM json_each(?))",
                        SqliteUsageEvents::event,
                        orgId.value(),
                        ids)
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
        UsageFilter ofSeries = new UsageFilter()
                .and("x.series_id = s.series_id")
                .and(
                        "x.observed_at >= ?",
                        from == null ? since : from.observedAt().toEpochMilli())
                .and("x.observed_at <= ?", query.window().until().toEpochMilli());
        if (from != null) {
            ofSeries.and(
                    "(x.observed_at > ? OR x.event_id > ?)",
                    from.observedAt().toEpochMilli(),
                    from.eventId().value());
        }
        return merged(query, ofSeries, "", limit);
    }

    @Override
    public List<UsageEvent> listNewestFirst(UsageQuery query, @Nullable UsageEventPosition before, int limit) {
        long until = query.window().until().toEpochMilli();
        UsageEventPosition from = before == null || before.observedAt().toEpochMilli() > until ? null : before;
        UsageFilter ofSeries = new UsageFilter()
                .and("x.series_id = s.series_id")
                .and("x.observed_at >= ?", query.window().since().toEpochMilli())
                .and(
                        "x.observed_at <= ?",
                        from == null ? until : from.observedAt().toEpochMilli());
        if (from != null) {
            ofSeries.and(
                    "(x.observed_at < ? OR x.event_id < ?)",
                    from.observedAt().toEpochMilli(),
                    from.eventId().value());
        }
        return merged(query, ofSeries, " DESC", limit);
    }

    /// Merges the first rows of each matching series: each series is ordered already, and an index over all
    /// series would be written with every event.
    ///
    /// @param ofSeries which rows `x` of a series `s`
    /// @param direction empty or ` DESC`
    private List<UsageEvent> merged(UsageQuery query, UsageFilter ofSeries, String direction, int limit) {
        ofSeries.andIfGiven("x.run_id = ?", query.runId());
        UsageFilter filter = new UsageFilter()
                .and("s.org_id = ? AND s.total_id IS NOT NULL", query.orgId().value())
                .andIfGiven("s.scope = ?", query.projectId())
                .andIfGiven("s.metric = ?", query.metric())
                .andIfGiven("s.unit = ?", query.unit())
                .and(
                        "e.entry IN (SELECT x.entry FROM usage_event x" + ofSeries.where() + " ORDER BY x.observed_at"
                                + direction + ", x.event_id" + direction + " LIMIT ?)",
                        with(ofSeries.parameters(), limit));
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM usage_series s CROSS JOIN usage_event e" + filter.where()
                        + " ORDER BY e.observed_at" + direction + ", e.event_id" + direction + " LIMIT ?",
                SqliteUsageEvents::event,
                with(filter.parameters(), limit));
    }

    @Override
    public List<LedgerEntry> listRecorded(OrgId orgId, long after, int limit) {
        return jdbc.query(
                RECORDED,
                row -> new LedgerEntry(row.getLong(RecordingOrder.SEQUENCE), event(row)),
                orgId.value(),
                after,
                after,
                limit);
    }

    private static Object[] with(Object[] parameters, int limit) {
        List<Object> more = new ArrayList<>(List.of(parameters));
        more.add(limit);
        return more.toArray();
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
        return jdbc.query(NEWEST, row -> Instant.ofEpochMilli(row.getLong(1))).stream()
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
