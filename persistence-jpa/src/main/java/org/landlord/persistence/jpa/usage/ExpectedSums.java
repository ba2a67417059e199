package org.landlord.persistence.jpa.usage;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.StoredSum;
import org.landlord.port.out.usage.SumFaults;

/// Computes the correct sums of an organization from its events.
///
/// One day at a time, to bound memory to 86 400 seconds independent of the number of events. The events of
/// a series are read in the order of their index, without sorting.
@Singleton
class ExpectedSums {

    private static final String TOTALS = "SELECT series_id FROM usage_series"
            + " WHERE org_id = ? AND total_id IS NULL AND series_id >= ? ORDER BY series_id";

    private static final String PARTS = "SELECT series_id FROM usage_series WHERE org_id = ? AND total_id = ?";

    private final Jdbc jdbc;
    private final LedgerDialect dialect;
    private final String nextEvent;
    private final String instants;

    ExpectedSums(Jdbc jdbc, LedgerDialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.nextEvent = nextEvent(dialect);
        this.instants = instants(dialect);
    }

    static String nextEvent(LedgerDialect dialect) {
        return "SELECT observed_at FROM usage_event WHERE " + dialect.ofSeries("")
                + " AND observed_at >= ? ORDER BY observed_at LIMIT 1";
    }

    /// One row for the events of an instant. If all of them were reversed the sum has no events.
    static String instants(LedgerDialect dialect) {
        return """
            SELECT observed_at,
                   count(*) FILTER (WHERE voided_at IS NULL),
                   sum(units / 1000000000) FILTER (WHERE voided_at IS NULL),
                   sum(units % 1000000000) FILTER (WHERE voided_at IS NULL),
                   sum(nanos) FILTER (WHERE voided_at IS NULL)
            FROM usage_event
            WHERE """ + " " + dialect.ofSeries("") + " AND observed_at >= ? AND observed_at < ? GROUP BY observed_at";
    }

    /// Receives the correct sums of a series for one day.
    @FunctionalInterface
    interface Use {

        /// @param sums by bucket, all buckets of `resolution` in the day; never empty
        void apply(SeriesId series, Resolution resolution, SortedMap<Long, StoredSum> sums);
    }

    private record SeriesDay(SeriesId series, long day) {}

    /// The position of a walk.
    ///
    /// @param totalId the current total
    /// @param day the current day
    /// @param seriesId the last completed part of the day; `Long.MIN_VALUE` if there is none
    record Place(long totalId, long day, long seriesId) implements SumFaults.Place {

        static final Place BEGINNING = new Place(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);

        private static Place beginningOf(long totalId) {
            return new Place(totalId, Long.MIN_VALUE, Long.MIN_VALUE);
        }

        private Place nextDay() {
            return new Place(totalId, day + 1, Long.MIN_VALUE);
        }

        /// True if the day is partly completed.
        private boolean isIn(long other) {
            return day == other && seriesId > Long.MIN_VALUE;
        }
    }

    /// Visits every correct sum once: for each series and each total, day by day.
    void forEach(OrgId orgId, Use use) {
        Place end = walk(orgId, Place.BEGINNING, use, () -> false);
        if (end != null) {
            throw new IllegalStateException("the walk stopped early");
        }
    }

    /// Visits correct sums from a position on, until `isEnough`.
    ///
    /// @return the position to continue from; null at the end
    @Nullable
    Place walk(OrgId orgId, Place from, Use use, BooleanSupplier isEnough) {
        for (long totalId : jdbc.query(TOTALS, row -> row.getLong(1), orgId.value(), from.totalId())) {
            Place begin = from.totalId() == totalId ? from : Place.beginningOf(totalId);
            Place end = partsAndTotal(orgId, begin, use, isEnough);
            if (end != null) {
                return end;
            }
        }
        return null;
    }

