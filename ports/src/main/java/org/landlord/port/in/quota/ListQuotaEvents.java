package org.landlord.port.in.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// Which quota events to list; null does not filter.
///
/// @param orgId whose
/// @param projectId about limits of which project
/// @param metric about limits on what
/// @param after only those with a greater sequence; 0 for all
public record ListQuotaEvents(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        long after) {}
