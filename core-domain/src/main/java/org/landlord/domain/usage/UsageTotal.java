package org.landlord.domain.usage;

import java.time.Instant;
import java.util.Comparator;
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
        QuantitySum quantity) {

    /// By quantity from the largest on, then by organization and project.
    public static final Comparator<UsageTotal> LARGEST_FIRST = Comparator.comparing(
                    UsageTotal::quantity, Comparator.reverseOrder())
            .thenComparing(UsageTotal::orgId)
            .thenComparing(UsageTotal::projectId, Comparator.nullsFirst(Comparator.naturalOrder()));
}
