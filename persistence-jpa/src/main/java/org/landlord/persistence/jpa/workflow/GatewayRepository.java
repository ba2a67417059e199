package org.landlord.persistence.jpa.workflow;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.workflow.GatewayStore;

/// The table `gateway`.
@Singleton
@StoreCall
class GatewayRepository implements GatewayStore, PanacheRepositoryBase<GatewayRow, GatewayRowKey> {

    /// The scope of the platform, which is empty, is never that of a deleted organization.
    private static final String OF_NO_DELETED_ORGANIZATION =
            "id.scope not in (select o.orgId from OrganizationRow o where o.deletedAt is not null)";

    private final RowWriter writes;

    GatewayRepository(RowWriter writes) {
        this.writes = writes;
    }

    @Override
    public void put(Gateway gateway) {
        writes.put(GatewayRow.toRow(gateway));
    }

    @Override
    public void delete(GatewayKey key) {
        writes.delete(() -> delete("id", GatewayRowKey.of(key)));
    }

    @Override
    public Optional<Gateway> find(GatewayKey key) {
        return findByIdOptional(GatewayRowKey.of(key)).map(GatewayRow::toDomain);
    }

    @Override
    public List<Gateway> list(@Nullable OrgId orgId, @Nullable GatewayId after, int limit) {
        Filter filter = new Filter()
                .and("id.scope = :scope", "scope", Nullables.orEmpty(orgId))
                .and("id.gatewayId > :after", "after", Nullables.orEmpty(after));
        return page(filter, "id.gatewayId", limit);
    }

    /// The first condition is redundant: the database uses it to find the first row.
    @Override
    public List<Gateway> listAll(@Nullable GatewayKey after, int limit) {
        Filter filter = new Filter().and(OF_NO_DELETED_ORGANIZATION);
        if (after != null) {
            GatewayRowKey last = GatewayRowKey.of(after);
            filter.and("id.scope >= :scope", "scope", last.scope())
                    .and("id.scope > :scope or id.gatewayId > :after", "after", last.gatewayId());
        }
        return page(filter, "id.scope, id.gatewayId", limit);
    }

    private List<Gateway> page(Filter filter, String order, int limit) {
        return find(filter.where() + " order by " + order, filter.parameters()).page(Page.ofSize(limit)).stream()
                .map(GatewayRow::toDomain)
                .toList();
    }
}
