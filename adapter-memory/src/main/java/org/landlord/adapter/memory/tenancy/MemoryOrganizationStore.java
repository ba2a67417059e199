package org.landlord.adapter.memory.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.adapter.memory.state.Table;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.out.tenancy.OrganizationStore;

public record MemoryOrganizationStore(State state, Unit unit) implements OrganizationStore {

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
    public void markDeleted(OrgId orgId, Instant at) {
        unit.change(() -> find(orgId).ifPresent(_ -> state.deletions().put(Key.of(orgId), at)));
    }

    @Override
    public List<OrgId> listDeleted(int limit) {
        return Table.page(
                state.organizations().all().map(Organization::orgId).filter(state::isDeleted),
                Function.identity(),
                null,
                limit);
    }

    @Override
    public boolean removeSome(OrgId orgId) {
        return unit.change(() -> {
            if (!state.isDeleted(orgId)) {
                return false;
            }
            int most = Table.FEW;
            for (Table<?> table : state.underOrganizations().toList()) {
                most -= table.removeUnder(Key.of(orgId), most);
            }
            most -= state.answers().removeIf(answered -> orgId.equals(answered.orgId()), most);
            most -= state.apiKeys().removeIf(stored -> orgId.equals(stored.key().orgId()), most);
            if (most == 0) {
                return true;
            }
            state.organizations().removeUnder(Key.of(orgId));
            state.deletions().removeUnder(Key.of(orgId));
            return false;
        });
    }

    @Override
    public Optional<Organization> find(OrgId orgId) {
        return state.isDeleted(orgId) ? Optional.empty() : state.organizations().find(Key.of(orgId));
    }

    @Override
    public List<Organization> list(@Nullable Slug after, int limit) {
        return Table.page(
                state.organizations().all().filter(organization -> !state.isDeleted(organization.orgId())),
                Organization::slug,
                after,
                limit);
    }
}
