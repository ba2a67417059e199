package org.landlord.port.in.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;

/// Checks the state of a limit.
///
/// @param since start of the window; null for the start by the limit's period
/// @param until end of the window; null for now
public record CheckUsageLimit(
        LimitKey key, @Nullable Instant since, @Nullable Instant until) {}
