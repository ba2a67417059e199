package org.landlord.port.in.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;

/// Asks how a limit stands.
///
/// @param key which limit
/// @param since where the window begins; null for where the limit's period says
/// @param until where the window ends; null for now
public record CheckUsageLimit(
        LimitKey key, @Nullable Instant since, @Nullable Instant until) {}
