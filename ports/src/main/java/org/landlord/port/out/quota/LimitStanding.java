package org.landlord.port.out.quota;

import java.util.SortedSet;
import org.landlord.domain.quota.UsageLimit;

/// A limit, and what was last seen of it.
///
/// @param limit the limit
/// @param reached the thresholds whose reaching was the last that was recorded of them
public record LimitStanding(UsageLimit limit, SortedSet<Integer> reached) {}
