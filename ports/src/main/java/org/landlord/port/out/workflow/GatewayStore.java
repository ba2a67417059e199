package org.landlord.port.out.workflow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;

/// The gateways of the platform and of organizations.
public interface GatewayStore {

    /// Inserts or replaces the gateway with the same key.
    void put(Gateway gateway);

    void delete(GatewayKey key);

    Optional<Gateway> find(GatewayKey key);

    /// Those of an organization or of the platform, by id.
    ///
    /// @param orgId null for the platform
    List<Gateway> list(@Nullable OrgId orgId, @Nullable GatewayId after, int limit);

    /// Those of the platform and of all organizations that are not deleted, by key: the platform first.
    List<Gateway> listAll(@Nullable GatewayKey after, int limit);
}
