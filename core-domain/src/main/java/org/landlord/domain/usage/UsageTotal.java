package org.landlord.domain.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// One line of a usage summary.
///
/// @param orgId who used it
/// @param projectId for which project, in a summary by project; null there for usage without a project
/// @param metric what was used
/// @param unit what the quantity counts
/// @param bucketStart when this line's bucket begins, in a summary by bucket
/// @param quantity the exact sum
public record UsageTotal(
        OrgId orgId,
        @Nullable ProjectId projectId,
        Label metric,
        Label unit,
        @Nullable Instant bucketStart,
        QuantitySum quantity) {}
