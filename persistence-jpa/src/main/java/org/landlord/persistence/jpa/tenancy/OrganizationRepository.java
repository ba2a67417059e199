package org.landlord.persistence.jpa.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.OrganizationRemoval;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.tenancy.OrganizationStore;

/// The table `organization`.
@Singleton
@StoreCall
class OrganizationRepository implements OrganizationStore, PanacheRepositoryBase<OrganizationRow, String> {

    private final RowWriter writes;
    private final DeletedOrganizations deleted;
    private final OrganizationRemoval removal;

    OrganizationRepository(RowWriter writes, DeletedOrganizations deleted, OrganizationRemoval removal) {
        this.writes = writes;
        this.deleted = deleted;
        this.removal = removal;
    }

    @Override
    public void insert(Organization organization) {
        writes.insert(OrganizationRow.toRow(organization), taken(organization));
    }

    @Override
    public void update(Organization organization) {
        writes.replace(OrganizationRow.toRow(organization), taken(organization));
    }

    private static RowWriter.OnUniqueViolation taken(Organization organization) {
        return (column, _) -> column.equals("slug")
                ? new DuplicateId("org", "slug", organization.slug())
                : new DuplicateId("org", "orgId", organization.orgId());
    }

    @Override
    public void markDeleted(OrgId orgId, Instant at) {
        writes.update(() ->
                update("deletedAt = ?1 where orgId = ?2 and deletedAt is null", at.toEpochMilli(), orgId.value()));
    }

    @Override
    public List<OrgId> listDeleted(int limit) {
        return find("deletedAt is not null order by orgId").page(Page.ofSize(limit)).stream()
                .map(OrganizationRow::orgId)
                .toList();
    }

    @Override
    public boolean removeSome(OrgId orgId) {
        AtomicBoolean more = new AtomicBoolean();
        writes.delete(() -> more.set(deleted.contains(orgId) && removal.removeSome(orgId.value())));
        return more.get();
    }

    @Override
    public Optional<Organization> find(OrgId orgId) {
        return findByIdOptional(orgId.value()).filter(row -> !row.isDeleted()).map(OrganizationRow::toDomain);
    }

    @Override
    public Optional<Organization> find(Slug slug) {
        return find("slug = ?1 and deletedAt is null", slug.value())
                .firstResultOptional()
                .map(OrganizationRow::toDomain);
    }

    @Override
    public List<Organization> list(@Nullable Slug after, int limit) {
        return find("slug > ?1 and deletedAt is null order by slug", Nullables.orEmpty(after))
                .page(Page.ofSize(limit))
                .stream()
                .map(OrganizationRow::toDomain)
                .toList();
    }
}