    /// A total is the sum of its parts, so the parts are visited in parallel: all parts with events on a
    /// day, then those of the next day with events.
    private @Nullable Place partsAndTotal(OrgId orgId, Place from, Use use, BooleanSupplier isEnough) {
        PriorityQueue<SeriesDay> ahead =
                new PriorityQueue<>(Comparator.comparingLong(SeriesDay::day).thenComparing(SeriesDay::series));
        long start = from.day() == Long.MIN_VALUE ? Long.MIN_VALUE : Resolution.DAY.start(from.day());
        for (long part : jdbc.query(PARTS, row -> row.getLong(1), orgId.value(), from.totalId())) {
            ahead.addAll(nextDay(new SeriesId(orgId, part), start));
        }
        while (!ahead.isEmpty()) {
            long day = ahead.element().day();
            List<SeriesDay> today = new ArrayList<>();
            while (!ahead.isEmpty() && ahead.element().day() == day) {
                today.add(ahead.remove());
            }
            for (SeriesDay part : today) {
                ahead.addAll(nextDay(part.series(), Resolution.DAY.start(day + 1)));
            }
            Place begin = from.isIn(day) ? from : new Place(from.totalId(), day, Long.MIN_VALUE);
            Place end = day(orgId, begin, today, use, isEnough);
            if (end != null) {
                return end;
            }
        }
        return null;
    }

    /// The remaining parts of a day, and then their total.
    private @Nullable Place day(OrgId orgId, Place from, List<SeriesDay> today, Use use, BooleanSupplier isEnough) {
        boolean whole = !from.isIn(from.day());
        SortedMap<Long, StoredSum> total = new TreeMap<>();
        for (SeriesDay part : today) {
            if (part.series().number() > from.seriesId()) {
                SortedMap<Long, StoredSum> seconds = seconds(part);
                if (whole) {
                    addTo(total, seconds);
                }
                handOut(part.series(), seconds, use);
                if (isEnough.getAsBoolean()) {
                    return new Place(from.totalId(), from.day(), part.series().number());
                }
            }
        }
        if (!whole) {
            today.forEach(part -> addTo(total, seconds(part)));
        }
        handOut(new SeriesId(orgId, from.totalId()), total, use);
        return isEnough.getAsBoolean() ? from.nextDay() : null;
    }

    private static void addTo(SortedMap<Long, StoredSum> total, SortedMap<Long, StoredSum> seconds) {
        seconds.forEach((second, sum) -> total.merge(second, sum, StoredSum::plus));
    }

    /// The first day with events from an instant on; empty if there is none.
    private List<SeriesDay> nextDay(SeriesId series, long from) {
        return jdbc.query(
                nextEvent,
                row -> new SeriesDay(series, Resolution.DAY.bucket(row.getLong(1))),
                Parameters.of(dialect.key(series), from));
    }

    private SortedMap<Long, StoredSum> seconds(SeriesDay of) {
        SortedMap<Long, StoredSum> seconds = new TreeMap<>();
        jdbc.forEach(
                instants,
                row -> seconds.merge(Resolution.SECOND.bucket(row.getLong(1)), StoredSum.read(row, 2), StoredSum::plus),
                Parameters.of(
                        dialect.key(of.series()), Resolution.DAY.start(of.day()), Resolution.DAY.start(of.day() + 1)));
        return seconds;
    }

    private static void handOut(SeriesId series, SortedMap<Long, StoredSum> seconds, Use use) {
        Resolution finer = Resolution.SECOND;
        SortedMap<Long, StoredSum> sums = seconds;
        use.apply(series, finer, sums);
        for (Resolution coarser : List.of(Resolution.MINUTE, Resolution.HOUR, Resolution.DAY)) {
            sums = folded(sums, finer.per(coarser));
            finer = coarser;
            use.apply(series, finer, sums);
        }
    }

    private static SortedMap<Long, StoredSum> folded(Map<Long, StoredSum> sums, long per) {
        SortedMap<Long, StoredSum> folded = new TreeMap<>();
        sums.forEach((bucket, sum) -> folded.merge(Math.floorDiv(bucket, per), sum, StoredSum::plus));
        return folded;
    }
}
