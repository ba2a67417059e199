package org.landlord.port.in.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.SequenceOrder;

/// Lists quota events; null does not filter.
///
/// @param projectId of limits of this project
/// @param metric of limits on this metric
public record ListQuotaEvents(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        SequenceOrder order) {}
