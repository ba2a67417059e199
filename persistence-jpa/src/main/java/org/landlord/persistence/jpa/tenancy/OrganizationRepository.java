package org.landlord.persistence.jpa.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.persistence.jpa.Maybe;
import org.landlord.persistence.jpa.StoreCall;
import org.landlord.persistence.jpa.Writes;
import org.landlord.port.out.tenancy.OrganizationStore;

/// The table `organization`.
@Singleton
@StoreCall
class OrganizationRepository implements OrganizationStore, PanacheRepositoryBase<OrganizationRow, String> {

    private final Writes writes;

    OrganizationRepository(Writes writes) {
        this.writes = writes;
    }

    @Override
    public void insert(Organization organization) {
        writes.insert(OrganizationRow.toRow(organization), taken(organization));
    }

    @Override
    public void update(Organization organization) {
        writes.replace(OrganizationRow.toRow(organization), taken(organization));
    }

    private static Writes.Taken taken(Organization organization) {
        return (column, _) -> column.equals("slug")
                ? new DuplicateId("org", "slug", organization.slug())
                : new DuplicateId("org", "orgId", organization.orgId());
    }

    @Override
    public void delete(OrgId orgId) {
        writes.delete(() -> delete("orgId", orgId.value()));
    }

    @Override
    public Optional<Organization> find(OrgId orgId) {
        return findByIdOptional(orgId.value()).map(OrganizationRow::toDomain);
    }

    @Override
    public List<Organization> list(@Nullable Slug after, int limit) {
        return find("slug > ?1 order by slug", Maybe.orEmpty(after)).page(Page.ofSize(limit)).stream()
                .map(OrganizationRow::toDomain)
                .toList();
    }
}
