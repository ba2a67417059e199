package org.landlord.port.in.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.RunState;

/// A run that a gateway knows and that belongs to no organization.
///
/// @param runId the id at the gateway
/// @param createdAt by the clock of the gateway; null if it does not say
public record UnassignedRun(
        GatewayKey gateway,
        RunId runId,
        Label workflow,
        RunState state,
        @Nullable Instant createdAt) {}
