package org.landlord.domain.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.usage.QuantitySum;

/// Estimates when nothing will remain of a limit if usage goes on at a steady rate. In a rolling window, earlier
/// usage leaves the window meanwhile.
///
/// @param now the present
/// @param remaining what remains now
/// @param windowEnd the end of the window of a calendar period; null for other periods
/// @param leaving for a rolling period, the usage of the window in parts, the oldest first, each with the time
///     in which it leaves the window; empty for other periods
public record FillForecast(
        Instant now, QuantitySum remaining, @Nullable Instant windowEnd, List<Part> leaving) {

    /// Usage that leaves a rolling window between two instants, at a steady rate.
    public record Part(Instant from, Instant to, QuantitySum quantity) {}

    /// @param used the usage of the time before now
    /// @param over the length of that time, positive
    /// @return null if that will not happen, or not in the window of a calendar period
    public @Nullable Instant fullAt(QuantitySum used, Duration over) {
        if (!remaining.isPositive()) {
            return now;
        }
        if (!used.isPositive()) {
            return null;
        }
        double perMilli = number(used) / over.toMillis();
        if (leaving.isEmpty()) {
            return at(number(remaining) / perMilli);
        }
        double left = number(remaining);
        Instant from = now;
        for (Part part : leaving) {
            // Nothing leaves until the part begins to.
            double before = millis(from, part.from());
            if (left <= before * perMilli) {
                return at(millis(now, from) + left / perMilli);
            }
            left -= before * perMilli;
            from = part.from().isBefore(from) ? from : part.from();
            double during = millis(from, part.to());
            double net = perMilli - (during == 0 ? 0 : number(part.quantity()) / during);
            if (left <= during * net) {
                return at(millis(now, from) + left / net);
            }
            left -= during * net;
            from = part.to().isBefore(from) ? from : part.to();
        }
        // From here on as much leaves as is used.
        return null;
    }

    private @Nullable Instant at(double millisFromNow) {
        // Further ahead than any use, and than an instant can be.
        if (millisFromNow > Duration.ofDays(36_500).toMillis()) {
            return null;
        }
        Instant full = now.plusMillis((long) Math.ceil(millisFromNow));
        return windowEnd != null && !full.isBefore(windowEnd) ? null : full;
    }

    private static double millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }

    private static double number(QuantitySum quantity) {
        return quantity.toBigDecimal().doubleValue();
    }
}
