package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.port.out.usage.UsageSumQuery;

/// The table `usage_series`: the keys that usage events are summed by, each with a number.
@Singleton
class SeriesTable {

    /// The scope of the total over all projects; not allowed in project ids.
    private static final String TOTAL = "*";

    private static final String FIND =
            "SELECT series_id, total_id FROM usage_series WHERE org_id = ? AND metric = ? AND unit = ? AND scope = ?";
    private static final String INSERT =
            "INSERT INTO usage_series (org_id, metric, unit, scope, total_id) VALUES (?, ?, ?, ?, ?)"
                    + " RETURNING series_id";

    private final Jdbc jdbc;

    SeriesTable(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of a series and of its total.
    record Ids(long id, long totalId) {}

    /// A series or a total.
    ///
    /// @param projectId null for usage outside of a project, and for a total
    /// @param isTotal true for the total over all projects
    record SeriesRow(
            long id, Label metric, Label unit, @Nullable ProjectId projectId, boolean isTotal) {}

    /// The numbers of those series that exist.
    Map<UsageSeries, Ids> find(Collection<UsageSeries> series) {
        Map<UsageSeries, Ids> found = new HashMap<>();
        for (UsageSeries one : series) {
            find(one, Nullables.orEmpty(one.projectId())).ifPresent(ids -> found.put(one, ids));
        }
        return found;
    }

    /// The numbers of all series. Missing series are created.
    Map<UsageSeries, Ids> intern(Collection<UsageSeries> series) {
        Map<UsageSeries, Ids> all = find(series);
        for (UsageSeries one : series) {
            all.computeIfAbsent(one, this::create);
        }
        return all;
    }

    private Ids create(UsageSeries series) {
        long totalId = find(series, TOTAL).map(Ids::id).orElseGet(() -> insert(series, TOTAL, null));
        return new Ids(insert(series, Nullables.orEmpty(series.projectId()), totalId), totalId);
    }

    private long insert(UsageSeries series, String scope, @Nullable Long totalId) {
        return jdbc.query(
                        INSERT,
                        row -> row.getLong(1),
                        series.orgId().value(),
                        series.metric().value(),
                        series.unit().value(),
                        scope,
                        totalId)
                .getFirst();
    }

    /// The numbers of a series. A total has no total: 0.
    private Optional<Ids> find(UsageSeries series, String scope) {
        return jdbc
                .query(
                        FIND,
                        row -> new Ids(row.getLong(1), row.getLong(2)),
                        series.orgId().value(),
                        series.metric().value(),
                        series.unit().value(),
                        scope)
                .stream()
                .findFirst();
    }

    /// Series in the order of metric, unit and project (usage outside of projects first).
    ///
    /// @param filter on columns of `usage_series`, including the organization
    /// @param totals true for totals over all projects, false for their parts
    List<SeriesRow> list(UsageFilter filter, boolean totals) {
        filter.and(totals ? "scope = '" + TOTAL + "'" : "scope <> '" + TOTAL + "'");
        String sql = "SELECT series_id, metric, unit, project_id FROM usage_series" + filter.where()
                + " ORDER BY metric, unit, scope";
        return jdbc.query(
                sql,
                row -> new SeriesRow(
                        row.getLong(1),
                        new Label(row.getString(2)),
                        new Label(row.getString(3)),
                        Nullables.map(row.getString(4), ProjectId::new),
                        totals),
                filter.parameters());
    }

    /// The series of a query: totals if it is of the whole organization.
    List<SeriesRow> list(UsageSumQuery query) {
        return list(filter(query, ""), query.projectId() == null);
    }

    /// For [#list(UsageFilter, boolean)].
    ///
    /// @param alias of the table with a dot, or nothing
    static UsageFilter filter(UsageSumQuery query, String alias) {
        return new UsageFilter()
                .and(alias + "org_id = ?", query.orgId().value())
                .andIfGiven(alias + "scope = ?", query.projectId())
                .andIfGiven(alias + "metric = ?", query.metric())
                .andIfGiven(alias + "unit = ?", query.unit());
    }

    /// The units of a metric in their order.
    ///
    /// @param projectId null for the whole organization
    List<Label> units(OrgId orgId, @Nullable ProjectId projectId, Label metric, int limit) {
        return jdbc.query(
                "SELECT unit FROM usage_series WHERE org_id = ? AND metric = ? AND scope = ? ORDER BY unit LIMIT ?",
                row -> new Label(row.getString(1)),
                orgId.value(),
                metric.value(),
                projectId == null ? TOTAL : projectId.value(),
                limit);
    }

    /// The number of series of the organization without totals.
    long count(OrgId orgId) {
        String sql = "SELECT count(*) FROM usage_series WHERE org_id = ? AND scope <> '" + TOTAL + "'";
        return jdbc.query(sql, row -> row.getLong(1), orgId.value()).getFirst();
    }
}
