package org.landlord.domain.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.usage.Quantity;

/// Why usage was refused: the limit that binds, and how it stands.
///
/// @param limit which limit
/// @param limitQuantity how much it allows
/// @param usedQuantity how much of that was used in its window
/// @param reservedQuantity how much is held by reservations
/// @param requestedQuantity how much more was asked for
/// @param resetAt an instant at which that much will be free, if nothing more is used: the first one, unless many are
///     refused at once; null if it is more than the limit allows at all
public record Shortage(
        LimitKey limit,
        Quantity limitQuantity,
        Quantity usedQuantity,
        Quantity reservedQuantity,
        Quantity requestedQuantity,
        @Nullable Instant resetAt) {

    /// How much is left, never below 0.
    public Quantity remainingQuantity() {
        return limitQuantity.minusOrZero(usedQuantity.plusCapped(reservedQuantity));
    }
}
