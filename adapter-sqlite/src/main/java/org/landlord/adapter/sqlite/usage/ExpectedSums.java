package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.Jdbc;
import org.landlord.persistence.jpa.Sum;

/// What the sums of an organization should be, made from its events.
///
/// They are made a day at a time: a day has at most 86 400 seconds, so that no more is in memory however many events
/// there are. The events of a series are read in the order of their index, so that nothing has to be sorted.
@Singleton
class ExpectedSums {

    private static final String TOTALS = "SELECT series_id FROM usage_series WHERE org_id = ? AND total_id IS NULL";

    private static final String PARTS = "SELECT series_id FROM usage_series WHERE total_id = ?";

    static final String NEXT_EVENT = "SELECT observed_at FROM usage_event"
            + " WHERE series_id = ? AND observed_at >= ? ORDER BY observed_at LIMIT 1";

    /// Events of the same instant come as one row. Where all of them were reversed there is a sum of none.
    static final String INSTANTS = """
            SELECT observed_at,
                   count(*) FILTER (WHERE voided_at IS NULL),
                   sum(units / 1000000000) FILTER (WHERE voided_at IS NULL),
                   sum(units % 1000000000) FILTER (WHERE voided_at IS NULL),
                   sum(nanos) FILTER (WHERE voided_at IS NULL)
            FROM usage_event
            WHERE series_id = ? AND observed_at >= ? AND observed_at < ?
            GROUP BY observed_at
            """;

    private final Jdbc jdbc;

    ExpectedSums(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes what the sums of a series should be within one day.
    @FunctionalInterface
    interface Use {

        /// @param sums by bucket, every one of `resolution` within the day; never empty
        void apply(long seriesId, Resolution resolution, SortedMap<Long, Sum> sums);
    }

    /// A day in which a series has events.
    private record SeriesDay(long seriesId, long day) {}

    /// Hands out every sum that there should be, once: for each series and each total, day after day.
    void forEach(OrgId orgId, Use use) {
        for (long totalId : jdbc.query(TOTALS, row -> row.getLong(1), orgId.value())) {
            partsAndTotal(totalId, use);
        }
    }

    /// A total is the sum of its parts, which are therefore walked through side by side: all that have events in a
    /// day,
    /// then those of the next day in which any has.
    private void partsAndTotal(long totalId, Use use) {
        PriorityQueue<SeriesDay> ahead = new PriorityQueue<>(Comparator.comparingLong(SeriesDay::day));
        for (long part : jdbc.query(PARTS, row -> row.getLong(1), totalId)) {
            ahead.addAll(nextDay(part, Long.MIN_VALUE));
        }
        while (!ahead.isEmpty()) {
            long day = ahead.element().day();
            Deque<SeriesDay> today = new ArrayDeque<>();
            while (!ahead.isEmpty() && ahead.element().day() == day) {
                today.add(ahead.remove());
            }
            SortedMap<Long, Sum> total = new TreeMap<>();
            for (SeriesDay part : today) {
                SortedMap<Long, Sum> seconds = seconds(part);
                seconds.forEach((second, sum) -> total.merge(second, sum, Sum::plus));
                handOut(part.seriesId(), seconds, use);
                ahead.addAll(nextDay(part.seriesId(), Resolution.DAY.start(day + 1)));
            }
            handOut(totalId, total, use);
        }
    }

    /// The first day with events from an instant on; none if there is none.
    private List<SeriesDay> nextDay(long seriesId, long from) {
        return jdbc.query(
                NEXT_EVENT, row -> new SeriesDay(seriesId, Resolution.DAY.bucket(row.getLong(1))), seriesId, from);
    }

    private SortedMap<Long, Sum> seconds(SeriesDay of) {
        SortedMap<Long, Sum> seconds = new TreeMap<>();
        jdbc.forEach(
                INSTANTS,
                row -> seconds.merge(Resolution.SECOND.bucket(row.getLong(1)), Sum.read(row, 2), Sum::plus),
                of.seriesId(),
                Resolution.DAY.start(of.day()),
                Resolution.DAY.start(of.day() + 1));
        return seconds;
    }

    private static void handOut(long seriesId, SortedMap<Long, Sum> seconds, Use use) {
        Resolution finer = Resolution.SECOND;
        SortedMap<Long, Sum> sums = seconds;
        use.apply(seriesId, finer, sums);
        for (Resolution coarser : List.of(Resolution.MINUTE, Resolution.HOUR, Resolution.DAY)) {
            sums = folded(sums, finer.per(coarser));
            finer = coarser;
            use.apply(seriesId, finer, sums);
        }
    }

    private static SortedMap<Long, Sum> folded(Map<Long, Sum> sums, long per) {
        SortedMap<Long, Sum> folded = new TreeMap<>();
        sums.forEach((bucket, sum) -> folded.merge(Math.floorDiv(bucket, per), sum, Sum::plus));
        return folded;
    }
}
