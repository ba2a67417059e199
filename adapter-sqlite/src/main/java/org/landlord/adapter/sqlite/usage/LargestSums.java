package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /// The series in the order of their index and of the stored sums, so that only the sums are sorted.
    private static final String BOUNDS = "WITH bound (series_id, events, billions, ones, nanos) AS ("
            + "SELECT s.series_id, " + StoredSum.OF_SUMS
            + " FROM usage_series s CROSS JOIN usage_rollup r USING (series_id)"
            + " WHERE s.metric = ? AND s.unit = ? AND (s.total_id IS NULL) = ?"
            + " AND r.resolution = ? AND r.bucket >= ? AND r.bucket < ? GROUP BY s.series_id)"
            + " SELECT series_id, events, billions, ones, nanos FROM bound"
            + " WHERE billions > 0 OR ones > 0 OR nanos > 0"
            + " ORDER BY billions + " + ONES + " / 1000000000 DESC, " + ONES + " % 1000000000 DESC,"
            + " nanos % 1000000000 DESC";

    /// Of a shorter window, the days at both ends are too large a part for a good bound.
    private static final Duration SHORT = Duration.ofDays(7);

    private static final String SERIES = "SELECT org_id, scope FROM usage_series WHERE series_id = ?";

    private final Jdbc jdbc;
    private final WindowSums sums;
    private final DeletedOrganizations deleted;

    LargestSums(Jdbc jdbc, WindowSums sums, DeletedOrganizations deleted) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.deleted = deleted;
    }

    /// See [org.landlord.port.out.usage.UsageEventStore#top].
    List<UsageTotal> top(UsageTopQuery query, int limit) {
        Set<String> gone = deleted.all();
        return jdbc.with(BOUNDS, statement -> {
            TreeSet<UsageTotal> largest = new TreeSet<>(UsageTotal.LARGEST_FIRST);
            try (ResultSet rows = bind(statement, query).executeQuery()) {
                while (rows.next() && mayBeLarger(StoredSum.read(rows, 2).quantities(), largest, limit)) {
                    total(query, rows.getLong(1), largest, limit)
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
                query.byProject() ? 0 : 1,
                resolution.ordinal(),
                resolution.bucket(query.since().toEpochMilli()),
                resolution.bucket(query.until().toEpochMilli() - 1) + 1);
    }

    /// Empty if it is not one of the largest, without usage, and for usage outside of projects, if projects are asked
    /// for.
    private Optional<UsageTotal> total(UsageTopQuery query, long seriesId, TreeSet<UsageTotal> largest, int limit) {
        QuantitySum sum =
                sums.sum(seriesId, second(query.since()), second(query.until())).quantities();
        if (!sum.isPositive() || !mayBeLarger(sum, largest, limit)) {
            return Optional.empty();
        }
        return jdbc
                .query(
                        SERIES,
                        row -> new UsageTotal(
                                new OrgId(row.getString(1)),
                                query.byProject() ? Nullables.mapNonEmpty(row.getString(2), ProjectId::new) : null,
                                query.metric(),
                                query.unit(),
                                null,
                                sum),
                        seriesId)
                .stream()
                .filter(total -> !query.byProject() || total.projectId() != null)
                .findFirst();
    }

    private static long second(Instant instant) {
        return Resolution.SECOND.bucket(instant.toEpochMilli());
    }
}
