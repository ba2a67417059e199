package org.landlord.port.in.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// Lists quota events; null does not filter.
///
/// @param projectId of limits of this project
/// @param metric of limits on this metric
/// @param after only events with a greater sequence; 0 for all
public record ListQuotaEvents(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        long after) {}
