package org.landlord.domain.quota;

import java.time.Instant;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// A crossing of a threshold by usage. Recorded once for each threshold and crossing, and never changed.
///
/// @param sequence the position in the quota events of the organization: 1, 2, 3, …
/// @param threshold the percentage
/// @param usedQuantity the usage in the window of the limit at that time
/// @param limitQuantity the limit at that time
/// @param occurredAt when the crossing was detected
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
