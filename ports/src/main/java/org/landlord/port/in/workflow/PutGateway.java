package org.landlord.port.in.workflow;

import org.landlord.domain.shared.Precondition;
import org.landlord.domain.workflow.GatewayKey;

/// Creates or replaces a gateway.
public record PutGateway(GatewayKey key, GatewaySettings settings, Precondition precondition) {}
