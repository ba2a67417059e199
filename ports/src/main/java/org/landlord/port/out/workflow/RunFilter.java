package org.landlord.port.out.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.RunState;

/// Selects runs; null does not filter.
///
/// @param ended true for those that have ended, false for the others
/// @param launchedBy the id of whoever launched it
/// @param since launched then or later
/// @param until launched then or earlier
public record RunFilter(
        @Nullable ProjectId projectId,
        @Nullable GatewayId gatewayId,
        @Nullable Label workflow,
        @Nullable RunState state,
        @Nullable Boolean ended,
        @Nullable ActorId launchedBy,
        @Nullable Instant since,
        @Nullable Instant until) {

    private static final RunFilter ALL = new RunFilter(null, null, null, null, null, null, null, null);

    private static final RunFilter ACTIVE = new RunFilter(null, null, null, null, false, null, null, null);

    public static RunFilter all() {
        return ALL;
    }

    /// Runs that have not ended.
    public static RunFilter ofActive() {
        return ACTIVE;
    }
}
