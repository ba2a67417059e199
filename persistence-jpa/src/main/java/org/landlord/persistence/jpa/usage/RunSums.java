package org.landlord.persistence.jpa.usage;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.StoredSum;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;

/// Summaries of the usage of one run. There are no stored sums of runs: its events are read by the index
/// `usage_event_of_run`.
@Singleton
class RunSums {

    private static final String COUNTED = "e.recorded_at <= ? AND (e.voided_at IS NULL OR e.voided_at > ?)";

    private final Jdbc jdbc;
    private final LedgerDialect dialect;

    RunSums(Jdbc jdbc, LedgerDialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    StoredSum sum(UsageSumQuery query, RunId runId) {
        UsageFilter filter = filter(query, runId);
        String sql =
                "SELECT " + StoredSum.OF_QUANTITIES + " FROM usage_series s CROSS JOIN usage_event e" + filter.where();
        return jdbc.query(sql, row -> StoredSum.read(row, 1), filter.parameters())
                .getFirst();
    }

    /// What a line is about.
    ///
    /// @param start the start of the bucket; null without buckets
    private record Line(
            Label metric,
            Label unit,
            @Nullable ProjectId projectId,
            @Nullable Instant start) {

        /// Of the same series, and not later.
        boolean isUpTo(@Nullable UsageTotal last) {
            return last != null
                    && metric.equals(last.metric())
                    && unit.equals(last.unit())
                    && Objects.equals(projectId, last.projectId())
                    && (start == null || last.bucketStart() == null || !start.isAfter(last.bucketStart()));
        }

        UsageTotal total(OrgId orgId, StoredSum sum) {
            return new UsageTotal(orgId, projectId, metric, unit, start, sum.quantities());
        }
    }

    /// See [org.landlord.port.out.usage.UsageEventStore#summarize].
    List<UsageTotal> lines(
            UsageSumQuery query, RunId runId, UsageGrouping grouping, @Nullable UsageTotal after, int limit) {
        UsageFilter filter = filter(query, runId);
        if (after != null) {
            Summaries.startAfter(after, grouping, filter);
        }
        String group = grouping.byProject() ? "metric, unit, scope" : "metric, unit";
        if (grouping.bucket() != null) {
            group += ", observed_at";
        }
        String columns = "metric, unit, " + (grouping.byProject() ? "scope, " : "'', ")
                + (grouping.bucket() == null ? "0, " : "observed_at, ");
        String sql = "SELECT " + columns + StoredSum.OF_QUANTITIES
                + " FROM usage_series s CROSS JOIN usage_event e" + filter.where()
                + " GROUP BY " + group + " ORDER BY " + group;
        return jdbc.with(sql, statement -> {
            try (ResultSet rows = Jdbc.bind(statement, filter.parameters()).executeQuery()) {
                return lines(query.orgId(), rows, grouping, after, limit);
            }
        });
    }

    /// Adds the rows of each line, which follow one another.
    private static List<UsageTotal> lines(
            OrgId orgId, ResultSet rows, UsageGrouping grouping, @Nullable UsageTotal after, int limit)
            throws SQLException {
        List<UsageTotal> lines = new ArrayList<>();
        Line current = null;
        StoredSum sum = StoredSum.NOTHING;
        while (lines.size() < limit && rows.next()) {
            Line line = line(rows, grouping);
            if (line.isUpTo(after)) {
                continue;
            }
            if (current != null && !line.equals(current)) {
                lines.add(current.total(orgId, sum));
                sum = StoredSum.NOTHING;
            }
            current = line;
            sum = sum.plus(StoredSum.read(rows, 5));
        }
        if (current != null && lines.size() < limit) {
            lines.add(current.total(orgId, sum));
        }
        return lines;
    }

    private static Line line(ResultSet row, UsageGrouping grouping) throws SQLException {
        return new Line(
                new Label(row.getString(1)),
                new Label(row.getString(2)),
                grouping.byProject() ? Nullables.mapNonEmpty(row.getString(3), ProjectId::new) : null,
                grouping.bucketStart(Instant.ofEpochMilli(row.getLong(4))));
    }

    /// The events `e` of the parts `s`, not of the totals, which have no events.
    private UsageFilter filter(UsageSumQuery query, RunId runId) {
        UsageFilter filter = SeriesTable.filter(query, "s.")
                .and("s.total_id IS NOT NULL")
                .and(dialect.sameSeries("s", "e"))
                .and("e.run_id = ?", runId.value())
                .and("e.observed_at >= ?", query.window().since().toEpochMilli())
                .and("e.observed_at <= ?", query.window().until().toEpochMilli());
        Instant asOf = query.asOf();
        return asOf == null
                ? filter.and("e.voided_at IS NULL")
                : filter.and(COUNTED, asOf.toEpochMilli(), asOf.toEpochMilli());
    }
}
