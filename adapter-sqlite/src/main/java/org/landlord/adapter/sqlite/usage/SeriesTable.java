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

/// The table `usage_series`: what usage events have in common, each with a number.
@Singleton
class SeriesTable {

    /// Stands for the total over all projects; no project's id has such a character.
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

    /// The numbers of a series.
    ///
    /// @param id its own
    /// @param totalId that of the total it is a part of
    record Ids(long id, long totalId) {}

    /// A series that sums are made of.
    ///
    /// @param id its number
    /// @param metric what was used
    /// @param unit what the quantity counts
    /// @param projectId for which project; null for none, and in a total
    /// @param isTotal true if it is the total over all projects
    record SeriesRow(
            long id, Label metric, Label unit, @Nullable ProjectId projectId, boolean isTotal) {}

    /// The numbers of those of the series that are there.
    Map<UsageSeries, Ids> find(Collection<UsageSeries> series) {
        Map<UsageSeries, Ids> found = new HashMap<>();
        for (UsageSeries one : series) {
            find(one, Nullables.orEmpty(one.projectId())).ifPresent(ids -> found.put(one, ids));
        }
        return found;
    }

    /// The numbers of all the series; those that are not there are made.
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

    /// The numbers of a series, or of the total it is a part of; a total is a part of none, and says 0.
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

    /// The series to add up, by metric, unit and project (usage without a project first).
    ///
    /// @param filter over the columns of `usage_series`, with the organization among them
    /// @param totals true for the totals over all projects, false for their parts
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

    /// In which units a metric was used, in their order.
    ///
    /// @param projectId by which project; null for all of the organization
    List<Label> units(OrgId orgId, @Nullable ProjectId projectId, Label metric, int limit) {
        return jdbc.query(
                "SELECT unit FROM usage_series WHERE org_id = ? AND metric = ? AND scope = ? ORDER BY unit LIMIT ?",
                row -> new Label(row.getString(1)),
                orgId.value(),
                metric.value(),
                projectId == null ? TOTAL : projectId.value(),
                limit);
    }

    /// How many series the organization's events are in; totals have none of their own.
    long count(OrgId orgId) {
        String sql = "SELECT count(*) FROM usage_series WHERE org_id = ? AND scope <> '" + TOTAL + "'";
        return jdbc.query(sql, row -> row.getLong(1), orgId.value()).getFirst();
    }
}
