package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.persistence.jpa.OrganizationRemoval;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Slices;

/// Removes the rows of organizations in slices: docs/adr/0023-deleting-in-slices.md. Referenced rows go
/// after the rows that reference them, so that no statement cascades.
@Singleton
class SqliteOrganizationRemoval implements OrganizationRemoval {

    /// In the order of references: later tables are referenced by earlier ones.
    private static final List<Slices.Part> FIRST = List.of(
            // Before the events: SQLite reuses the entries of deleted events.
            of("usage_recording", "org_id, last_sequence"),
            of("usage_event", "entry"),
            of("audit_event", "org_id, sequence"),
            of("quota_event", "org_id, sequence"),
            of("quota_refusal", "org_id, sequence, number"),
            of("quota_denial", "org_id, sequence"),
            of("quota_reservation", "org_id, reservation_id"),
            of("usage_limit", "org_id, scope, metric, unit, period"),
            of("secret_ref", "org_id, name, scope"),
            of("approval_decision", "org_id, approval_id, position"),
            of("approval", "org_id, approval_id"),
            of("workflow_run", "org_id, run_id"),
            of("approval_policy", "org_id, policy_id"),
            of("gateway", "scope, gateway_id"),
            of("idempotency_record", "scope, idempotency_key"),
            of("session", "session_id"),
            of("api_key", "key_id"),
            of("identity_provider_domain", "domain, org_id, provider_id"),
            of("identity_provider", "org_id, provider_id"),
            of("billing_account", "org_id"),
            of("usage_settings", "org_id"),
            of("project_team_grant", "org_id, project_id, team_id"),
            of("team_member", "org_id, team_id, user_id"),
            of("org_member", "org_id, user_id"));

    /// After the usage.
    private static final List<Slices.Part> LAST =
            List.of(of("project", "org_id, project_id"), of("team", "org_id, team_id"));

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

    private static final String ORGANIZATION = "DELETE FROM organization WHERE org_id = ?";

    private final Jdbc jdbc;
    private final Slices slices;

    SqliteOrganizationRemoval(Jdbc jdbc, Slices slices) {
        this.jdbc = jdbc;
        this.slices = slices;
    }

    private static Slices.Part of(String table, String key) {
        return new Slices.Part(table, key, "org_id = ?");
    }

    @Override
    public boolean removeSome(String orgId) {
        long end = Slices.end();
        boolean isEmpty =
                slices.removeAll(FIRST, end, orgId) && removeSeries(orgId, end) && slices.removeAll(LAST, end, orgId);
        if (isEmpty) {
            jdbc.update(ORGANIZATION, orgId);
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
