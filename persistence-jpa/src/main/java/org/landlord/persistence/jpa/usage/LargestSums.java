package org.landlord.persistence.jpa.usage;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.StoredSum;
import org.landlord.port.out.usage.UsageTopQuery;

/// Finds the largest sums of a metric in all organizations. The sum of the days that a window touches is an upper
/// bound of its sum, so the series are read by bound, the largest first, until no bound that follows can precede a
/// sum that was found. The sums of hours are read for these series only: those of all series would be as many pages
/// again, more than the page cache has. The bounds of a short window are its sums of hours.
@Singleton
class LargestSums {

    /// What exceeds the lower half of an integer part, or a fraction, is carried to the next higher part.
    private static final String ONES = "(ones + nanos / 1000000000)";

    /// Of a shorter window, the days at both ends are too large a part for a good bound.
    private static final Duration SHORT = Duration.ofDays(7);

    private final Jdbc jdbc;
    private final WindowSums sums;
    private final DeletedOrganizations deleted;
    private final String boundsOfTotals;
    private final String boundsOfParts;

    LargestSums(Jdbc jdbc, LedgerDialect dialect, WindowSums sums, DeletedOrganizations deleted) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.deleted = deleted;
        this.boundsOfTotals = bounds(dialect, "TRUE");
        this.boundsOfParts = bounds(dialect, "FALSE");
    }

    /// The series in the order of their index and of the stored sums, so that only the sums are sorted.
    private static String bounds(LedgerDialect dialect, String isTotal) {
        String key = Arrays.stream(dialect.keyOfSeries().split(", "))
                .map("s."::concat)
                .collect(Collectors.joining(", "));
        return "WITH bound (org_id, series_id, scope, events, billions, ones, nanos) AS ("
                + "SELECT s.org_id, s.series_id, s.scope, " + StoredSum.OF_SUMS
                + " FROM usage_series s CROSS JOIN usage_rollup r"
                + " WHERE s.metric = ? AND s.unit = ? AND (s.total_id IS NULL) = " + isTotal + " AND "
                + dialect.sameSeries("s", "r")
                + " AND r.resolution = ? AND r.bucket >= ? AND r.bucket < ? GROUP BY " + key + ")"
                + " SELECT org_id, series_id, scope, events, billions, ones, nanos FROM bound"
                + " WHERE billions > 0 OR ones > 0 OR nanos > 0"
                + " ORDER BY billions + " + ONES + " / 1000000000 DESC, " + ONES + " % 1000000000 DESC,"
                + " nanos % 1000000000 DESC";
    }

    /// A series that may have one of the largest sums.
    ///
    /// @param scope the project, empty for none, or that of a total
    private record Candidate(SeriesId series, String scope) {}

    /// See [org.landlord.port.out.usage.UsageEventStore#top].
    List<UsageTotal> top(UsageTopQuery query, int limit) {
        Set<String> gone = deleted.all();
        return jdbc.with(query.byProject() ? boundsOfParts : boundsOfTotals, statement -> {
            TreeSet<UsageTotal> largest = new TreeSet<>(UsageTotal.LARGEST_FIRST);
            try (ResultSet rows = bind(statement, query).executeQuery()) {
                while (rows.next() && mayBeLarger(StoredSum.read(rows, 4).quantities(), largest, limit)) {
                    SeriesId series = new SeriesId(new OrgId(rows.getString(1)), rows.getLong(2));
                    total(query, new Candidate(series, rows.getString(3)), largest, limit)
                            .filter(one -> !gone.contains(one.orgId().value()))
                            .ifPresent(largest::add);
                    if (largest.size() > limit) {
                        largest.pollLast();
                    }
                }
            }
            return List.copyOf(largest);
        });
    }

    /// Equal sums are ordered by organization and project.
    private static boolean mayBeLarger(QuantitySum bound, TreeSet<UsageTotal> largest, int limit) {
        return largest.size() < limit || bound.compareTo(largest.last().quantity()) >= 0;
    }

    private static PreparedStatement bind(PreparedStatement statement, UsageTopQuery query) throws SQLException {
        boolean isShort = Duration.between(query.since(), query.until()).compareTo(SHORT) < 0;
        Resolution resolution = isShort ? Resolution.HOUR : Resolution.DAY;
        return Jdbc.bind(
                statement,
                query.metric().value(),
                query.unit().value(),
                resolution.ordinal(),
                resolution.bucket(query.since().toEpochMilli()),
                resolution.bucket(query.until().toEpochMilli() - 1) + 1);
    }

    /// Empty if it is not one of the largest, without usage, and for usage outside of projects, if projects are asked
    /// for.
    private Optional<UsageTotal> total(UsageTopQuery query, Candidate one, TreeSet<UsageTotal> largest, int limit) {
        ProjectId projectId = query.byProject() ? Nullables.mapNonEmpty(one.scope(), ProjectId::new) : null;
        QuantitySum sum = sums.sum(one.series(), second(query.since()), second(query.until()))
                .quantities();
        if (!sum.isPositive() || !mayBeLarger(sum, largest, limit) || (query.byProject() && projectId == null)) {
            return Optional.empty();
        }
        return Optional.of(new UsageTotal(one.series().orgId(), projectId, query.metric(), query.unit(), null, sum));
    }

    private static long second(Instant instant) {
        return Resolution.SECOND.bucket(instant.toEpochMilli());
    }
}
