package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.StoredSum;
import org.landlord.port.out.usage.UsageTopQuery;

/// Finds the largest sums of a metric in all organizations, from the stored sums of hours and days.
@Singleton
class LargestSums {

    /// In the order of the index and of the stored sums, so that nothing is sorted.
    static final String SUMS = "SELECT s.series_id, " + StoredSum.OF_SUMS
            + " FROM usage_series s CROSS JOIN usage_rollup r USING (series_id)"
            + " WHERE s.metric = ? AND s.unit = ? AND (s.total_id IS NULL) = ?"
            + " AND r.resolution = ? AND r.bucket >= ? AND r.bucket < ? GROUP BY s.series_id";

    private static final String SERIES = "SELECT org_id, scope FROM usage_series WHERE series_id = ?";

    private final Jdbc jdbc;
    private final DeletedOrganizations deleted;

    LargestSums(Jdbc jdbc, DeletedOrganizations deleted) {
        this.jdbc = jdbc;
        this.deleted = deleted;
    }

    private record Line(long seriesId, QuantitySum sum) {}

    /// See [org.landlord.port.out.usage.UsageEventStore#top].
    List<UsageTotal> top(UsageTopQuery query, int limit) {
        List<Line> lines = new ArrayList<>();
        sums(query).forEach((seriesId, sum) -> lines.add(new Line(seriesId, sum.quantities())));
        lines.removeIf(line -> !line.sum().isPositive());
        lines.sort(Comparator.comparing(Line::sum, Comparator.reverseOrder()));
        Set<String> gone = deleted.all();
        List<UsageTotal> top = new ArrayList<>();
        QuantitySum last = QuantitySum.ZERO;
        for (Line line : lines) {
            // Equal sums are ordered by organization and project, which is known only now.
            if (top.size() >= limit && !line.sum().equals(last)) {
                break;
            }
            total(query, line)
                    .filter(one -> !gone.contains(one.orgId().value()))
                    .ifPresent(top::add);
            last = line.sum();
        }
        return top.stream().sorted(UsageTotal.LARGEST_FIRST).limit(limit).toList();
    }

    private Map<Long, StoredSum> sums(UsageTopQuery query) {
        Map<Long, StoredSum> sums = new HashMap<>();
        for (WindowSums.Range range : WindowSums.ranges(second(query.since()), second(query.until()))) {
            jdbc.forEach(
                    SUMS,
                    row -> sums.merge(row.getLong(1), StoredSum.read(row, 2), StoredSum::plus),
                    query.metric().value(),
                    query.unit().value(),
                    query.byProject() ? 0 : 1,
                    range.resolution().ordinal(),
                    range.first(),
                    range.end());
        }
        return sums;
    }

    private static long second(Instant instant) {
        return Resolution.SECOND.bucket(instant.toEpochMilli());
    }

    /// Empty for usage outside of projects, if projects are asked for.
    private Optional<UsageTotal> total(UsageTopQuery query, Line line) {
        return jdbc
                .query(
                        SERIES,
                        row -> new UsageTotal(
                                new OrgId(row.getString(1)),
                                query.byProject() ? Nullables.mapNonEmpty(row.getString(2), ProjectId::new) : null,
                                query.metric(),
                                query.unit(),
                                null,
                                line.sum()),
                        line.seriesId())
                .stream()
                .filter(total -> !query.byProject() || total.projectId() != null)
                .findFirst();
    }
}
