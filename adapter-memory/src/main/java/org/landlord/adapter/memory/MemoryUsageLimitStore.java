package org.landlord.adapter.memory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.quota.UsageLimitStore;

record MemoryUsageLimitStore(State state, Unit unit) implements UsageLimitStore {

    @Override
    public void put(UsageLimit limit) {
        unit.change(() -> {
            state.requireProject(limit.key().orgId(), limit.key().projectId());
            state.usageLimits().put(row(limit.key()), limit);
        });
    }

    @Override
    public void delete(LimitKey key) {
        unit.change(() -> state.usageLimits().removeUnder(row(key)));
    }

    @Override
    public Optional<UsageLimit> find(LimitKey key) {
        return state.usageLimits().find(row(key));
    }

    @Override
    public List<UsageLimit> list(OrgId orgId, @Nullable LimitKey after, int limit) {
        return Table.page(state.usageLimits().under(Key.of(orgId)), UsageLimit::key, after, limit);
    }

    private static Key row(LimitKey key) {
        return Key.of(
                key.orgId(),
                key.projectId(),
                key.metric(),
                key.unit(),
                key.period().label());
    }
}
