package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.StoredSum;
import org.landlord.persistence.jpa.usage.LedgerDialect;
import org.landlord.persistence.jpa.usage.SeriesId;
import org.landlord.persistence.jpa.usage.SumKey;

/// The usage ledger on PostgreSQL. All keys begin with the organization. Many rows are written with one statement
/// that takes a column as an array: the text of the statement does not depend on their number.
@Singleton
class PostgresLedger implements LedgerDialect {

    private static final String NEXT_ENTRIES =
            "SELECT o.org_id, coalesce((SELECT r.last_sequence FROM usage_recording r"
                    + " WHERE r.org_id = o.org_id ORDER BY r.last_sequence DESC LIMIT 1), 0) + 1"
                    + " FROM unnest(?::text[]) AS o (org_id)";

    private static final String INSERT_IDS = "INSERT INTO usage_event_id (org_id, event_id, entry, observed_at)"
            + " SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[])";

    private static final String INSERT_EVENTS = "INSERT INTO usage_event (org_id, event_id, entry, observed_at,"
            + " series_id, run_id, units, nanos, recorded_at, metadata) SELECT * FROM unnest(?::text[], ?::text[],"
            + " ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::int[], ?::bigint[], ?::text[])";

    private static final String INSERT_RANGES = "INSERT INTO usage_recording (org_id, last_sequence, first_entry,"
            + " events, first_observed, last_observed, last_recorded) SELECT * FROM unnest(?::text[], ?::bigint[],"
            + " ?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[])";

    /// Sent at once and executed one after the other: one round trip.
    private static final String INSERT = INSERT_IDS + "; " + INSERT_EVENTS + "; " + INSERT_RANGES;

    private static final String INSERT_REVERSAL = "INSERT INTO usage_recording (org_id, last_sequence, first_entry,"
            + " events, first_observed, last_observed, last_recorded) SELECT r.org_id, r.last_sequence + 1, ?, 1, ?, ?,"
            + " r.last_recorded FROM usage_recording r WHERE r.org_id = ? ORDER BY r.last_sequence DESC LIMIT 1";

    private static final String ADD_TO_SUMS = """
        INSERT INTO usage_rollup AS r (org_id, series_id, resolution, bucket, events, billions, ones, nanos)
        SELECT * FROM unnest(?::text[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                             ?::bigint[])
        ON CONFLICT (org_id, series_id, resolution, bucket) DO UPDATE SET
            events = r.events + excluded.events,
            billions = r.billions + excluded.billions,
            ones = r.ones + excluded.ones,
            nanos = r.nanos + excluded.nanos
        """;

    /// The place of the event comes first, so that one partition is read.
    private static final String REVERSE = """
        UPDATE usage_event e SET voided_at = n.voided_at, void_reason = n.reason
        FROM (SELECT ?::bigint AS voided_at, ?::text AS reason) n, usage_event_id i
        WHERE i.org_id = ? AND i.event_id = ? AND e.org_id = i.org_id AND e.entry = i.entry
          AND e.observed_at = i.observed_at AND e.voided_at IS NULL
        RETURNING e.series_id, e.observed_at, e.units, e.nanos, e.entry
        """;

    private static final String NEWEST =
            "SELECT last_recorded FROM usage_recording ORDER BY last_recorded DESC LIMIT 1";

    private final Jdbc jdbc;

