package org.landlord.persistence.jpa.quota;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.Filter;
import org.landlord.persistence.jpa.StoreCall;
import org.landlord.persistence.jpa.Writes;
import org.landlord.port.out.quota.UsageLimitStore;

/// The table `usage_limit`.
@Singleton
@StoreCall
class UsageLimitRepository implements UsageLimitStore, PanacheRepositoryBase<UsageLimitRow, UsageLimitKey> {

    private final Writes writes;

    UsageLimitRepository(Writes writes) {
        this.writes = writes;
    }

    @Override
    public void put(UsageLimit limit) {
        writes.put(UsageLimitRow.toRow(limit));
    }

    @Override
    public void delete(LimitKey key) {
        writes.delete(() -> delete("id", UsageLimitRow.key(key)));
    }

    @Override
    public Optional<UsageLimit> find(LimitKey key) {
        return findByIdOptional(UsageLimitRow.key(key)).map(UsageLimitRow::toDomain);
    }

    @Override
    public List<UsageLimit> list(OrgId orgId, @Nullable LimitKey after, int limit) {
        Filter filter = new Filter().and("id.orgId = :orgId", "orgId", orgId.value());
        if (after != null) {
            UsageLimitKey key = UsageLimitRow.key(after);
            // The first condition says nothing new: it is what lets the database begin at the right place.
            filter.and("id.scope >= :scope", "scope", key.scope())
                    .and("id.scope > :scope or id.metric >= :metric", "metric", key.metric())
                    .and("id.scope > :scope or id.metric > :metric or id.unit >= :unit", "unit", key.unit())
                    .and(
                            "id.scope > :scope or id.metric > :metric or id.unit > :unit or id.period > :period",
                            "period",
                            key.period());
        }
        return find(filter.where() + " order by id.scope, id.metric, id.unit, id.period", filter.parameters())
                .page(Page.ofSize(limit))
                .stream()
                .map(UsageLimitRow::toDomain)
                .toList();
    }
}
