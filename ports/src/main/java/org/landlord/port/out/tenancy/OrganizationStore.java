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

    /// @throws org.landlord.domain.failure.DuplicateId for `org`, naming `orgId` or `slug`, if that is taken
    void insert(Organization organization);

    /// Replaces the organization with the same id, which must be there.
    ///
    /// @throws org.landlord.domain.failure.DuplicateId for `org`, naming `slug`, if that is taken
    void update(Organization organization);

    /// Marks an organization as deleted, if it is there. From the end of the unit of work on it is not found and not
    /// listed, and no store gives anything of it away to whoever has not found it first: its keys
    /// ([org.landlord.port.out.access.ApiKeyStore#find]), who it trusts, the answers that tell of it, the series in
    /// which it recorded, its limits among all limits. Its id and its slug are taken until it is gone.
    void markDeleted(OrgId orgId, Instant at);

    /// Organizations that are marked as deleted and not gone yet, by id.
    List<OrgId> listDeleted(int limit);

    /// Removes a little of what is under an organization that is marked as deleted, its audit events too: as much as
    /// takes about ten milliseconds, whatever there is. What goes last is the organization itself.
    ///
    /// @return false if nothing is left of it, or it is not marked: its id and its slug are free
    boolean removeSome(OrgId orgId);

    Optional<Organization> find(OrgId orgId);

    /// By slug.
    List<Organization> list(@Nullable Slug after, int limit);
}
