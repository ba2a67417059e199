package org.landlord.domain.quota;

import java.time.Instant;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// That usage crossed a threshold of a limit. Recorded once for each threshold and crossing, and never changed.
///
/// @param sequence its place in the organization's events: 1, 2, 3 …
/// @param limit which limit
/// @param threshold which of its percentages
/// @param crossing which way
/// @param usedQuantity what was used in the limit's window then
/// @param limitQuantity what the limit was then
/// @param occurredAt when it was found
public record QuotaEvent(
        long sequence,
        LimitKey limit,
        int threshold,
        ThresholdCrossing crossing,
        QuantitySum usedQuantity,
        Quantity limitQuantity,
        Instant occurredAt) {

    public QuotaEvent {
        occurredAt = Timestamps.check(occurredAt);
    }
}
