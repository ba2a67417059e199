package org.landlord.port.in.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;

/// Lists denials; null does not filter.
///
/// @param projectId of usage of this project
/// @param metric of limits on this metric
/// @param unit of limits in this unit
/// @param actorId of this caller
/// @param window whose range overlaps with the time from the first to the last refusal
public record ListDenials(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        @Nullable Label unit,
        @Nullable ActorId actorId,
        Window window) {}