    PostgresLedger(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String ofSeries(String alias) {
        return alias + "org_id = ? AND " + alias + "series_id = ?";
    }

    @Override
    public Object[] key(SeriesId series) {
        return new Object[] {series.orgId().value(), series.number()};
    }

    @Override
    public String sameSeries(String left, String right) {
        return right + ".org_id = " + left + ".org_id AND " + right + ".series_id = " + left + ".series_id";
    }

    @Override
    public String keyOfEvents() {
        return "org_id, entry";
    }

    @Override
    public String keyOfSeries() {
        return "org_id, series_id";
    }

    /// An entry is the sequence of its recording. Reversals take sequences too, so entries have gaps.
    @Override
    public Map<OrgId, Long> firstEntries(SequencedMap<OrgId, Integer> events) {
        Map<OrgId, Long> first = new HashMap<>();
        Columns organizations = new Columns(1);
        events.keySet().forEach(orgId -> organizations.add(orgId.value()));
        jdbc.with(NEXT_ENTRIES, statement -> {
            organizations.bind(statement, 1, "text");
            return Jdbc.rows(statement, row -> first.put(new OrgId(row.getString(1)), row.getLong(2)));
        });
        return first;
    }

    @Override
    public void insert(List<NewRange> ranges) {
        Columns events = new Columns(10);
        Columns recordings = new Columns(7);
        for (NewRange range : ranges) {
            long firstObserved = Long.MAX_VALUE;
            long lastObserved = Long.MIN_VALUE;
            for (NewEvent one : range.events()) {
                UsageEvent event = one.event();
                long observed = event.observedAt().toEpochMilli();
                firstObserved = Math.min(firstObserved, observed);
                lastObserved = Math.max(lastObserved, observed);
                events.add(
                        event.orgId().value(),
                        event.eventId().value(),
                        one.entry(),
                        observed,
                        one.series().number(),
                        Nullables.text(event.runId()),
                        event.quantity().units(),
                        event.quantity().nanos(),
                        event.recordedAt().toEpochMilli(),
                        event.metadata().json());
            }
            int count = range.events().size();
            recordings.add(
                    range.orgId().value(),
                    range.first() + count - 1,
                    range.first(),
                    count,
                    firstObserved,
                    lastObserved,
                    range.events().getLast().event().recordedAt().toEpochMilli());
        }
        jdbc.with(INSERT, statement -> {
            int next = events.bind(statement, 1, "text", "text", "bigint", "bigint");
            next = events.bind(
                    statement, next, "text", "text", "bigint", "bigint", "bigint", "text", "bigint", "int", "bigint",
                    "text");
            recordings.bind(statement, next, "text", "bigint", "bigint", "int", "bigint", "bigint", "bigint");
            return statement.execute();
        });
    }

    @Override
    public void insertReversal(OrgId orgId, long entry, long observedAt) {
        jdbc.update(INSERT_REVERSAL, entry, observedAt, observedAt, orgId.value());
    }

    /// Planning a sum over the partitions takes ten times as long as reading it, also in reading units. The setting is
    /// sent with the query, in one round trip.
    @Override
    public StoredSum sum(String sql, List<Object> parameters) {
        return jdbc.with(PostgresTransactions.KEEP_PLANS + sql, statement -> {
            Jdbc.bind(statement, parameters.toArray());
            boolean isResult = statement.execute();
            while (!isResult) {
                isResult = statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return StoredSum.read(rows, 1);
            }
        });
    }

    @Override
    public void add(Map<SumKey, StoredSum> changes) {
        Columns sums = new Columns(8);
        changes.forEach((key, sum) -> sums.add(
                key.series().orgId().value(),
                key.series().number(),
                key.resolution().ordinal(),
                key.bucket(),
                sum.count(),
                sum.billions(),
                sum.ones(),
                sum.nanos()));
        jdbc.with(ADD_TO_SUMS, statement -> {
            sums.bind(statement, 1, "text", "bigint", "int", "bigint", "bigint", "bigint", "bigint", "bigint");
            return statement.executeUpdate();
        });
    }

    @Override
    public String reverse() {
        return REVERSE;
    }

    @Override
    public Sql find(String columns, OrgId orgId, Collection<EventId> eventIds) {
        return new Sql(
                "SELECT " + columns + " FROM usage_event_id i JOIN usage_event e ON e.org_id = i.org_id"
                        + " AND e.entry = i.entry AND e.observed_at = i.observed_at"
                        + " JOIN usage_series s ON s.org_id = e.org_id AND s.series_id = e.series_id"
                        + " WHERE i.org_id = ? AND i.event_id = ANY(?::text[])",
                new Object[] {
                    orgId.value(), eventIds.stream().map(EventId::value).toArray(String[]::new),
                });
    }

    @Override
    public String firstOfSeries(String columns, String ofSeries, String ofEvents, String direction) {
        String order = "observed_at" + direction + ", event_id" + direction;
        return "WITH s AS (SELECT * FROM usage_series s WHERE " + ofSeries + ") SELECT " + columns
                + " FROM s CROSS JOIN LATERAL (SELECT * FROM usage_event x WHERE " + ofEvents + " ORDER BY x."
                + order.replace(", ", ", x.") + " LIMIT ?) e ORDER BY e." + order.replace(", ", ", e.") + " LIMIT ?";
    }

    @Override
    public String recorded(String columns, String sequence) {
        return "SELECT " + columns + ", r.last_sequence - r.first_entry - r.events + 1 + e.entry AS " + sequence
                + " FROM usage_recording r CROSS JOIN usage_event e CROSS JOIN usage_series s"
                + " WHERE r.org_id = ? AND r.last_sequence > ?"
                + " AND e.entry >= greatest(r.first_entry, r.first_entry + r.events + ? - r.last_sequence)"
                + " AND e.entry < r.first_entry + r.events AND e.org_id = r.org_id"
                + " AND e.observed_at >= r.first_observed AND e.observed_at <= r.last_observed"
                + " AND s.org_id = e.org_id AND s.series_id = e.series_id"
                + " ORDER BY r.last_sequence, e.entry LIMIT ?";
    }

    @Override
    public String newestRecordings() {
        return NEWEST;
    }

    /// Rows, as the arrays of their columns.
    private static final class Columns {

        private final List<List<@Nullable Object>> columns = new ArrayList<>();

        /// What was bound before: a column that two statements take is encoded once.
        private final @Nullable Array[] encoded;

        private Columns(int count) {
            for (int i = 0; i < count; i++) {
                columns.add(new ArrayList<>());
            }
            encoded = new Array[count];
        }

        private void add(@Nullable Object... row) {
            for (int i = 0; i < row.length; i++) {
                columns.get(i).add(row[i]);
            }
        }

        /// @param statement of one connection for all calls
        /// @param first the number of the first parameter
        /// @param types of the columns to bind, from the first on: text, bigint or int
        /// @return the number of the next parameter
        private int bind(PreparedStatement statement, int first, String... types) throws SQLException {
            Connection connection = statement.getConnection();
            for (int i = 0; i < types.length; i++) {
                if (encoded[i] == null) {
                    encoded[i] = connection.createArrayOf(types[i], typed(types[i], columns.get(i)));
                }
                statement.setArray(first + i, encoded[i]);
            }
            return first + types.length;
        }

        /// The driver sends arrays of these classes in binary, and an array of objects as text, which costs both sides
        /// more.
        private static @Nullable Object[] typed(String type, List<@Nullable Object> column) {
            return switch (type) {
                case "text" -> column.toArray(String[]::new);
                case "bigint" -> column.toArray(Long[]::new);
                case "int" -> column.toArray(Integer[]::new);
                default -> throw new IllegalArgumentException(type);
            };
        }
    }
}
