package org.landlord.port.in.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.Window;

/// Lists denials of all organizations; null does not filter.
///
/// @param metric of limits on this metric
/// @param unit of limits in this unit
/// @param window whose range overlaps with the time from the first to the last refusal
public record ListAllDenials(
        @Nullable Label metric, @Nullable Label unit, Window window) {

    public boolean fits(LimitKey limit) {
        return (metric == null || metric.equals(limit.metric())) && (unit == null || unit.equals(limit.unit()));
    }
}
