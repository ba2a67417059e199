package org.landlord.port.out.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;

/// Organizations.
public interface OrganizationStore {

    /// @throws org.landlord.domain.failure.DuplicateId for `org`, naming `orgId` or `slug`, if that is taken
    void insert(Organization organization);

    /// Replaces the organization with the same id, which must be there.
    ///
    /// @throws org.landlord.domain.failure.DuplicateId for `org`, naming `slug`, if that is taken
    void update(Organization organization);

    /// Removes an organization, if it is there, with everything under it, its audit events too.
    void delete(OrgId orgId);

    Optional<Organization> find(OrgId orgId);

    /// By slug.
    List<Organization> list(@Nullable Slug after, int limit);
}
