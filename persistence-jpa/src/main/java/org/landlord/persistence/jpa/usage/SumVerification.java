package org.landlord.persistence.jpa.usage;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.StoredSum;
import org.landlord.port.out.usage.SumFaults;

/// Verifies the stored sums and corrects them: docs/adr/0016-series-and-rollups.md.
///
/// A correction is a difference and not a new sum: concurrent recordings change the stored and the correct
/// sum by the same amount, so it can be applied later. Only another correction would invalidate it; the
/// number of corrections of each total detects that.
///
/// Without events, a missing sum and an empty sum are equal.
@Singleton
class SumVerification {

    /// The number of sums corrected in one unit of work, which takes some milliseconds.
    private static final int SLICE = 1_000;

    /// The number of wrong sums after which a search pauses, because they are held in memory. One series
    /// can add all its sums of a day to that.
    private static final int ENOUGH = 50_000;

    private final Jdbc jdbc;
    private final LedgerDialect dialect;
    private final ExpectedSums expected;
    private final Rollups rollups;
    private final String kept;
    private final String count;
    private final String unfounded;
    private final String total;
    private final String countCorrection;

    SumVerification(Jdbc jdbc, LedgerDialect dialect, ExpectedSums expected, Rollups rollups) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.expected = expected;
        this.rollups = rollups;
        this.kept = "SELECT bucket, events, billions, ones, nanos FROM usage_rollup WHERE " + dialect.ofSeries("")
                + " AND resolution = ? AND bucket BETWEEN ? AND ? ORDER BY bucket";
        this.count = "SELECT count(*) FROM usage_series s CROSS JOIN usage_rollup r WHERE s.org_id = ? AND "
                + dialect.sameSeries("s", "r") + " AND (r.events, r.billions, r.ones, r.nanos) <> (0, 0, 0, 0)";
        this.unfounded = unfounded(dialect);
        this.total = "SELECT coalesce(t.series_id, s.series_id), coalesce(t.corrections, s.corrections)"
                + " FROM usage_series s LEFT JOIN usage_series t ON t.org_id = s.org_id AND t.series_id = s.total_id"
                + " WHERE " + dialect.ofSeries("s.");
        this.countCorrection = "UPDATE usage_series SET corrections = corrections + 1 WHERE " + dialect.ofSeries("")
                + " AND corrections = ?";
    }

    /// Non-empty sums without events.
    private static String unfounded(LedgerDialect dialect) {
        String inBucket = " AND e.observed_at >= r.bucket * n.length AND e.observed_at < (r.bucket + 1) * n.length)";
        return "SELECT s.series_id, r.resolution, r.bucket, r.events, r.billions, r.ones, r.nanos"
                + " FROM usage_series s CROSS JOIN usage_rollup r CROSS JOIN (SELECT 0 AS number, 1000 AS length"
                + " UNION ALL SELECT 1, 60000 UNION ALL SELECT 2, 3600000 UNION ALL SELECT 3, 86400000) n"
                + " WHERE s.org_id = ? AND " + dialect.sameSeries("s", "r")
                + " AND (r.events, r.billions, r.ones, r.nanos) <> (0, 0, 0, 0) AND n.number = r.resolution"
                + " AND NOT EXISTS (SELECT 1 FROM usage_event e WHERE " + dialect.sameSeries("s", "e") + inBucket
                + " AND NOT EXISTS (SELECT 1 FROM usage_series p CROSS JOIN usage_event e"
                + " WHERE p.org_id = s.org_id AND p.total_id = s.series_id AND " + dialect.sameSeries("p", "e")
                + inBucket + " LIMIT ?";
    }

    /// Corrections of the sums of one total and its parts.
    ///
    /// @param before the number of corrections that the total must have had
    /// @param changes the differences to add
    private record Slice(SeriesId totalId, long before, SortedMap<SumKey, StoredSum> changes)
            implements SumFaults.Correction {}

    /// A total and the number of its corrections.
    private record Total(SeriesId id, long corrections) {}

    /// The number of wrong, missing and superfluous sums of the organization. Memory does not depend on the
    /// number of events: see [ExpectedSums].
    long countWrong(OrgId orgId) {
        long[] wrong = {0};
        Comparison comparison = new Comparison((_, _) -> wrong[0]++);
        expected.forEach(orgId, comparison::compare);
        long stored = jdbc.query(count, row -> row.getLong(1), orgId.value()).getFirst();
        return wrong[0] + stored - comparison.found;
    }

    /// See [org.landlord.port.out.usage.UsageEventStore#findWrongSums]. Finds superfluous sums first,
    /// repeatedly until there are none; a walk finds the rest.
    SumFaults find(OrgId orgId, SumFaults.@Nullable Place from) {
        ExpectedSums.Place place = from instanceof ExpectedSums.Place there ? there : ExpectedSums.Place.BEGINNING;
        SortedMap<SumKey, StoredSum> wrong = new TreeMap<>();
        if (place.equals(ExpectedSums.Place.BEGINNING)) {
            jdbc.forEach(
                    unfounded,
                    row -> wrong.put(key(orgId, row), StoredSum.NOTHING.minus(StoredSum.read(row, 4))),
                    orgId.value(),
                    ENOUGH);
            if (!wrong.isEmpty()) {
                return new SumFaults(slices(wrong), place);
            }
        }
        Comparison comparison = new Comparison(wrong::put);
        ExpectedSums.Place next = expected.walk(orgId, place, comparison::compare, () -> wrong.size() >= ENOUGH);
        return new SumFaults(slices(wrong), next);
    }

    private static SumKey key(OrgId orgId, ResultSet row) throws SQLException {
        return new SumKey(new SeriesId(orgId, row.getLong(1)), Resolution.values()[row.getInt(2)], row.getLong(3));
    }

    /// Each correction is of one total. Corrections of the same total have consecutive numbers.
    private List<Slice> slices(Map<SumKey, StoredSum> wrong) {
        SortedMap<SeriesId, Total> totals = new TreeMap<>();
        SortedMap<SeriesId, SeriesId> totalOf = new TreeMap<>();
        SortedMap<SeriesId, Slice> open = new TreeMap<>();
        List<Slice> slices = new ArrayList<>();
        wrong.forEach((key, change) -> {
            SeriesId totalId = totalOf.computeIfAbsent(key.series(), series -> {
                Total found = total(series);
                totals.putIfAbsent(found.id(), found);
                return found.id();
            });
            Slice slice = open.get(totalId);
            if (slice == null || slice.changes().size() == SLICE) {
                long before = slice == null ? corrections(totals, totalId) : slice.before() + 1;
                slice = new Slice(totalId, before, new TreeMap<>());
                open.put(totalId, slice);
                slices.add(slice);
            }
            slice.changes().put(key, change);
        });
        return slices;
    }

    private static long corrections(Map<SeriesId, Total> totals, SeriesId totalId) {
        Total found = totals.get(totalId);
        return found == null ? 0 : found.corrections();
    }

    private Total total(SeriesId series) {
        return jdbc.query(
                        total,
                        row -> new Total(new SeriesId(series.orgId(), row.getLong(1)), row.getLong(2)),
                        dialect.key(series))
                .getFirst();
    }

    /// See [org.landlord.port.out.usage.UsageEventStore#correctSums].
    boolean correct(SumFaults.Correction correction) {
        if (!(correction instanceof Slice(SeriesId totalId, long before, SortedMap<SumKey, StoredSum> changes))) {
            throw new IllegalStateException("not a correction of this storage");
        }
        if (jdbc.update(countCorrection, Parameters.of(dialect.key(totalId), before)) == 0) {
            return false;
        }
        rollups.add(changes);
        return true;
    }

    /// Compares correct sums with stored sums, and reports the differences.
    private final class Comparison {

        private final BiConsumer<SumKey, StoredSum> wrong;
        /// Non-empty stored sums that are expected.
        private long found;

        private Comparison(BiConsumer<SumKey, StoredSum> wrong) {
            this.wrong = wrong;
        }

        void compare(SeriesId series, Resolution resolution, SortedMap<Long, StoredSum> sums) {
            Should should = new Should(series, resolution, sums);
            jdbc.forEach(
                    kept,
                    row -> should.meet(row.getLong(1), StoredSum.read(row, 2)),
                    Parameters.of(dialect.key(series), resolution.ordinal(), sums.firstKey(), sums.lastKey()));
            should.meetNone();
        }

        /// The correct sums, compared with the stored sums in the same order.
        private final class Should {

            private final SeriesId series;
            private final Resolution resolution;
            private final Iterator<Map.Entry<Long, StoredSum>> ahead;
            private Map.@Nullable Entry<Long, StoredSum> next;

            private Should(SeriesId series, Resolution resolution, SortedMap<Long, StoredSum> sums) {
                this.series = series;
                this.resolution = resolution;
                this.ahead = sums.entrySet().iterator();
                this.next = ahead.next();
            }

            private void meet(long bucket, StoredSum is) {
                Map.Entry<Long, StoredSum> should = next;
                while (should != null && should.getKey() < bucket) {
                    tell(should.getKey(), should.getValue());
                    should = advance();
                }
                if (should != null && should.getKey() == bucket) {
                    found += is.equals(StoredSum.NOTHING) ? 0 : 1;
                    if (!should.getValue().equals(is)) {
                        tell(bucket, should.getValue().minus(is));
                    }
                    advance();
                }
            }

            private void meetNone() {
                Map.Entry<Long, StoredSum> should = next;
                while (should != null) {
                    tell(should.getKey(), should.getValue());
                    should = advance();
                }
            }

            private Map.@Nullable Entry<Long, StoredSum> advance() {
                next = ahead.hasNext() ? ahead.next() : null;
                return next;
            }

            private void tell(long bucket, StoredSum change) {
                wrong.accept(new SumKey(series, resolution, bucket), change);
            }
        }
    }
}
