package org.landlord.adapter.memory.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.out.workflow.GatewayStore;

public record MemoryGatewayStore(Tables tables, Transaction transaction) implements GatewayStore {

    @Override
    public void put(Gateway gateway) {
        transaction.change(() -> {
            OrgId orgId = gateway.key().orgId();
            if (orgId != null) {
                tables.requireOrganization(orgId);
            }
            tables.gateways().put(row(gateway.key()), gateway);
        });
    }

    @Override
    public void delete(GatewayKey key) {
        transaction.change(() -> tables.gateways().removeUnder(row(key)));
    }

    @Override
    public Optional<Gateway> find(GatewayKey key) {
        return tables.gateways().find(row(key));
    }

    @Override
    public List<Gateway> list(@Nullable OrgId orgId, @Nullable GatewayId after, int limit) {
        return Table.page(
                tables.gateways()
                        .all()
                        .filter(gateway -> Objects.equals(orgId, gateway.key().orgId())),
                gateway -> gateway.key().gatewayId(),
                after,
                limit);
    }

    @Override
    public List<Gateway> listAll(@Nullable GatewayKey after, int limit) {
        return Table.page(
                tables.gateways()
                        .all()
                        .filter(gateway -> !tables.isDeleted(gateway.key().orgId())),
                Gateway::key,
                after,
                limit);
    }

    private static Key row(GatewayKey key) {
        return Key.of(key.orgId(), key.gatewayId());
    }
}
