package org.landlord.domain.quota;

import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;

/// The state of a limit.
///
/// @param window the checked window
/// @param usedQuantity the sum of the usage in the window
/// @param aheadQuantity the usage up to 5 minutes after the end of the window, which a hard limit counts already; 0 if
///     the caller set the end of the window
/// @param reservedQuantity the quantity that reservations hold
/// @param remainingQuantity the limit minus all three, never negative: what a hard limit still allows
/// @param exceeded true if the used quantity is larger than the limit
/// @param wouldFit true if the limit permits the checked quantity, or any quantity greater than 0 if none was given;
///     always true for a soft limit, which refuses nothing
public record QuotaCheck(
        UsageLimit limit,
        Window window,
        QuantitySum usedQuantity,
        QuantitySum aheadQuantity,
        QuantitySum reservedQuantity,
        Quantity remainingQuantity,
        boolean exceeded,
        boolean wouldFit) {}
