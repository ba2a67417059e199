package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.persistence.jpa.OrganizationRemoval;
import org.landlord.persistence.jpa.TenantTables;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Slices;

/// Removes the rows of organizations in slices: docs/adr/0023-deleting-in-slices.md. Referenced rows go
/// after the rows that reference them, so that no statement cascades.
@Singleton
class SqliteOrganizationRemoval implements OrganizationRemoval {

    /// Before the events: SQLite reuses the entries of deleted events.
    private static final List<Slices.Part> USAGE = List.of(
            TenantTables.ofOrganization("usage_recording", "org_id, last_sequence"),
            TenantTables.ofOrganization("usage_event", "entry"));

    /// A series of the organization without parts.
    private static final String A_SERIES = """
        SELECT coalesce(
            (SELECT part.series_id FROM usage_series part WHERE part.total_id = first.series_id LIMIT 1),
            first.series_id)
        FROM usage_series first WHERE first.org_id = ? LIMIT 1
        """;

    private static final List<Slices.Part> SUMS =
            List.of(new Slices.Part("usage_rollup", "series_id, resolution, bucket", "series_id = ?"));

    private static final String SERIES = "DELETE FROM usage_series WHERE series_id = ?";

    private final Jdbc jdbc;
    private final Slices slices;

    SqliteOrganizationRemoval(Jdbc jdbc, Slices slices) {
        this.jdbc = jdbc;
        this.slices = slices;
    }

    @Override
    public boolean removeSome(String orgId) {
        long end = Slices.end();
        boolean isEmpty = slices.removeAll(USAGE, end, orgId)
                && slices.removeAll(TenantTables.FIRST, end, orgId)
                && removeSeries(orgId, end)
                && slices.removeAll(TenantTables.LAST, end, orgId);
        if (isEmpty) {
            jdbc.update(TenantTables.ORGANIZATION, orgId);
        }
        return !isEmpty;
    }

    private boolean removeSeries(String orgId, long end) {
        for (Long series = series(orgId); series != null; series = series(orgId)) {
            if (!slices.removeAll(SUMS, end, series)) {
                return false;
            }
            jdbc.update(SERIES, series);
            if (Slices.isOver(end)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Long series(String orgId) {
        return jdbc.query(A_SERIES, row -> row.getLong(1), orgId).stream()
                .findFirst()
                .orElse(null);
    }
}
