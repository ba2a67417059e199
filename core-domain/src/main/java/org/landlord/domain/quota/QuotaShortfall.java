package org.landlord.domain.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;

/// The hard limit that refused usage, and its state.
///
/// @param window the current window, or an earlier one for backdated usage
/// @param usedQuantity the usage in the window
/// @param reservedQuantity the quantity that reservations hold
/// @param resetAt an instant at which that much will be free, if nothing more is used: the first one, unless many are
///     refused at once; null if it is more than the limit allows at all, or an earlier window is full
public record QuotaShortfall(
        LimitKey limit,
        Window window,
        Quantity limitQuantity,
        QuantitySum usedQuantity,
        QuantitySum reservedQuantity,
        QuantitySum requestedQuantity,
        @Nullable Instant resetAt) {

    /// True if waiting does not help because the usage is backdated to a past window that is full.
    public boolean isOfEarlierWindow() {
        return resetAt == null && !requestedQuantity.exceeds(limitQuantity);
    }

    /// Never negative.
    public Quantity remainingQuantity() {
        return limitQuantity.minusOrZero(usedQuantity.plus(reservedQuantity));
    }
}
