package org.landlord.application.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.FillForecast;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;
import org.landlord.port.out.usage.UsageGrouping;

/// Reads the states of limits, within one unit of work.
final class LimitInspection {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /// More than a rolling window has hours or days.
    private static final int MAX_PARTS = 100;

    private final Stores stores;
    private final Instant now;

    LimitInspection(Stores stores, Instant now) {
        this.stores = stores;
        this.now = now;
    }

    /// The state in a window.
    ///
    /// @param since the start of the window; null for the start by the limit's period
    /// @param until the end of the window; null for now, with the usage that is observed ahead of the clock,
    ///     which hard limits count
    /// @param quantity the quantity that may fit; null for any quantity greater than 0
    QuotaCheck check(UsageLimit limit, @Nullable Instant since, @Nullable Instant until, @Nullable Quantity quantity) {
        Window window = limit.window(since, until == null ? now : until);
        return limit.check(
                window,
                used(limit, window),
                until == null
                        ? used(limit, new Window(now.plusMillis(1), now.plus(UsageEvent.MAX_AHEAD)))
                        : QuantitySum.ZERO,
                stores.quotaReservations().held(limit.key(), now),
                quantity);
    }

    /// The state now.
    QuotaCheck check(UsageLimit limit, @Nullable Quantity quantity) {
        return check(limit, null, null, quantity);
    }

    int percentUsed(UsageLimit limit) {
        return limit.percentUsed(used(limit, limit.window(null, now)));
    }

    QuotaStatus status(UsageLimit limit) {
        QuotaCheck check = check(limit, null);
        Instant windowEnd = limit.windowEnd(now);
        FillForecast forecast =
                new FillForecast(now, QuantitySum.of(check.remainingQuantity()), windowEnd, leaving(check));
        return new QuotaStatus(
                check,
                limit.percentUsed(check.usedQuantity()),
                windowEnd,
                forecast.fullAt(usedSince(limit, HOUR), HOUR),
                forecast.fullAt(usedSince(limit, DAY), DAY),
                stores.denials().lastRefusal(limit.key()).orElse(null));
    }

    private QuantitySum usedSince(UsageLimit limit, Duration time) {
        return used(limit, new Window(now.minus(time).plusMillis(1), now));
    }

    private QuantitySum used(UsageLimit limit, Window window) {
        return UsedQuantity.of(stores, limit.key(), window);
    }

    private List<FillForecast.Part> leaving(QuotaCheck check) {
        LimitKey key = check.limit().key();
        Duration length = key.period().length();
        if (length == null) {
            return List.of();
        }
        Bucket bucket = length.compareTo(DAY) > 0 ? Bucket.DAY : Bucket.HOUR;
        List<FillForecast.Part> parts = new ArrayList<>();
        for (UsageTotal total : stores.usageEvents()
                .summarize(
                        UsedQuantity.query(key, check.window()), new UsageGrouping(false, bucket), null, MAX_PARTS)) {
            Instant start = total.bucketStart();
            if (start != null) {
                Instant from = start.plus(length);
                Instant to = bucket.around(start, ZoneOffset.UTC).until().plus(length);
                parts.add(new FillForecast.Part(from.isBefore(now) ? now : from, to, total.quantity()));
            }
        }
        return parts;
    }
}
