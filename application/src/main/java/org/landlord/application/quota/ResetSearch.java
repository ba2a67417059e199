package org.landlord.application.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;

/// The search for the first instant at which a limit will have enough for a refused quantity, if nothing more is
/// used: windows move on and reservations expire, so what is free only grows.
final class ResetSearch {

    /// No period is longer, and no reservation outlives it by more.
    private static final Duration LONGEST_WAIT = Duration.ofDays(32).plus(QuotaReservation.MAX_TTL);

    private final Stores stores;
    private final UsageLimit limit;
    private final QuotaShortfall shortfall;
    private final Instant now;
    private final Map<QuantitySum, Instant> byReserved = new HashMap<>();

    private ResetSearch(Stores stores, UsageLimit limit, QuotaShortfall shortfall, Instant now) {
        this.stores = stores;
        this.limit = limit;
        this.shortfall = shortfall;
        this.now = now;
    }

    /// @return `now` if the limit was removed
    static Instant resetAt(Stores stores, QuotaShortfall shortfall, Instant now) {
        return stores.usageLimits()
                .find(shortfall.limit())
                .map(limit -> new ResetSearch(stores, limit, shortfall, now).resetAt())
                .orElse(now);
    }

    private Instant resetAt() {
        Instant withReservations = resetAt(reservedAt(now));
        Instant withoutReservations = resetAt(QuantitySum.ZERO);
        return Instant.ofEpochMilli(first(
                withoutReservations.toEpochMilli(),
                withReservations.toEpochMilli(),
                millis -> isFreeAt(Instant.ofEpochMilli(millis))));
    }

    private boolean isFreeAt(Instant instant) {
        return !resetAt(reservedAt(instant)).isAfter(instant);
    }

    private QuantitySum reservedAt(Instant instant) {
        return stores.quotaReservations().held(limit.key(), instant);
    }

    /// The result if no reservation expired and they held `reserved`.
    private Instant resetAt(QuantitySum reserved) {
        return byReserved.computeIfAbsent(reserved, this::search);
    }

    private Instant search(QuantitySum reserved) {
        QuantitySum needed = reserved.plus(shortfall.requestedQuantity());
        if (needed.exceeds(shortfall.limitQuantity())) {
            return now.plus(LONGEST_WAIT);
        }
        QuantitySum rest = QuantitySum.of(shortfall.limitQuantity().minusOrZero(needed));
        Window window = new Window(limit.windowStart(now), now.plus(UsageEvent.MAX_AHEAD));
        Instant start = UsedQuantity.earliestStart(stores, limit.key(), window, rest);
        Instant reset = limit.firstEndOfWindowFrom(start);
        return reset.isBefore(now) ? now : reset;
    }

    /// The first number of a range for which something is true that stays true.
    private static long first(long before, long after, LongPredicate isTrue) {
        long low = before;
        long high = after;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (isTrue.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
