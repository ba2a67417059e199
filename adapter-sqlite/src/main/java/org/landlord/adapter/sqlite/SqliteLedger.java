package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.StoredSum;
import org.landlord.persistence.jpa.usage.LedgerDialect;
import org.landlord.persistence.jpa.usage.SeriesId;
import org.landlord.persistence.jpa.usage.SumKey;

/// The usage ledger on SQLite: series and entries have one sequence of numbers for all organizations. `CROSS JOIN`
/// keeps SQLite from changing the order of the tables.
@Singleton
class SqliteLedger implements LedgerDialect {

    private static final String INSERT = "INSERT INTO usage_event (org_id, event_id, series_id, run_id, units, nanos,"
            + " observed_at, recorded_at, metadata, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// SQLite would give the same.
    private static final String NEXT_ENTRY = "SELECT coalesce(max(entry), 0) + 1 FROM usage_event";

    private static final String ADD_RANGE = """
        INSERT INTO usage_recording (org_id, last_sequence, first_entry, events)
        VALUES (?1, ?3 + coalesce((SELECT last_sequence FROM usage_recording WHERE org_id = ?1
                                   ORDER BY last_sequence DESC LIMIT 1), 0), ?2, ?3)
        """;

    private static final String ADD_TO_SUM = """
        INSERT INTO usage_rollup (series_id, resolution, bucket, events, billions, ones, nanos)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (series_id, resolution, bucket) DO UPDATE SET
            events = events + excluded.events,
            billions = billions + excluded.billions,
            ones = ones + excluded.ones,
            nanos = nanos + excluded.nanos
        """;

    private static final String REVERSE = "UPDATE usage_event SET voided_at = ?, void_reason = ?"
            + " WHERE org_id = ? AND event_id = ? AND voided_at IS NULL"
            + " RETURNING series_id, observed_at, units, nanos, entry";

    /// In the order in which they came in.
    private static final String NEWEST = "SELECT recorded_at FROM usage_event ORDER BY entry DESC LIMIT 1000";

    private final Jdbc jdbc;

    SqliteLedger(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String ofSeries(String alias) {
        return alias + "series_id = ?";
    }

    @Override
    public Object[] key(SeriesId series) {
        return new Object[] {series.number()};
    }

    @Override
    public String sameSeries(String left, String right) {
        return right + ".series_id = " + left + ".series_id";
    }

    @Override
    public String keyOfEvents() {
        return "entry";
    }

    @Override
    public String keyOfSeries() {
        return "series_id";
    }

    @Override
    public Map<OrgId, Long> firstEntries(SequencedMap<OrgId, Integer> events) {
        long next = jdbc.query(NEXT_ENTRY, row -> row.getLong(1)).getFirst();
        Map<OrgId, Long> first = new HashMap<>();
        for (Map.Entry<OrgId, Integer> one : events.entrySet()) {
            first.put(one.getKey(), next);
            next += one.getValue();
        }
        return first;
    }

    @Override
    public void insert(List<NewRange> ranges) {
        jdbc.with(INSERT, statement -> {
            for (NewRange range : ranges) {
                for (NewEvent event : range.events()) {
                    bind(statement, event);
                    statement.addBatch();
                }
            }
            return statement.executeBatch().length;
        });
        jdbc.with(ADD_RANGE, statement -> {
            for (NewRange range : ranges) {
                bind(statement, range.orgId(), range.first(), range.events().size());
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }

    private static void bind(PreparedStatement statement, NewEvent one) throws SQLException {
        UsageEvent event = one.event();
        statement.setString(1, event.orgId().value());
        statement.setString(2, event.eventId().value());
        statement.setLong(3, one.series().number());
        statement.setString(4, Nullables.text(event.runId()));
        statement.setLong(5, event.quantity().units());
        statement.setInt(6, event.quantity().nanos());
        statement.setLong(7, event.observedAt().toEpochMilli());
        statement.setLong(8, event.recordedAt().toEpochMilli());
        statement.setString(9, event.metadata().json());
        statement.setLong(10, one.entry());
    }

    private static void bind(PreparedStatement statement, OrgId orgId, long first, int events) throws SQLException {
        statement.setString(1, orgId.value());
        statement.setLong(2, first);
        statement.setInt(3, events);
    }

    @Override
    public void insertReversal(OrgId orgId, long entry, long observedAt) {
        jdbc.with(ADD_RANGE, statement -> {
            bind(statement, orgId, entry, 1);
            return statement.executeUpdate();
        });
    }

    @Override
    public StoredSum sum(String sql, List<Object> parameters) {
        return jdbc.query(sql, row -> StoredSum.read(row, 1), parameters.toArray())
                .getFirst();
    }

    @Override
    public void add(Map<SumKey, StoredSum> changes) {
        jdbc.with(ADD_TO_SUM, statement -> {
            for (Map.Entry<SumKey, StoredSum> change : changes.entrySet()) {
                bind(statement, change.getKey(), change.getValue());
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }

    private static void bind(PreparedStatement statement, SumKey key, StoredSum sum) throws SQLException {
        statement.setLong(1, key.series().number());
        statement.setInt(2, key.resolution().ordinal());
        statement.setLong(3, key.bucket());
        statement.setLong(4, sum.count());
        statement.setLong(5, sum.billions());
        statement.setLong(6, sum.ones());
        statement.setLong(7, sum.nanos());
    }

    @Override
    public String reverse() {
        return REVERSE;
    }

    /// One parameter, however many ids: the text of the statement stays the same, and no number of question marks
    /// is too large. The rules of ids allow nothing that JSON would have to escape.
    @Override
    public Sql find(String columns, OrgId orgId, Collection<EventId> eventIds) {
        String ids = eventIds.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
        return new Sql(
                "SELECT " + columns + " FROM usage_event e JOIN usage_series s USING (series_id)"
                        + " WHERE e.org_id = ? AND e.event_id IN (SELECT value FROM json_each(?))",
                new Object[] {orgId.value(), ids});
    }

    @Override
    public String firstOfSeries(String columns, String ofSeries, String ofEvents, String direction) {
        return "SELECT " + columns + " FROM usage_series s CROSS JOIN usage_event e WHERE " + ofSeries
                + " AND e.entry IN (SELECT x.entry FROM usage_event x WHERE " + ofEvents + " ORDER BY x.observed_at"
                + direction + ", x.event_id" + direction + " LIMIT ?) ORDER BY e.observed_at" + direction
                + ", e.event_id" + direction + " LIMIT ?";
    }

    /// The plus keeps SQLite from using the index on the organization instead of the range.
    @Override
    public String recorded(String columns, String sequence) {
        return "SELECT " + columns + ", r.last_sequence - r.first_entry - r.events + 1 + e.entry AS " + sequence
                + " FROM usage_recording r CROSS JOIN usage_event e CROSS JOIN usage_series s"
                + " WHERE r.org_id = ? AND r.last_sequence > ?"
                + " AND e.entry >= max(r.first_entry, r.first_entry + r.events + ? - r.last_sequence)"
                + " AND e.entry < r.first_entry + r.events AND +e.org_id = r.org_id AND s.series_id = e.series_id"
                + " ORDER BY r.last_sequence, e.entry LIMIT ?";
    }

    @Override
    public String newestRecordings() {
        return NEWEST;
    }
}
