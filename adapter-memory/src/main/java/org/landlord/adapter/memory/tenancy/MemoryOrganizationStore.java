package org.landlord.adapter.memory.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.out.tenancy.OrganizationStore;

public record MemoryOrganizationStore(Tables tables, Transaction transaction) implements OrganizationStore {

    @Override
    public void insert(Organization organization) {
        transaction.change(() -> {
            if (tables.organizations().has(key(organization))) {
                throw new DuplicateId("org", "orgId", organization.orgId());
            }
            putUnderFreeSlug(organization);
        });
    }

    @Override
    public void update(Organization organization) {
        transaction.change(() -> {
            if (!tables.organizations().has(key(organization))) {
                throw new IllegalStateException("org " + organization.orgId() + " does not exist");
            }
            putUnderFreeSlug(organization);
        });
    }

    private void putUnderFreeSlug(Organization organization) {
        boolean taken = tables.organizations()
                .all()
                .anyMatch(other -> other.slug().equals(organization.slug())
                        && !other.orgId().equals(organization.orgId()));
        if (taken) {
            throw new DuplicateId("org", "slug", organization.slug());
        }
        tables.organizations().put(key(organization), organization);
    }

    private static Key key(Organization organization) {
        return Key.of(organization.orgId());
    }

    @Override
    public void markDeleted(OrgId orgId, Instant at) {
        transaction.change(() -> find(orgId).ifPresent(_ -> tables.deletions().put(Key.of(orgId), at)));
    }

    @Override
    public List<OrgId> listDeleted(int limit) {
        return Table.page(
                tables.organizations().all().map(Organization::orgId).filter(tables::isDeleted),
                Function.identity(),
                null,
                limit);
    }

    @Override
    public boolean removeSome(OrgId orgId) {
        return transaction.change(() -> {
            if (!tables.isDeleted(orgId)) {
                return false;
            }
            int most = Table.FEW;
            for (Table<?> table : tables.underOrganizations().toList()) {
                most -= table.removeUnder(Key.of(orgId), most);
            }
            most -= tables.idempotencyRecords().removeIf(answered -> orgId.equals(answered.orgId()), most);
            most -= tables.sessions()
                    .removeIf(stored -> orgId.equals(stored.session().orgId()), most);
            most -= tables.apiKeys()
                    .removeIf(stored -> orgId.equals(stored.key().orgId()), most);
            if (most == 0) {
                return true;
            }
            tables.organizations().removeUnder(Key.of(orgId));
            tables.deletions().removeUnder(Key.of(orgId));
            return false;
        });
    }

    @Override
    public Optional<Organization> find(OrgId orgId) {
        return tables.isDeleted(orgId)
                ? Optional.empty()
                : tables.organizations().find(Key.of(orgId));
    }

    @Override
    public Optional<Organization> find(Slug slug) {
        return tables.organizations()
                .all()
                .filter(organization -> organization.slug().equals(slug) && !tables.isDeleted(organization.orgId()))
                .findFirst();
    }

    @Override
    public List<Organization> list(@Nullable Slug after, int limit) {
        return Table.page(
                tables.organizations().all().filter(organization -> !tables.isDeleted(organization.orgId())),
                Organization::slug,
                after,
                limit);
    }
}
