package org.landlord.domain.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Timestamps;

/// What Landlord last saw of a gateway.
///
/// @param detail the reason, for administrators; null if the gateway is up
/// @param version the version that the gateway reports; null if unknown
/// @param checkedAt null if it has not been asked yet
public record GatewayHealth(
        GatewayState state,
        @Nullable String detail,
        @Nullable String version,
        @Nullable Instant checkedAt) {

    public GatewayHealth {
        checkedAt = checkedAt == null ? null : Timestamps.check(checkedAt);
    }

    /// Not asked yet.
    public static GatewayHealth unknown() {
        return new GatewayHealth(GatewayState.UNKNOWN, null, null, null);
    }
}
