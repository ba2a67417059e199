package org.landlord.domain.quota;

import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.Window;

/// How a limit stands. Made by [UsageLimit#check].
///
/// @param limit the limit
/// @param window what it looked at
/// @param usedQuantity the exact sum of what was used in the window
/// @param reservedQuantity what reservations hold against the limit
/// @param remainingQuantity what is left of the limit beside both, never below 0
/// @param exceeded true if more than the limit was used; using exactly the limit is not exceeding it
public record QuotaCheck(
        UsageLimit limit,
        Window window,
        Quantity usedQuantity,
        Quantity reservedQuantity,
        Quantity remainingQuantity,
        boolean exceeded) {}
