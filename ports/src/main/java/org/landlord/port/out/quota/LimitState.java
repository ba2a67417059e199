package org.landlord.port.out.quota;

import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.UsageLimit;

/// A limit, and what was last seen of it.
///
/// @param limit the limit
/// @param reached the thresholds whose reaching was the last that was recorded of them
/// @param markedAt when that was recorded, which tells in which calendar window they were reached; null if nothing
///     ever was
public record LimitState(
        UsageLimit limit,
        SortedSet<Integer> reached,
        @Nullable Instant markedAt) {}
