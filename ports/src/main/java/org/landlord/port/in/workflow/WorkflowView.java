package org.landlord.port.in.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Workflow;

/// A workflow that an organization can launch or has launched.
///
/// @param gatewayName the name of the gateway
/// @param gatewayState whether Landlord can use the gateway
/// @param offered false if the gateway no longer offers it, or has not been asked yet
/// @param runs how often the organization or the project launched it
/// @param active how many of these have not ended
/// @param failed how many of these failed
/// @param lastLaunchedAt null if it was never launched
public record WorkflowView(
        GatewayKey gateway,
        Name gatewayName,
        GatewayState gatewayState,
        Workflow workflow,
        boolean offered,
        long runs,
        long active,
        long failed,
        @Nullable Instant lastLaunchedAt) {}
