package org.landlord.domain.quota;

import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;

/// The state of a limit.
///
/// @param window the checked window
/// @param usedQuantity the sum of the usage in the window
/// @param aheadQuantity what was used up to 5 minutes behind the window's end: a hard limit counts it already.
///     Nothing if the caller said where the window ends
/// @param reservedQuantity what reservations hold against the limit
/// @param remainingQuantity what is left of the limit beside all three, never below 0: what a hard limit lets through
/// @param exceeded true if more than the limit was used; using exactly the limit is not exceeding it
public record QuotaCheck(
        UsageLimit limit,
        Window window,
        QuantitySum usedQuantity,
        QuantitySum aheadQuantity,
        QuantitySum reservedQuantity,
        Quantity remainingQuantity,
        boolean exceeded) {}
