package org.landlord.persistence.jpa.usage;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.StoredSum;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;

/// Summaries over many series.
@Singleton
class Summaries {

    private final Jdbc jdbc;
    private final LedgerDialect dialect;
    private final SeriesTable series;
    private final WindowSums sums;
    private final RunSums runs;

    /// The buckets of one series with usage, reversed usage included.
    private final String buckets;

    /// The first bucket with usage in a range, reversed usage included.
    private final String firstBucket;

    Summaries(Jdbc jdbc, LedgerDialect dialect, SeriesTable series, WindowSums sums, RunSums runs) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        String range = " FROM usage_rollup WHERE " + dialect.ofSeries("")
                + " AND resolution = ? AND bucket >= ? AND bucket <= ? ORDER BY bucket";
        this.buckets = "SELECT bucket, events, billions, ones, nanos" + range + " LIMIT ?";
        this.firstBucket = "SELECT bucket" + range + " LIMIT 1";
        this.series = series;
        this.sums = sums;
        this.runs = runs;
    }

    /// @param start the start of the bucket; null without buckets
    private record SummaryLine(@Nullable Instant start, StoredSum sum) {}

    /// The sum of all series that match.
    StoredSum sum(UsageSumQuery query) {
        if (query.runId() != null) {
            return runs.sum(query, query.runId());
        }
        StoredSum sum = StoredSum.NOTHING;
        for (SeriesTable.SeriesRow one : series.list(query)) {
            sum = sum.plus(sum(one, query, query.window()));
        }
        return sum;
    }

    /// See [org.landlord.port.out.usage.UsageEventStore#summarize].
    List<UsageTotal> lines(UsageSumQuery query, UsageGrouping grouping, @Nullable UsageTotal after, int limit) {
        if (query.runId() != null) {
            return runs.lines(query, query.runId(), grouping, after, limit);
        }
        UsageFilter filter = SeriesTable.filter(query, "");
        if (after != null) {
            startAfter(after, grouping, filter);
        }
        boolean totals = query.projectId() == null && !grouping.byProject();
        List<UsageTotal> lines = new ArrayList<>();
        for (SeriesTable.SeriesRow one : series.list(filter, totals)) {
            if (lines.size() == limit) {
                break;
            }
            UsageTotal last = after != null && isOf(one, after, grouping) ? after : null;
            for (SummaryLine line : linesOf(one, query, grouping, last, limit - lines.size())) {
                lines.add(new UsageTotal(
                        query.orgId(),
                        grouping.byProject() ? one.projectId() : null,
                        one.metric(),
                        one.unit(),
                        line.start(),
                        line.sum().quantities()));
            }
        }
        return lines;
    }

    /// Includes the series of the last line: with buckets it may have more lines.
    static void startAfter(UsageTotal last, UsageGrouping grouping, UsageFilter filter) {
        String metric = last.metric().value();
        String unit = last.unit().value();
        if (grouping.byProject()) {
            filter.and("(metric, unit, scope) >= (?, ?, ?)", metric, unit, Nullables.orEmpty(last.projectId()));
        } else {
            filter.and("(metric, unit) >= (?, ?)", metric, unit);
        }
    }

    private static boolean isOf(SeriesTable.SeriesRow one, UsageTotal line, UsageGrouping grouping) {
        return one.metric().equals(line.metric())
                && one.unit().equals(line.unit())
                && (!grouping.byProject()
                        || Nullables.orEmpty(one.projectId()).equals(Nullables.orEmpty(line.projectId())));
    }

    private StoredSum sum(SeriesTable.SeriesRow one, UsageSumQuery query, Window window) {
        Instant asOf = query.asOf();
        return asOf == null ? sums.sum(one, window) : sums.sumAsOf(one, window, asOf.toEpochMilli());
    }

    /// The lines of one series.
    ///
    /// @param last the last line of the previous page, if it belongs to this series
    private List<SummaryLine> linesOf(
            SeriesTable.SeriesRow one,
            UsageSumQuery query,
            UsageGrouping grouping,
            @Nullable UsageTotal last,
            int limit) {
        Bucket bucket = grouping.bucket();
        if (bucket != null) {
            Instant after = last == null ? null : last.bucketStart();
            Resolution resolution = stored(bucket, grouping.zone());
            return resolution == null
                    ? calendarBuckets(one, query, bucket, grouping.zone(), after, limit)
                    : buckets(one, query, resolution, after, limit);
        }
        if (last != null) {
            return List.of();
        }
        StoredSum sum = sum(one, query, query.window());
        return sum.count() == 0 ? List.of() : List.of(new SummaryLine(null, sum));
    }

    /// The resolution of which each stored sum is a whole bucket; null if there is none.
    private static @Nullable Resolution stored(Bucket bucket, ZoneId zone) {
        return switch (bucket) {
            case MINUTE -> Resolution.MINUTE;
            case HOUR -> Resolution.HOUR;
            case DAY -> zone.normalized().equals(ZoneOffset.UTC) ? Resolution.DAY : null;
            case WEEK, MONTH -> null;
        };
    }

    /// Sums each bucket from the stored sums that it consists of: whole days of UTC, and hours, minutes and seconds
    /// at both sides. So buckets start at any second, and the cost of one does not depend on its usage.
    private List<SummaryLine> calendarBuckets(
            SeriesTable.SeriesRow one,
            UsageSumQuery query,
            Bucket bucket,
            ZoneId zone,
            @Nullable Instant after,
            int limit) {
        Instant until = query.window().until();
        Instant next = query.window().since();
        if (after != null) {
            Instant end = bucket.around(after, zone).until().plusMillis(1);
            next = end.isAfter(next) ? end : next;
        }
        List<SummaryLine> found = new ArrayList<>();
        while (found.size() < limit && !next.isAfter(until)) {
            Instant used = firstMinute(one, next, until);
            if (used == null) {
                break;
            }
            Window whole = bucket.around(used.isBefore(next) ? next : used, zone);
            StoredSum sum = sum(one, query, overlap(query.window(), whole));
            if (sum.count() > 0) {
                found.add(new SummaryLine(whole.since(), sum));
            }
            next = whole.until().plusMillis(1);
        }
        return found;
    }

    /// The start of the first minute with usage that ends in the range or after it begins; null if there is none.
    private @Nullable Instant firstMinute(SeriesTable.SeriesRow one, Instant since, Instant until) {
        Resolution minute = Resolution.MINUTE;
        List<Long> first = jdbc.query(
                firstBucket,
                row -> row.getLong(1),
                Parameters.of(
                        dialect.key(one.id()),
                        minute.ordinal(),
                        minute.bucket(since.toEpochMilli()),
                        minute.bucket(until.toEpochMilli())));
        return first.isEmpty() ? null : Instant.ofEpochMilli(minute.start(first.getFirst()));
    }

    private List<SummaryLine> buckets(
            SeriesTable.SeriesRow one, UsageSumQuery query, Resolution resolution, @Nullable Instant after, int limit) {
        long next = resolution.bucket(query.window().since().toEpochMilli());
        if (after != null) {
            next = Math.max(next, resolution.bucket(after.toEpochMilli()) + 1);
        }
        long end = resolution.bucket(query.window().until().toEpochMilli());
        List<SummaryLine> found = new ArrayList<>();
        // Buckets whose usage was reversed are skipped, so one query may not fill the page.
        boolean more = true;
        while (more && found.size() < limit) {
            int wanted = limit - found.size();
            List<StoredBucket> there = jdbc.query(
                    buckets,
                    Summaries::storedBucket,
                    Parameters.of(dialect.key(one.id()), resolution.ordinal(), next, end, wanted));
            for (StoredBucket stored : there) {
                StoredSum sum = sum(one, query, resolution, stored);
                if (sum.count() > 0) {
                    found.add(new SummaryLine(Instant.ofEpochMilli(resolution.start(stored.bucket())), sum));
                }
                next = stored.bucket() + 1;
            }
            more = there.size() == wanted;
        }
        return found;
    }

    private record StoredBucket(long bucket, StoredSum sum) {}

    private static StoredBucket storedBucket(ResultSet row) throws SQLException {
        return new StoredBucket(row.getLong(1), StoredSum.read(row, 2));
    }

    private StoredSum sum(SeriesTable.SeriesRow one, UsageSumQuery query, Resolution resolution, StoredBucket stored) {
        Window whole = new Window(
                Instant.ofEpochMilli(resolution.start(stored.bucket())),
                Instant.ofEpochMilli(resolution.start(stored.bucket() + 1) - 1));
        Window part = overlap(query.window(), whole);
        return query.asOf() == null && part.equals(whole) ? stored.sum() : sum(one, query, part);
    }

    private static Window overlap(Window window, Window bucket) {
        return new Window(
                bucket.since().isBefore(window.since()) ? window.since() : bucket.since(),
                bucket.until().isAfter(window.until()) ? window.until() : bucket.until());
    }
}
