package org.landlord.domain.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.Name;

/// A workflow gateway that Landlord uses for its tenants. A gateway of the platform is for all
/// organizations.
///
/// @param token the location of its token; null if the gateway needs none
/// @param status `active`, or any other label for gateways that are not used
/// @param usage how usage is read from what the gateway reports; at most [#MAX_MAPPINGS]
public record Gateway(
        GatewayKey key,
        Name name,
        GatewayUrl baseUrl,
        @Nullable TokenReference token,
        Label status,
        List<UsageMapping> usage,
        Instant createdAt,
        Instant updatedAt)
        implements Described {

    /// The status if none is given, and the status of gateways that are used.
    public static final Label ACTIVE = new Label("active");

    public static final int MAX_MAPPINGS = 20;

    /// @throws InvalidInput naming `usage`, if there are too many mappings
    public Gateway {
        usage = List.copyOf(usage);
        if (usage.size() > MAX_MAPPINGS) {
            throw InvalidInput.of("usage", "must have at most " + MAX_MAPPINGS + " mappings");
        }
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    public boolean isActive() {
        return status.equals(ACTIVE);
    }

    public Version version() {
        return Version.of(key, name, baseUrl, token, status, usage, createdAt, updatedAt);
    }

    @Override
    public Fields fields() {
        return new Fields()
                .text("name", name)
                .text("baseUrl", baseUrl)
                .text("token", token)
                .text("status", status)
                .list("usage", usage.stream().map(Gateway::told).toList());
    }

    private static Map<String, String> told(UsageMapping mapping) {
        return Map.of(
                "source", mapping.source().label(),
                "pointer", mapping.pointer().value(),
                "metric", mapping.metric().value(),
                "unit", mapping.unit().value());
    }
}
