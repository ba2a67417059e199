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
/// @param resetAt when the requested quantity will be available if there is no other usage: the earliest
///     instant; null if the request exceeds the whole limit, the window is over or never ends, or too many requests
///     of the organization wait for it
public record QuotaShortfall(
        LimitKey limit,
        Window window,
        Quantity limitQuantity,
        QuantitySum usedQuantity,
        QuantitySum reservedQuantity,
        QuantitySum requestedQuantity,
        @Nullable Instant resetAt) {

    /// The same with another `resetAt`.
    public QuotaShortfall resettingAt(@Nullable Instant instant) {
        return new QuotaShortfall(
                limit, window, limitQuantity, usedQuantity, reservedQuantity, requestedQuantity, instant);
    }

    /// True if the request exceeds the whole limit: waiting does not help.
    public boolean exceedsLimit() {
        return requestedQuantity.exceeds(limitQuantity);
    }

    /// Never negative.
    public Quantity remainingQuantity() {
        return limitQuantity.minusOrZero(usedQuantity.plus(reservedQuantity));
    }
}
