package org.landlord.domain.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;

/// Why usage was refused: the limit that binds, and how it stands.
///
/// @param limit which limit
/// @param window which of its windows: the current one, or an earlier one that usage is dated back to
/// @param limitQuantity how much it allows
/// @param usedQuantity how much of that was used in the window
/// @param reservedQuantity how much is held by reservations
/// @param requestedQuantity how much more was asked for
/// @param resetAt the first instant at which that much will be free, if nothing more is used; null if it is
///     more than the limit allows at all, or an earlier window is full
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

    /// True if waiting does not help because the usage is dated back to a window that is over and full.
    public boolean isOfEarlierWindow() {
        return resetAt == null && !requestedQuantity.exceeds(limitQuantity);
    }

    /// How much is left, never below 0.
    public Quantity remainingQuantity() {
        return limitQuantity.minusOrZero(usedQuantity.plus(reservedQuantity));
    }
}
