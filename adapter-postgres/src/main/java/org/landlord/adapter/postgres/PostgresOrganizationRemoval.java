package org.landlord.adapter.postgres;

import static org.landlord.persistence.jpa.TenantTables.ofOrganization;

import jakarta.inject.Singleton;
import java.util.List;
import org.landlord.persistence.jpa.OrganizationRemoval;
import org.landlord.persistence.jpa.TenantTables;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Slices;

/// Removes the rows of organizations in slices: docs/adr/0023-deleting-in-slices.md.
@Singleton
class PostgresOrganizationRemoval implements OrganizationRemoval {

    private static final List<Slices.Part> USAGE = List.of(
            ofOrganization("usage_recording", "org_id, last_sequence"),
            ofOrganization("usage_event", "org_id, entry, observed_at"),
            ofOrganization("usage_event_id", "org_id, event_id"),
            ofOrganization("usage_rollup", "org_id, series_id, resolution, bucket"),
            new Slices.Part("usage_series", "org_id, series_id", "org_id = ? AND total_id IS NOT NULL"),
            ofOrganization("usage_series", "org_id, series_id"),
            ofOrganization("gateway_run", "gateway_scope, gateway_id, gateway_run_id"));

    private static final String LOCK = "DELETE FROM unit_lock WHERE org_id = ?";

    private final Jdbc jdbc;
    private final Slices slices;

    PostgresOrganizationRemoval(Jdbc jdbc, Slices slices) {
        this.jdbc = jdbc;
        this.slices = slices;
    }

    @Override
    public boolean removeSome(String orgId) {
        long end = Slices.end();
        boolean isEmpty = slices.removeAll(TenantTables.FIRST, end, orgId)
                && slices.removeAll(USAGE, end, orgId)
                && slices.removeAll(TenantTables.LAST, end, orgId);
        if (isEmpty) {
            jdbc.update(LOCK, orgId);
            jdbc.update(TenantTables.ORGANIZATION, orgId);
        }
        return !isEmpty;
    }
}
