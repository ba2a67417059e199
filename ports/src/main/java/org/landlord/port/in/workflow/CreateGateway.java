package org.landlord.port.in.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayId;

/// Creates a gateway.
///
/// @param orgId null for the platform
/// @param gatewayId null to generate one
public record CreateGateway(@Nullable OrgId orgId, @Nullable GatewayId gatewayId, GatewaySettings settings) {}
