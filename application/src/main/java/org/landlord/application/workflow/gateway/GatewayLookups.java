package org.landlord.application.workflow.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.PagedIterable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.port.out.Stores;

/// Reads gateways.
public final class GatewayLookups {

    public static final String KIND = "gateway";

    private static final int SLICE = 200;

    private GatewayLookups() {}

    /// @throws NotFound if there is no such gateway
    public static Gateway required(Stores stores, GatewayKey key) {
        return stores.gateways().find(key).orElseThrow(() -> new NotFound(KIND, key.gatewayId()));
    }

    /// The gateway that an organization means: its own, or else that of the platform.
    public static Optional<Gateway> find(Stores stores, OrgId orgId, GatewayId gatewayId) {
        return stores.gateways()
                .find(new GatewayKey(orgId, gatewayId))
                .or(() -> stores.gateways().find(new GatewayKey(null, gatewayId)));
    }

    /// @throws NotFound if there is no such gateway of the organization or of the platform
    public static Gateway required(Stores stores, OrgId orgId, GatewayId gatewayId) {
        return find(stores, orgId, gatewayId).orElseThrow(() -> new NotFound(KIND, gatewayId));
    }

    /// The gateway of a new run.
    ///
    /// @param gatewayId null if the organization can use only one
    /// @throws InvalidInput naming `gatewayId`, if there is no such active gateway, or none is named
    ///     and there is not exactly one
    public static Gateway forLaunch(Stores stores, OrgId orgId, @Nullable GatewayId gatewayId) {
        if (gatewayId != null) {
            return find(stores, orgId, gatewayId)
                    .filter(Gateway::isActive)
                    .orElseThrow(() -> InvalidInput.of(
                            "gatewayId", "must name an active gateway of the organization or of the platform"));
        }
        List<Gateway> usable = usable(stores, orgId);
        if (usable.size() != 1) {
            throw InvalidInput.of(
                    "gatewayId",
                    usable.isEmpty()
                            ? "must name an active gateway, and the organization can use none"
                            : "is required: the organization can use several gateways");
        }
        return usable.getFirst();
    }

    /// The active gateways that an organization can use: its own, then those of the platform. One of
    /// its own hides one of the platform with the same id.
    public static List<Gateway> usable(Stores stores, OrgId orgId) {
        List<Gateway> own = all(stores, orgId);
        List<Gateway> usable = new ArrayList<>(own);
        all(stores, null).stream()
                .filter(shared -> own.stream()
                        .noneMatch(
                                one -> one.key().gatewayId().equals(shared.key().gatewayId())))
                .forEach(usable::add);
        usable.removeIf(gateway -> !gateway.isActive());
        return usable;
    }

    private static List<Gateway> all(Stores stores, @Nullable OrgId orgId) {
        List<Gateway> all = new ArrayList<>();
        PagedIterable.<Gateway>of(
                        SLICE,
                        (last, limit) -> stores.gateways()
                                .list(orgId, last == null ? null : last.key().gatewayId(), limit))
                .forEach(all::add);
        return all;
    }

    /// The gateway of a run. It cannot be deleted while the run has not ended.
    public static Optional<Gateway> of(Stores stores, Run run) {
        return stores.gateways().find(run.gateway());
    }
}
