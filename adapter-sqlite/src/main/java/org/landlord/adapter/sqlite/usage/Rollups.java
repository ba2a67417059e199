package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.persistence.jpa.Jdbc;
import org.landlord.persistence.jpa.Sum;

/// The table `usage_rollup`: the sums of each series by second, minute, hour and day.
@Singleton
class Rollups {

    private static final String ADD = """
            INSERT INTO usage_rollup (series_id, resolution, bucket, events, billions, ones, nanos)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (series_id, resolution, bucket) DO UPDATE SET
                events = events + excluded.events,
                billions = billions + excluded.billions,
                ones = ones + excluded.ones,
                nanos = nanos + excluded.nanos
            """;

    /// What the sums of an organization should be. Where all events were reversed there is a sum of none.
    private static final String EXPECTED = """
            SELECT n.series_id, r.resolution,
                   (e.observed_at - (e.observed_at % r.length + r.length) % r.length) / r.length AS bucket,
                   count(*) FILTER (WHERE e.voided_at IS NULL) AS events,
                   coalesce(sum(e.units / 1000000000) FILTER (WHERE e.voided_at IS NULL), 0) AS billions,
                   coalesce(sum(e.units % 1000000000) FILTER (WHERE e.voided_at IS NULL), 0) AS ones,
                   coalesce(sum(e.nanos) FILTER (WHERE e.voided_at IS NULL), 0) AS nanos
            FROM usage_series s
            JOIN usage_event e ON e.series_id = s.series_id
            JOIN usage_series n ON n.series_id IN (s.series_id, s.total_id)
            CROSS JOIN (SELECT 0 AS resolution, 1000 AS length
                        UNION ALL SELECT 1, 60000 UNION ALL SELECT 2, 3600000 UNION ALL SELECT 3, 86400000) r
            WHERE s.org_id = ?
            GROUP BY 1, 2, 3
            """;

    private static final String KEPT = """
            SELECT series_id, resolution, bucket, events, billions, ones, nanos
            FROM usage_rollup
            WHERE series_id IN (SELECT series_id FROM usage_series WHERE org_id = ?)
            """;

    private final Jdbc jdbc;

    Rollups(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// Which sum.
    private record Key(long seriesId, Resolution resolution, long bucket) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int bySeries = Long.compare(seriesId, other.seriesId);
            int byResolution = bySeries != 0 ? bySeries : resolution.compareTo(other.resolution);
            return byResolution != 0 ? byResolution : Long.compare(bucket, other.bucket);
        }
    }

    /// A second of a series, and of the total that it is a part of.
    private record Second(SeriesTable.Ids series, long bucket) {}

    /// What many events change, folded by second: mostly they are of the same few.
    static final class Changes {

        private final Map<Second, Sum> seconds = new HashMap<>();

        /// Counts an event in.
        void add(SeriesTable.Ids series, long observedAt, Quantity quantity) {
            change(series, observedAt, Sum.of(quantity));
        }

        /// Takes an event out again.
        void remove(SeriesTable.Ids series, long observedAt, Quantity quantity) {
            change(series, observedAt, Sum.NOTHING.minus(Sum.of(quantity)));
        }

        private void change(SeriesTable.Ids series, long observedAt, Sum change) {
            seconds.merge(new Second(series, Resolution.SECOND.bucket(observedAt)), change, Sum::plus);
        }

        /// Folded on, so that each sum is written once, in the order in which the table keeps them.
        private Map<Key, Sum> sums() {
            Map<Key, Sum> sums = new TreeMap<>();
            seconds.forEach((second, change) -> {
                long start = Resolution.SECOND.start(second.bucket());
                for (Resolution resolution : RESOLUTIONS) {
                    long bucket = resolution.bucket(start);
                    sums.merge(new Key(second.series().id(), resolution, bucket), change, Sum::plus);
                    sums.merge(new Key(second.series().totalId(), resolution, bucket), change, Sum::plus);
                }
            });
            return sums;
        }
    }

    private static final List<Resolution> RESOLUTIONS = List.of(Resolution.values());

    void write(Changes changes) {
        jdbc.with(ADD, statement -> {
            for (Map.Entry<Key, Sum> change : changes.sums().entrySet()) {
                bind(statement, change.getKey(), change.getValue());
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }

    private static void bind(PreparedStatement statement, Key key, Sum sum) throws SQLException {
        statement.setLong(1, key.seriesId());
        statement.setInt(2, key.resolution().ordinal());
        statement.setLong(3, key.bucket());
        statement.setLong(4, sum.count());
        statement.setLong(5, sum.billions());
        statement.setLong(6, sum.ones());
        statement.setLong(7, sum.nanos());
    }

    /// How many sums of the organization are not what its events add up to, or are missing.
    long countWrong(OrgId orgId) {
        String sql = "WITH expected AS (" + EXPECTED + "), kept AS (" + KEPT + ")"
                + " SELECT count(*) FROM (SELECT series_id, resolution, bucket FROM"
                + " (SELECT * FROM (SELECT * FROM expected EXCEPT SELECT * FROM kept)"
                + " UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM expected))"
                + " GROUP BY series_id, resolution, bucket)";
        return jdbc.query(sql, row -> row.getLong(1), orgId.value(), orgId.value())
                .getFirst();
    }

    /// Makes the sums of the organization anew.
    void rebuild(OrgId orgId) {
        jdbc.update(
                "DELETE FROM usage_rollup WHERE series_id IN (SELECT series_id FROM usage_series WHERE org_id = ?)",
                orgId.value());
        jdbc.update("INSERT INTO usage_rollup " + EXPECTED, orgId.value());
    }
}
