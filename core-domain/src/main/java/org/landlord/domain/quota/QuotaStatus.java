package org.landlord.domain.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of a limit now, and when it will be used up.
///
/// @param check the state in the window that ends now
/// @param percentUsed the used share of the limit in percent, rounded down: see [UsageLimit#percentUsed]
/// @param windowEnd the first instant of the next window of a calendar period; null for other periods
/// @param fullAtHourlyRate when nothing will remain if usage goes on as in the last hour; null if that will not
///     happen in the window of a calendar period, or at all
/// @param fullAtDailyRate the same with the usage of the last 24 hours
/// @param lastDeniedAt the time of the last refusal by the limit; null if none is stored: see [Denial#KEPT_FOR]
public record QuotaStatus(
        QuotaCheck check,
        int percentUsed,
        @Nullable Instant windowEnd,
        @Nullable Instant fullAtHourlyRate,
        @Nullable Instant fullAtDailyRate,
        @Nullable Instant lastDeniedAt) {}
