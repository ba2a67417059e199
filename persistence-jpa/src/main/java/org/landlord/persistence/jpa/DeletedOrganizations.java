package org.landlord.persistence.jpa;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.persistence.jpa.sql.Jdbc;

/// The organizations that are marked as deleted and not gone yet: for what is found by other keys than theirs.
@Singleton
public class DeletedOrganizations {

    /// A condition of queries over rows with an `id.orgId`. There are few such organizations, most often none.
    public static final String NOT_OF_ONE =
            "id.orgId not in (select o.orgId from OrganizationRow o where o.deletedAt is not null)";

    private static final String ONE = "SELECT 1 FROM organization WHERE org_id = ? AND deleted_at IS NOT NULL";
    private static final String ALL = "SELECT org_id FROM organization WHERE deleted_at IS NOT NULL";

    private final Jdbc jdbc;

    DeletedOrganizations(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /// True if the organization is one of them.
    ///
    /// @param orgId null for none, which never is
    public boolean contains(@Nullable Object orgId) {
        return orgId != null
                && !jdbc.query(ONE, row -> row.getInt(1), orgId.toString()).isEmpty();
    }

    /// The ids of all of them.
    public Set<String> all() {
        return new HashSet<>(jdbc.query(ALL, row -> row.getString(1)));
    }
}
