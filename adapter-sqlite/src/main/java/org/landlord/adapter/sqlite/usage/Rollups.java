package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.landlord.domain.usage.Quantity;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.StoredSum;

/// Writes the table `usage_rollup`: the sums of each series by second, minute, hour and day. [WindowSums] and
/// [Summaries] read it, [SumVerification] checks it.
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

    private final Jdbc jdbc;

    Rollups(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// The key of a sum.
    record Key(long seriesId, Resolution resolution, long bucket) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int bySeries = Long.compare(seriesId, other.seriesId);
            int byResolution = bySeries != 0 ? bySeries : resolution.compareTo(other.resolution);
            return byResolution != 0 ? byResolution : Long.compare(bucket, other.bucket);
        }
    }

    /// A second of a series and of its total.
    private record Second(SeriesTable.Ids series, long bucket) {}

    /// The changes of many events, combined by second.
    static final class Changes {

        private final Map<Second, StoredSum> seconds = new HashMap<>();

        /// Adds an event.
        void add(SeriesTable.Ids series, long observedAt, Quantity quantity) {
            change(series, observedAt, StoredSum.of(quantity));
        }

        /// Subtracts an event.
        void remove(SeriesTable.Ids series, long observedAt, Quantity quantity) {
            change(series, observedAt, StoredSum.NOTHING.minus(StoredSum.of(quantity)));
        }

        private void change(SeriesTable.Ids series, long observedAt, StoredSum change) {
            seconds.merge(new Second(series, Resolution.SECOND.bucket(observedAt)), change, StoredSum::plus);
        }

        /// Combined for all resolutions, so that each sum is written once, in key order.
        private Map<Key, StoredSum> sums() {
            Map<Key, StoredSum> sums = new TreeMap<>();
            seconds.forEach((second, change) -> {
                long start = Resolution.SECOND.start(second.bucket());
                for (Resolution resolution : RESOLUTIONS) {
                    long bucket = resolution.bucket(start);
                    sums.merge(new Key(second.series().id(), resolution, bucket), change, StoredSum::plus);
                    sums.merge(new Key(second.series().totalId(), resolution, bucket), change, StoredSum::plus);
                }
            });
            return sums;
        }
    }

    private static final List<Resolution> RESOLUTIONS = List.of(Resolution.values());

    void write(Changes changes) {
        add(changes.sums());
    }

    /// Adds to sums; missing sums are created.
    void add(Map<Key, StoredSum> changes) {
        jdbc.with(ADD, statement -> {
            for (Map.Entry<Key, StoredSum> change : changes.entrySet()) {
                bind(statement, change.getKey(), change.getValue());
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }

    private static void bind(PreparedStatement statement, Key key, StoredSum sum) throws SQLException {
        statement.setLong(1, key.seriesId());
        statement.setInt(2, key.resolution().ordinal());
        statement.setLong(3, key.bucket());
        statement.setLong(4, sum.count());
        statement.setLong(5, sum.billions());
        statement.setLong(6, sum.ones());
        statement.setLong(7, sum.nanos());
    }
}
