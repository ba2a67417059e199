package org.landlord.domain.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;

/// One request that a hard limit refused, with the state of the limit at that time.
///
/// @param requestId null if the call did not come in a request, as in a command on a database file
/// @param limitQuantity the limit at that time
/// @param window the window of the limit
/// @param usedQuantity the usage in the window
/// @param reservedQuantity the quantity that reservations held
/// @param requestedQuantity the quantity of the request that counts against the limit
/// @param resetAt when the requested quantity would have been available without other usage; null if never, or
///     if it was not determined because too many requests of the organization waited for it
public record Refusal(
        @Nullable RequestId requestId,
        Instant refusedAt,
        Quantity limitQuantity,
        Window window,
        QuantitySum usedQuantity,
        QuantitySum reservedQuantity,
        QuantitySum requestedQuantity,
        @Nullable Instant resetAt) {

    public Refusal {
        refusedAt = Timestamps.check(refusedAt);
        resetAt = resetAt == null ? null : Timestamps.check(resetAt);
    }

    /// @param requestId null if the call did not come in a request
    public static Refusal of(QuotaShortfall shortfall, @Nullable RequestId requestId, Instant refusedAt) {
        return new Refusal(
                requestId,
                refusedAt,
                shortfall.limitQuantity(),
                shortfall.window(),
                shortfall.usedQuantity(),
                shortfall.reservedQuantity(),
                shortfall.requestedQuantity(),
                shortfall.resetAt());
    }

    /// True if the request exceeded the whole limit: it could never be recorded.
    public boolean exceedsLimit() {
        return requestedQuantity.exceeds(limitQuantity);
    }

    /// True if the window was over: the usage was dated back.
    public boolean isOfEarlierWindow() {
        return window.until().isBefore(refusedAt) && !exceedsLimit() && resetAt == null;
    }

    /// What the limit had left. Never negative.
    public Quantity remainingQuantity() {
        return limitQuantity.minusOrZero(usedQuantity.plus(reservedQuantity));
    }
}
