package org.landlord.domain.workflow;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;

/// Identifies a gateway. A gateway of the platform and one of an organization may have the same id.
///
/// @param orgId the organization that owns the gateway; null for the platform
public record GatewayKey(@Nullable OrgId orgId, GatewayId gatewayId) implements Comparable<GatewayKey> {

    private static final Comparator<GatewayKey> ORDER = Comparator.comparing(
                    GatewayKey::orgId, Comparator.nullsFirst(Comparator.<OrgId>naturalOrder()))
            .thenComparing(GatewayKey::gatewayId);

    @Override
    public int compareTo(GatewayKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return orgId == null ? gatewayId.value() : orgId + "/" + gatewayId;
    }
}
