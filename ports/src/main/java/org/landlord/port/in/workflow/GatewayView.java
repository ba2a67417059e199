package org.landlord.port.in.workflow;

import org.landlord.domain.shared.Version;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayHealth;

/// A gateway with its health.
///
/// @param health as this process last saw it
public record GatewayView(Gateway gateway, GatewayHealth health) {

    /// Which state of the gateway this is. The health is not part of it.
    public Version version() {
        return gateway.version();
    }
}
