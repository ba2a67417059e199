package org.landlord.port.in.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;

/// Finds the largest users of a metric.
///
/// @param unit null for [org.landlord.domain.usage.UsageEvent#DEFAULT_UNIT]
/// @param since the start, a whole hour of UTC; null for 30 days before the end
/// @param until the end, exclusive, a whole hour of UTC; null for the end of the present hour
/// @param byProject true for the largest projects, false for the largest organizations
/// @param limit the largest number of results, from 1 to [Usage#MAX_TOP]
public record TopUsage(
        Label metric,
        @Nullable Label unit,
        @Nullable Instant since,
        @Nullable Instant until,
        boolean byProject,
        int limit) {}
