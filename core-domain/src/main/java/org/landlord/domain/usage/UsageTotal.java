package org.landlord.domain.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// A line of a usage summary.
///
/// @param projectId null outside of summaries by project, and for usage outside of a project
/// @param bucketStart the start of the bucket; null outside of summaries by bucket
public record UsageTotal(
        OrgId orgId,
        @Nullable ProjectId projectId,
        Label metric,
        Label unit,
        @Nullable Instant bucketStart,
        QuantitySum quantity) {}
