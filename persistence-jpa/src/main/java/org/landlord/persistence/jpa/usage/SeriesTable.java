package org.landlord.persistence.jpa.usage;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.ValueRows;
import org.landlord.port.out.usage.UsageSumQuery;

/// The table `usage_series`: the keys that usage events are summed by, each with a number.
@Singleton
class SeriesTable {

    /// The scope of the total over all projects; not allowed in project ids.
    private static final String TOTAL = "*";

    /// Series and totals by their keys, for up to [ValueRows#MOST] keys.
    private static final String FIND =
            "SELECT s.org_id, s.metric, s.unit, s.scope, s.project_id, s.series_id, s.total_id"
                    + " FROM asked a CROSS JOIN usage_series s WHERE s.org_id = a.org_id AND s.metric = a.metric"
                    + " AND s.unit = a.unit AND s.scope = a.scope";

    private static final ValueRows ASKED = new ValueRows("asked", "org_id, metric, unit, scope");

    private static final String INSERT =
            "INSERT INTO usage_series (org_id, metric, unit, scope, total_id) VALUES (?, ?, ?, ?, ?)"
                    + " RETURNING series_id";

    private final Jdbc jdbc;

    SeriesTable(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of a series and of its total.
    record Ids(SeriesId id, SeriesId totalId) {}

    /// A series or a total.
    ///
    /// @param projectId null for usage outside of a project, and for a total
    /// @param isTotal true for the total over all projects
    record SeriesRow(
            SeriesId id, Label metric, Label unit, @Nullable ProjectId projectId, boolean isTotal) {}

    /// The numbers of those series that exist.
    Map<UsageSeries, Ids> find(Collection<UsageSeries> series) {
        Map<UsageSeries, Ids> found = new HashMap<>();
        List<Object[]> keys = series.stream()
                .map(one -> key(one, Nullables.orEmpty(one.projectId())))
                .toList();
        for (Found one : select(keys)) {
            found.put(one.series(), new Ids(one.id(), new SeriesId(one.id().orgId(), one.totalId())));
        }
        return found;
    }

    private static Object[] key(UsageSeries series, String scope) {
        return new Object[] {
            series.orgId().value(), series.metric().value(), series.unit().value(), scope,
        };
    }

    /// A row.
    ///
    /// @param totalId 0 for a total
    private record Found(UsageSeries series, SeriesId id, long totalId) {}

    private List<Found> select(List<Object[]> keys) {
        return ASKED.query(jdbc, FIND, keys, row -> {
            OrgId orgId = new OrgId(row.getString(1));
            UsageSeries series = new UsageSeries(
                    orgId,
                    Nullables.map(row.getString(5), ProjectId::new),
                    new Label(row.getString(2)),
                    new Label(row.getString(3)));
            return new Found(series, new SeriesId(orgId, row.getLong(6)), row.getLong(7));
        });
    }

    /// The numbers of all series. Missing series are created.
    Map<UsageSeries, Ids> intern(Collection<UsageSeries> series) {
        Map<UsageSeries, Ids> all = find(series);
        List<UsageSeries> missing =
                series.stream().filter(one -> !all.containsKey(one)).toList();
        if (!missing.isEmpty()) {
            create(missing, all);
        }
        return all;
    }

    private void create(List<UsageSeries> missing, Map<UsageSeries, Ids> all) {
        Map<UsageSeries, SeriesId> totals = new HashMap<>();
        select(missing.stream().map(one -> key(one, TOTAL)).toList())
                .forEach(total -> totals.put(total.series(), total.id()));
        for (UsageSeries one : missing) {
            SeriesId total = totals.computeIfAbsent(withoutProject(one), key -> insert(key, TOTAL, null));
            SeriesId part = insert(one, Nullables.orEmpty(one.projectId()), total.number());
            all.put(one, new Ids(part, total));
        }
    }

    private static UsageSeries withoutProject(UsageSeries series) {
        return new UsageSeries(series.orgId(), null, series.metric(), series.unit());
    }

    private SeriesId insert(UsageSeries series, String scope, @Nullable Long totalId) {
        Object[] key = key(series, scope);
        long number = jdbc.query(INSERT, row -> row.getLong(1), key[0], key[1], key[2], key[3], totalId)
                .getFirst();
        return new SeriesId(series.orgId(), number);
    }

    /// Series in the order of metric, unit and project (usage outside of projects first).
    ///
    /// @param filter on columns of `usage_series`, including the organization
    /// @param totals true for totals over all projects, false for their parts
    List<SeriesRow> list(UsageFilter filter, boolean totals) {
        filter.and(totals ? "scope = '" + TOTAL + "'" : "scope <> '" + TOTAL + "'");
        String sql = "SELECT org_id, series_id, metric, unit, project_id FROM usage_series" + filter.where()
                + " ORDER BY metric, unit, scope";
        return jdbc.query(
                sql,
                row -> new SeriesRow(
                        new SeriesId(new OrgId(row.getString(1)), row.getLong(2)),
                        new Label(row.getString(3)),
                        new Label(row.getString(4)),
                        Nullables.map(row.getString(5), ProjectId::new),
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
