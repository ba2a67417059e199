package org.landlord.port.out.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;

/// Organizations.
public interface OrganizationStore {

    /// @throws org.landlord.domain.failure.DuplicateId for `org`, naming `orgId` or `slug`, if it is taken
    void insert(Organization organization);

    /// Replaces the existing organization with the same id.
    ///
    /// @throws org.landlord.domain.failure.DuplicateId for `org`, naming `slug`, if it is taken
    void update(Organization organization);

    /// Marks an organization as deleted, if it exists. When the unit of work has ended, it is not found and
    /// not listed, and no store returns its resources without finding it first: its keys
    /// ([org.landlord.port.out.access.ApiKeyStore#find]), its identity providers, stored responses, series of
    /// usage, and limits among all limits. Its id and slug stay taken until it is removed.
    void markDeleted(OrgId orgId, Instant at);

    /// Organizations that are marked as deleted and still have rows, by id.
    List<OrgId> listDeleted(int limit);

    /// Removes some rows of an organization that is marked as deleted, including its audit events, for about
    /// ten milliseconds. The organization itself is removed last.
    ///
    /// @return false if no rows are left, or it is not marked: its id and slug can be used
    boolean removeSome(OrgId orgId);

    Optional<Organization> find(OrgId orgId);

    Optional<Organization> find(Slug slug);

    /// By slug.
    List<Organization> list(@Nullable Slug after, int limit);
}
