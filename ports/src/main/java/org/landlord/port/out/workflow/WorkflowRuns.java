package org.landlord.port.out.workflow;

import java.time.Instant;
import org.landlord.domain.shared.Label;
import org.landlord.domain.workflow.GatewayKey;

/// How often a workflow ran.
///
/// @param runs all of them
/// @param active those that have not ended
/// @param failed those that ended without their result
/// @param lastLaunchedAt the time of the latest launch
public record WorkflowRuns(
        GatewayKey gateway, Label workflow, long runs, long active, long failed, Instant lastLaunchedAt) {}
