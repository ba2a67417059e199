package org.landlord.domain.usage;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// Which usage events; null does not filter.
///
/// @param orgId whose
/// @param projectId of which project; null for all of the organization's, with and without a project
/// @param metric of what
/// @param unit in which unit
/// @param runId of which run
/// @param window observed when
public record UsageQuery(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        @Nullable Label unit,
        @Nullable RunId runId,
        Window window) {}
