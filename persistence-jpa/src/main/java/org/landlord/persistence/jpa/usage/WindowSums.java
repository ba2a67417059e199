package org.landlord.persistence.jpa.usage;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.landlord.domain.usage.Window;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.StoredSum;

/// Sums the events of a series in a window: whole days, hours, minutes and seconds from stored sums, and
/// parts of seconds from the events.
@Singleton
class WindowSums {

    /// Seconds, minutes and hours at both sides, days in the middle.
    private static final int MOST_RANGES = 7;

    private static final String OBSERVED = " AND e.observed_at >= ? AND e.observed_at < ?";
    private static final String COUNTS = " AND e.voided_at IS NULL";
    private static final String COUNTED = " AND e.recorded_at <= ? AND (e.voided_at IS NULL OR e.voided_at > ?)";

    private final Jdbc jdbc;
    private final LedgerDialect dialect;

    /// All ranges in one statement: a range costs less than a statement.
    private final String rollups;

    /// The events of a series, and those of the parts of a total.
    private final String ofPart;

    private final String ofTotal;

    /// The sums of windows of a series, and of a total.
    private final InWindow inPart;

    private final InWindow inTotal;

    /// Statements for stored sums with what is missing before them, or without what they have too much there. Both
    /// take out what is behind the end.
    private record InWindow(String withMissing, String withoutExcess) {}

    WindowSums(Jdbc jdbc, LedgerDialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        String arm = "SELECT events, billions, ones, nanos FROM usage_rollup WHERE " + dialect.ofSeries("")
                + " AND resolution = ? AND bucket >= ? AND bucket < ?";
        String ranges = String.join(" UNION ALL ", Collections.nCopies(MOST_RANGES, arm));
        this.rollups = ofSums(ranges);
        this.ofPart = " FROM usage_event e WHERE " + dialect.ofSeries("e.");
        this.ofTotal = " FROM usage_series s CROSS JOIN usage_event e WHERE "
                + dialect.ofSeries("s.").replace("series_id", "total_id") + " AND " + dialect.sameSeries("s", "e");
        this.inPart = inWindow(ranges, ofPart);
        this.inTotal = inWindow(ranges, ofTotal);
    }

    private static String ofSums(String arms) {
        return "SELECT " + StoredSum.OF_SUMS + " FROM (" + arms + ") r";
    }

    private static InWindow inWindow(String ranges, String events) {
        String missing = " UNION ALL SELECT " + StoredSum.OF_QUANTITIES + events + OBSERVED + COUNTS;
        String excess = " UNION ALL SELECT " + StoredSum.OF_TAKEN_QUANTITIES + events + OBSERVED + COUNTS;
        return new InWindow(ofSums(ranges + missing + excess), ofSums(ranges + excess + excess));
    }

    /// The buckets of one resolution from `first` (inclusive) to `end` (exclusive).
    record Range(Resolution resolution, long first, long end) {}

    private static final Range EMPTY = new Range(Resolution.DAY, 0, 0);

    StoredSum sum(SeriesTable.SeriesRow series, Window window) {
        long begin = window.since().toEpochMilli();
        long end = window.until().toEpochMilli() + 1;
        long second = Resolution.SECOND.millis();
        // The end is mostly now, so behind it there is mostly nothing: its second is taken as a whole, and what is
        // behind the end taken out. At the beginning the shorter part is looked at.
        long last = Math.ceilDiv(end, second);
        long first = Math.ceilDiv(begin, second);
        boolean fromBefore = first * second - begin > second / 2;
        if (fromBefore) {
            first--;
        }
        if (first >= last) {
            return events(series, begin, end);
        }
        InWindow statements = series.isTotal() ? inTotal : inPart;
        List<Object> parameters = parameters(series.id(), ranges(first, last));
        Object[] key = dialect.key(series.id());
        Collections.addAll(parameters, key);
        Collections.addAll(parameters, Math.min(begin, first * second), Math.max(begin, first * second));
        Collections.addAll(parameters, key);
        Collections.addAll(parameters, end, last * second);
        return dialect.sum(fromBefore ? statements.withoutExcess() : statements.withMissing(), parameters);
    }

    /// The sum of whole seconds.
    ///
    /// @param first the first second since 1970
    /// @param end the second after the last
    StoredSum sum(SeriesId series, long first, long end) {
        return dialect.sum(rollups, parameters(series, ranges(first, end)));
    }

    /// The sum as of an instant: events that were recorded and not reversed by then.
    StoredSum sumAsOf(SeriesTable.SeriesRow series, Window window, long asOf) {
        String sql = "SELECT " + StoredSum.OF_QUANTITIES + (series.isTotal() ? ofTotal : ofPart) + OBSERVED + COUNTED;
        long begin = window.since().toEpochMilli();
        long end = window.until().toEpochMilli() + 1;
        return dialect.sum(sql, List.of(Parameters.of(dialect.key(series.id()), begin, end, asOf, asOf)));
    }

    /// The smallest set of buckets that covers the seconds from `first` (inclusive) to `end` (exclusive):
    /// days in the middle; hours, minutes and seconds at both sides.
    static List<Range> ranges(long first, long end) {
        List<Range> ranges = new ArrayList<>();
        Resolution resolution = Resolution.SECOND;
        long low = first;
        long high = end;
        for (Resolution coarser : List.of(Resolution.MINUTE, Resolution.HOUR, Resolution.DAY)) {
            long per = resolution.per(coarser);
            long lowest = Math.ceilDiv(low, per);
            long highest = Math.floorDiv(high, per);
            if (lowest >= highest) {
                break;
            }
            ranges.add(new Range(resolution, low, lowest * per));
            ranges.add(new Range(resolution, highest * per, high));
            resolution = coarser;
            low = lowest;
            high = highest;
        }
        ranges.add(new Range(resolution, low, high));
        return ranges.stream().filter(range -> range.first() < range.end()).toList();
    }

    private List<Object> parameters(SeriesId series, List<Range> ranges) {
        Object[] key = dialect.key(series);
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < MOST_RANGES; i++) {
            Range range = i < ranges.size() ? ranges.get(i) : EMPTY;
            Collections.addAll(parameters, key);
            Collections.addAll(parameters, range.resolution().ordinal(), range.first(), range.end());
        }
        return parameters;
    }

    /// Visits the sums of the instants with usage, in no order.
    ///
    /// @param last the last instant in epoch milliseconds, inclusive
    void forEachInstant(SeriesTable.SeriesRow series, long first, long last, BiConsumer<Long, StoredSum> use) {
        jdbc.forEach(
                "SELECT e.observed_at, " + StoredSum.OF_QUANTITIES + (series.isTotal() ? ofTotal : ofPart) + OBSERVED
                        + COUNTS + " GROUP BY e.observed_at",
                row -> use.accept(row.getLong(1), StoredSum.read(row, 2)),
                Parameters.of(dialect.key(series.id()), first, last + 1));
    }

    private StoredSum events(SeriesTable.SeriesRow series, long begin, long end) {
        if (begin >= end) {
            return StoredSum.NOTHING;
        }
        String sql = "SELECT " + StoredSum.OF_QUANTITIES + (series.isTotal() ? ofTotal : ofPart) + OBSERVED + COUNTS;
        return dialect.sum(sql, List.of(Parameters.of(dialect.key(series.id()), begin, end)));
    }
}
