package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.persistence.jpa.Jdbc;
import org.landlord.persistence.jpa.OrganizationRemoval;

/// Removes the rows of organizations in slices: docs/adr/0023-deleting-in-slices.md. Rows that others name go after
/// those, so that no statement takes more rows along than it says.
@Singleton
class SqliteOrganizationRemoval implements OrganizationRemoval {

    /// How long a slice may take, but for its last statement and the flush.
    private static final long SLICE_NANOS = Duration.ofMillis(10).toNanos();

    /// How many rows a statement removes: so few that they do not take long if each has to be fetched from the disk
    /// with all its places in the indexes.
    private static final String ROWS = "64";

    /// Each removes some rows of the organization that is its only parameter. What comes later may be named by what
    /// comes before.
    private static final List<String> STATEMENTS = List.of(
            some("usage_event", "entry"),
            some("audit_event", "org_id, sequence"),
            some("quota_event", "org_id, sequence"),
            some("quota_reservation", "org_id, reservation_id"),
            some("usage_limit", "org_id, scope, metric, unit, period"),
            some("secret_ref", "org_id, name, scope"),
            some("idempotency_record", "scope, idempotency_key"),
            some("api_key", "key_id"),
            some("identity_provider", "org_id, provider_id"),
            some("billing_account", "org_id"),
            some("project_team_grant", "org_id, project_id, team_id"),
            some("team_member", "org_id, team_id, user_id"),
            some("org_member", "org_id, user_id"));

    /// These go when the usage has gone.
    private static final List<String> LAST_STATEMENTS =
            List.of(some("project", "org_id, project_id"), some("team", "org_id, team_id"));

    /// A series of the organization that no other is a part of.
    private static final String A_SERIES = """
            SELECT coalesce(
                (SELECT part.series_id FROM usage_series part WHERE part.total_id = first.series_id LIMIT 1),
                first.series_id)
            FROM usage_series first WHERE first.org_id = ? LIMIT 1
            """;

    private static final String SOME_SUMS = "DELETE FROM usage_rollup WHERE (series_id, resolution, bucket) IN"
            + " (SELECT series_id, resolution, bucket FROM usage_rollup WHERE series_id = ? LIMIT " + ROWS + ")";

    private static final String SERIES = "DELETE FROM usage_series WHERE series_id = ?";

    private static final String ORGANIZATION = "DELETE FROM organization WHERE org_id = ?";

    private final Jdbc jdbc;

    SqliteOrganizationRemoval(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    private static String some(String table, String key) {
        return "DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table
                + " WHERE org_id = ? LIMIT " + ROWS + ")";
    }

    @Override
    public boolean removeSome(String orgId) {
        long end = System.nanoTime() + SLICE_NANOS;
        boolean isEmpty = emptied(STATEMENTS, orgId, end) && emptiedSeries(orgId, end)
                && emptied(LAST_STATEMENTS, orgId, end);
        if (isEmpty) {
            jdbc.update(ORGANIZATION, orgId);
        }
        return !isEmpty;
    }

    /// @return false if the time was over before everything was removed
    private boolean emptied(List<String> statements, String orgId, long end) {
        for (String statement : statements) {
            while (jdbc.update(statement, orgId) > 0) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean emptiedSeries(String orgId, long end) {
        for (Long series = series(orgId); series != null; series = series(orgId)) {
            while (jdbc.update(SOME_SUMS, series) > 0) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
            }
            jdbc.update(SERIES, series);
            if (System.nanoTime() - end > 0) {
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
