package org.landlord.port.in.usage;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.Window;

/// Which usage events to list; null does not filter.
///
/// @param orgId whose
/// @param projectId of which project
/// @param metric of what
/// @param unit in which unit
/// @param runId of which run
/// @param window observed when
public record ListUsageEvents(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        @Nullable Label unit,
        @Nullable RunId runId,
        Window window) {}
