package org.landlord.persistence.jpa.usage;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.StoredSum;
import org.landlord.port.out.usage.UsageSumQuery;

/// Finds where a window must start for its sum to be small enough. Leaves out events from the oldest on: whole
/// days first, then hours of the day that is left out in part, minutes of the hour, seconds, and events.
@Singleton
class WindowStarts {

    private final Jdbc jdbc;
    private final LedgerDialect dialect;
    private final String bucketsBetween;
    private final SeriesTable series;
    private final WindowSums sums;

    WindowStarts(Jdbc jdbc, LedgerDialect dialect, SeriesTable series, WindowSums sums) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.bucketsBetween = "SELECT bucket, events, billions, ones, nanos FROM usage_rollup WHERE "
                + dialect.ofSeries("") + " AND resolution = ? AND bucket BETWEEN ? AND ?";
        this.series = series;
        this.sums = sums;
    }

    /// See [org.landlord.port.out.usage.UsageEventStore#earliestStart].
    Instant earliest(UsageSumQuery query, QuantitySum quantity) {
        query.requireNowOfAllRuns();
        List<SeriesTable.SeriesRow> matching = series.list(query);
        Instant since = query.window().since();
        long until = query.window().until().toEpochMilli();
        Resolution resolution = Resolution.DAY;
        long from = resolution.bucket(since.toEpochMilli());
        long to = resolution.bucket(until);
        // The window is extended to whole days, so that only its end can be within a bucket.
        Instant firstDay = Instant.ofEpochMilli(resolution.start(from));
        Excess excess =
                new Excess(sum(matching, new Window(firstDay, query.window().until())), quantity);
        if (excess.isNone()) {
            return since;
        }
        long bucket = excess.leaveOut(buckets(matching, resolution, from, to), to);
        for (Resolution finer : List.of(Resolution.HOUR, Resolution.MINUTE, Resolution.SECOND)) {
            long per = finer.per(resolution);
            resolution = finer;
            from = bucket * per;
            to = from + per - 1;
            bucket = excess.leaveOut(buckets(matching, resolution, from, to), to);
        }
        long second = resolution.start(bucket);
        long end = Math.min(second + resolution.millis() - 1, until);
        Instant last = Instant.ofEpochMilli(excess.leaveOut(instants(matching, second, end), end));
        return last.isBefore(since) ? since : last.plusMillis(1);
    }

    /// What must be left out of a sum.
    private static final class Excess {

        private final QuantitySum sum;
        private final QuantitySum quantity;
        private StoredSum out = StoredSum.NOTHING;

        Excess(StoredSum sum, QuantitySum quantity) {
            this.sum = sum.quantities();
            this.quantity = quantity;
        }

        boolean isNone() {
            return isEnough(StoredSum.NOTHING);
        }

        private boolean isEnough(StoredSum more) {
            return sum.compareTo(quantity.plus(out.plus(more).quantities())) <= 0;
        }

        /// Leaves out sums in their order until the next one is enough, or more than enough.
        ///
        /// @param end the result if all are not enough, which only wrong stored sums can cause
        /// @return the key of that next one, which is not left out yet
        long leaveOut(SortedMap<Long, StoredSum> inOrder, long end) {
            for (Map.Entry<Long, StoredSum> next : inOrder.entrySet()) {
                if (isEnough(next.getValue())) {
                    return next.getKey();
                }
                out = out.plus(next.getValue());
            }
            return end;
        }
    }

    private StoredSum sum(List<SeriesTable.SeriesRow> matching, Window window) {
        return matching.stream().map(one -> sums.sum(one, window)).reduce(StoredSum.NOTHING, StoredSum::plus);
    }

    private SortedMap<Long, StoredSum> buckets(
            List<SeriesTable.SeriesRow> matching, Resolution resolution, long first, long last) {
        SortedMap<Long, StoredSum> buckets = new TreeMap<>();
        for (SeriesTable.SeriesRow one : matching) {
            jdbc.forEach(
                    bucketsBetween,
                    row -> buckets.merge(row.getLong(1), StoredSum.read(row, 2), StoredSum::plus),
                    Parameters.of(dialect.key(one.id()), resolution.ordinal(), first, last));
        }
        return buckets;
    }

    /// The sums of the instants with usage.
    private SortedMap<Long, StoredSum> instants(List<SeriesTable.SeriesRow> matching, long first, long last) {
        SortedMap<Long, StoredSum> instants = new TreeMap<>();
        matching.forEach(one ->
                sums.forEachInstant(one, first, last, (instant, sum) -> instants.merge(instant, sum, StoredSum::plus)));
        return instants;
    }
}
