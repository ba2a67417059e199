package org.landlord.port.out.quota;

import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.UsageLimit;

/// A limit and the last recorded state of its thresholds.
///
/// @param reachedThresholds the thresholds that were reached, in percent
/// @param recordedAt when that was recorded, which determines the calendar window in which they were reached;
///     null if nothing was recorded
public record LimitState(
        UsageLimit limit,
        SortedSet<Integer> reachedThresholds,
        @Nullable Instant recordedAt) {}
