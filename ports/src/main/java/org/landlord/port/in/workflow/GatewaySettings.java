package org.landlord.port.in.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;

/// The settings of a gateway.
///
/// @param token the location of its token; null if it needs none
/// @param status null for `active`
/// @param usage how usage is read from what the gateway reports
public record GatewaySettings(
        Name name,
        GatewayUrl baseUrl,
        @Nullable TokenReference token,
        @Nullable Label status,
        List<UsageMapping> usage) {

    public GatewaySettings {
        usage = List.copyOf(usage);
    }
}
