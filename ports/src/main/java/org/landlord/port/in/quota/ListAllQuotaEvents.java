package org.landlord.port.in.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.Window;

/// Lists quota events of all organizations; null does not filter.
///
/// @param metric of limits on this metric
/// @param window of the time of the crossing
public record ListAllQuotaEvents(@Nullable Label metric, Window window) {

    public boolean fits(QuotaEvent event) {
        return metric == null || metric.equals(event.limit().metric());
    }
}
