package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    private static final String INSERT = "INSERT INTO usage_rollup"
            + " (series_id, resolution, bucket, events, billions, ones, nanos) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private static final String KEPT = "SELECT bucket, events, billions, ones, nanos FROM usage_rollup"
            + " WHERE series_id = ? AND resolution = ? AND bucket BETWEEN ? AND ?";

    private static final String COUNT =
            "SELECT count(*) FROM usage_rollup WHERE series_id IN (SELECT series_id FROM usage_series WHERE org_id = ?)";

    /// SQLite gathers in memory what it is going to remove, so no more than a slice at a time.
    private static final String DELETE_SOME = """
            DELETE FROM usage_rollup WHERE (series_id, resolution, bucket) IN
                (SELECT series_id, resolution, bucket FROM usage_rollup WHERE series_id = ? LIMIT 10000)
            """;

    /// A batch is held in memory.
    private static final int BATCH = 1_000;

    private final Jdbc jdbc;
    private final ExpectedSums expected;

    Rollups(Jdbc jdbc, ExpectedSums expected) {
        this.jdbc = jdbc;
        this.expected = expected;
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

    /// How many sums of the organization are not what its events add up to, are missing, or should not be there. What
    /// this takes of memory does not depend on how many events there are: see [ExpectedSums].
    long countWrong(OrgId orgId) {
        Comparison comparison = new Comparison();
        expected.forEach(orgId, comparison::compare);
        long kept = jdbc.query(COUNT, row -> row.getLong(1), orgId.value()).getFirst();
        return comparison.differing + comparison.missing + (kept - comparison.found);
    }

    /// Counts as it compares what should be there with what is.
    private final class Comparison {

        private long found;
        private long missing;
        private long differing;

        void compare(long seriesId, Resolution resolution, SortedMap<Long, Sum> sums) {
            long before = found;
            jdbc.forEach(
                    KEPT,
                    row -> compare(sums.get(row.getLong(1)), Sum.read(row, 2)),
                    seriesId,
                    resolution.ordinal(),
                    sums.firstKey(),
                    sums.lastKey());
            missing += sums.size() - (found - before);
        }

        private void compare(@Nullable Sum should, Sum is) {
            if (should != null) {
                found++;
                differing += should.equals(is) ? 0 : 1;
            }
        }
    }

    /// Makes the sums of the organization anew.
    void rebuild(OrgId orgId) {
        jdbc.query("SELECT series_id FROM usage_series WHERE org_id = ?", row -> row.getLong(1), orgId.value())
                .forEach(this::deleteAll);
        expected.forEach(orgId, this::insert);
    }

    private void deleteAll(long seriesId) {
        int deleted;
        do {
            deleted = jdbc.update(DELETE_SOME, seriesId);
        } while (deleted > 0);
    }

    private void insert(long seriesId, Resolution resolution, SortedMap<Long, Sum> sums) {
        jdbc.with(INSERT, statement -> {
            int waiting = 0;
            for (Map.Entry<Long, Sum> sum : sums.entrySet()) {
                bind(statement, new Key(seriesId, resolution, sum.getKey()), sum.getValue());
                statement.addBatch();
                waiting++;
                if (waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            return statement.executeBatch().length;
        });
    }
}
