package org.landlord.application.quota;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;

/// The search for the first instant at which a limit will have enough for a refused quantity, if nothing more is
/// used: windows move on and reservations expire, so what is free only grows. The usage of `lifetime` stays, so
/// there may be no such instant.
final class ResetSearch {

    private final Stores stores;
    private final UsageLimit limit;
    private final QuotaShortfall shortfall;
    private final Instant now;
    private final Map<QuantitySum, Optional<Instant>> byReserved = new HashMap<>();

    private ResetSearch(Stores stores, UsageLimit limit, QuotaShortfall shortfall, Instant now) {
        this.stores = stores;
        this.limit = limit;
        this.shortfall = shortfall;
        this.now = now;
    }

    /// @return `now` if the limit was removed; empty if waiting does not help
    static Optional<Instant> resetAt(Stores stores, QuotaShortfall shortfall, Instant now) {
        UsageLimit limit = stores.usageLimits().find(shortfall.limit()).orElse(null);
        return limit == null ? Optional.of(now) : new ResetSearch(stores, limit, shortfall, now).resetAt();
    }

    private Optional<Instant> resetAt() {
        return resetAt(QuantitySum.ZERO).map(withoutReservations -> {
            Instant withReservations = resetAt(reservedAt(now)).orElseGet(() -> onceExpired(withoutReservations));
            return Instant.ofEpochMilli(first(
                    withoutReservations.toEpochMilli(),
                    withReservations.toEpochMilli(),
                    millis -> isFreeAt(Instant.ofEpochMilli(millis))));
        });
    }

    /// An instant at which every reservation of now has expired.
    private Instant onceExpired(Instant withoutReservations) {
        Instant expired = now.plus(QuotaReservation.MAX_TTL);
        return expired.isBefore(withoutReservations) ? withoutReservations : expired;
    }

    private boolean isFreeAt(Instant instant) {
        return resetAt(reservedAt(instant))
                .filter(reset -> !reset.isAfter(instant))
                .isPresent();
    }

    private QuantitySum reservedAt(Instant instant) {
        return stores.quotaReservations().held(limit.key(), instant);
    }

    /// The result if no reservation expired and they held `reserved`.
    private Optional<Instant> resetAt(QuantitySum reserved) {
        return byReserved.computeIfAbsent(reserved, this::search);
    }

    private Optional<Instant> search(QuantitySum reserved) {
        QuantitySum needed = reserved.plus(shortfall.requestedQuantity());
        if (needed.exceeds(shortfall.limitQuantity())) {
            return Optional.empty();
        }
        QuantitySum rest = QuantitySum.of(shortfall.limitQuantity().minusOrZero(needed));
        Window window = new Window(limit.windowStart(now), now.plus(UsageEvent.MAX_AHEAD));
        if (limit.key().period() == Period.LIFETIME) {
            // Only whether all of it fits matters, and there may be usage on many days.
            QuantitySum used = UsedQuantity.of(stores, limit.key(), window);
            return used.compareTo(rest) <= 0 ? Optional.of(now) : Optional.empty();
        }
        Instant start = UsedQuantity.earliestStart(stores, limit.key(), window, rest);
        return Optional.ofNullable(limit.firstEndOfWindowFrom(start)).map(reset -> reset.isBefore(now) ? now : reset);
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
