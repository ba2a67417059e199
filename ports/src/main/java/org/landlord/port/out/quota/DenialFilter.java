package org.landlord.port.out.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;

/// Selects denials; null does not filter.
///
/// @param projectId the project of the usage
/// @param window in which a refusal lies between the first and the last one of the denial
public record DenialFilter(
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        @Nullable Label unit,
        @Nullable ActorId actorId,
        Window window) {}
