package org.landlord.port.out.quota;

import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.UsageLimit;

/// A limit and its last recorded state.
///
/// @param reachedThresholds the thresholds that were reached, in percent
/// @param recordedAt when that was recorded, which determines the calendar window in which they were reached;
///     null if nothing was recorded
/// @param percentBound an upper bound of [UsageLimit#percentUsed] now
public record LimitState(
        UsageLimit limit,
        SortedSet<Integer> reachedThresholds,
        @Nullable Instant recordedAt,
        int percentBound) {}
