package org.landlord.persistence.jpa;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.persistence.jpa.sql.Jdbc;

/// Organizations that are marked as deleted and not fully removed. For queries that do not start from an
/// organization.
@Singleton
public class DeletedOrganizations {

    /// A condition for queries over rows with an `id.orgId`. There are few such organizations, usually
    /// none.
    public static final String NOT_OF_ONE =
            "id.orgId not in (select o.orgId from OrganizationRow o where o.deletedAt is not null)";

    private static final String ONE = "SELECT 1 FROM organization WHERE org_id = ? AND deleted_at IS NOT NULL";
    private static final String ALL = "SELECT org_id FROM organization WHERE deleted_at IS NOT NULL";

    private final Jdbc jdbc;

    DeletedOrganizations(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// @param orgId may be null, which is never deleted
    public boolean contains(@Nullable Object orgId) {
        return orgId != null
                && !jdbc.query(ONE, row -> row.getInt(1), orgId.toString()).isEmpty();
    }

    public Set<String> all() {
        return new HashSet<>(jdbc.query(ALL, row -> row.getString(1)));
    }
}
