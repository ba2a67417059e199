package org.landlord.domain.diagnostics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.landlord.domain.usage.Quantity;

/// What a server has done lately. Rates and percentages are rounded to three decimals.
///
/// @param seconds the length of the time that was measured, up to the present: at least 1
/// @param requestsPerSecond responses to requests, whatever their status
/// @param serverErrorPercent the percentage of responses with a status of 500 or more
/// @param usageEventsPerSecond new usage events
public record ServerLoad(
        int seconds, Quantity requestsPerSecond, Quantity serverErrorPercent, Quantity usageEventsPerSecond) {

    private static final int DECIMALS = 3;
    private static final long PERCENT = 100;

    /// @param serverErrors the number of requests whose response had a status of 500 or more
    public static ServerLoad of(int seconds, long requests, long serverErrors, long usageEvents) {
        return new ServerLoad(
                seconds,
                ratio(requests, seconds),
                requests == 0 ? Quantity.ZERO : ratio(PERCENT * serverErrors, requests),
                ratio(usageEvents, seconds));
    }

    private static Quantity ratio(long part, long whole) {
        return Quantity.of(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP));
    }
}
