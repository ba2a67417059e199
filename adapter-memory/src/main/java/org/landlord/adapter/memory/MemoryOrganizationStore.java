package org.landlord.adapter.memory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.out.tenancy.OrganizationStore;

record MemoryOrganizationStore(State state, Unit unit) implements OrganizationStore {

    @Override
    public void insert(Organization organization) {
        unit.change(() -> {
            if (state.organizations().has(key(organization))) {
                throw new DuplicateId("org", "orgId", organization.orgId());
            }
            putUnderFreeSlug(organization);
        });
    }

    @Override
    public void update(Organization organization) {
        unit.change(() -> {
            if (!state.organizations().has(key(organization))) {
                throw new IllegalStateException("there is no org " + organization.orgId() + " to update");
            }
            putUnderFreeSlug(organization);
        });
    }

    private void putUnderFreeSlug(Organization organization) {
        boolean taken = state.organizations()
                .all()
                .anyMatch(other -> other.slug().equals(organization.slug())
                        && !other.orgId().equals(organization.orgId()));
        if (taken) {
            throw new DuplicateId("org", "slug", organization.slug());
        }
        state.organizations().put(key(organization), organization);
    }

    private static Key key(Organization organization) {
        return Key.of(organization.orgId());
    }

    @Override
    public void delete(OrgId orgId) {
        unit.change(() -> {
            state.ofOrganizations().forEach(table -> table.removeUnder(Key.of(orgId)));
            state.answers().removeIf(answered -> orgId.equals(answered.orgId()));
            state.apiKeys().removeIf(stored -> orgId.equals(stored.key().orgId()));
        });
    }

    @Override
    public Optional<Organization> find(OrgId orgId) {
        return state.organizations().find(Key.of(orgId));
    }

    @Override
    public List<Organization> list(@Nullable Slug after, int limit) {
        return Table.page(state.organizations().all(), Organization::slug, after, limit);
    }
}
