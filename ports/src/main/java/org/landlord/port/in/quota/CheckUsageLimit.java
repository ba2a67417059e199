package org.landlord.port.in.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.usage.Quantity;

/// Checks the state of a limit.
///
/// @param since start of the window; null for the start by the limit's period
/// @param until end of the window; null for now
/// @param quantity the quantity that may fit; null for any quantity greater than 0
public record CheckUsageLimit(
        LimitKey key,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Quantity quantity) {

    /// Without a quantity.
    public CheckUsageLimit(LimitKey key, @Nullable Instant since, @Nullable Instant until) {
        this(key, since, until, null);
    }
}
