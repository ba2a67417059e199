package org.landlord.domain.usage;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// Which usage events; null does not filter.
///
/// @param projectId null for the whole organization, with and without a project
/// @param window of the time of observation
public record UsageQuery(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        @Nullable Label unit,
        @Nullable RunId runId,
        Window window) {}
