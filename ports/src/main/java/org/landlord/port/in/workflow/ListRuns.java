package org.landlord.port.in.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.RunState;

/// Lists runs; null does not filter.
///
/// @param orgId null for the runs of all organizations
/// @param projectId needs an organization
/// @param ended true for those that have ended, false for the others
/// @param launchedBy the id of whoever launched it
/// @param window in which it was launched; null for any time
public record ListRuns(
        @Nullable OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable GatewayId gatewayId,
        @Nullable Label workflow,
        @Nullable RunState state,
        @Nullable Boolean ended,
        @Nullable ActorId launchedBy,
        @Nullable Window window) {}
