package org.landlord.application.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;

/// Finds when a limit that refused usage will have enough left: after the refusal, in a reading unit of work
/// on the refused caller's own thread, so that it takes no time of the one thread that writes.
public final class LimitResets {

    /// No period is longer, and no reservation outlives it by more.
    private static final Duration LONGEST_WAIT = Duration.ofDays(32).plus(QuotaReservation.MAX_TTL);

    private final UseCaseContext ports;

    public LimitResets(UseCaseContext ports) {
        this.ports = ports;
    }

    /// True if the calling thread is in a unit of work: a refusal then stays a [LimitExceeded] until that has
    /// ended, for its beginner to complete with [#complete(Supplier)].
    public boolean isDeferred() {
        return ports.gate().withoutAuthorization().isOpen();
    }

    /// Runs `work`.
    ///
    /// @throws QuotaExceeded in place of [LimitExceeded], unless this [is deferred][#isDeferred]
    public <T> T complete(Supplier<T> work) {
        try {
            return work.get();
        } catch (LimitExceeded refused) {
            if (isDeferred()) {
                throw refused;
            }
            throw failure(refused);
        }
    }

    /// Fails with the [QuotaExceeded] of a refusal, without blocking the calling thread.
    public <T> CompletionStage<T> failedStage(LimitExceeded refused) {
        return CompletableFuture.supplyAsync(
                () -> {
                    throw failure(refused);
                },
                Thread::startVirtualThread);
    }

    /// Without `resetAt`, but with the time until a retry, if the storage has no reader for it.
    private QuotaExceeded failure(LimitExceeded refused) {
        List<QuotaShortfall> shortfalls = refused.shortfalls();
        if (!refused.resets()) {
            return failure(refused, shortfalls.getFirst(), null);
        }
        Optional<QuotaShortfall> never =
                shortfalls.stream().filter(QuotaShortfall::exceedsLimit).findFirst();
        if (never.isPresent()) {
            return failure(refused, never.get(), null);
        }
        Instant now = ports.clock().now();
        try {
            QuotaShortfall longest = ports.gate()
                    .withoutAuthorization()
                    .read(
                            new Scope.Org(shortfalls.getFirst().limit().orgId()),
                            stores -> longest(stores, shortfalls, now));
            return failure(refused, longest, Duration.between(now, Objects.requireNonNull(longest.resetAt())));
        } catch (RateLimited busy) {
            return failure(refused, shortfalls.getFirst(), busy.retryAfter());
        } catch (Unavailable busy) {
            return failure(refused, shortfalls.getFirst(), busy.retryAfter());
        }
    }

    private static QuotaExceeded failure(
            LimitExceeded refused, QuotaShortfall shortfall, @Nullable Duration retryAfter) {
        QuotaExceeded failure = new QuotaExceeded(shortfall, retryAfter);
        return refused.note() == null
                ? failure
                : new QuotaExceeded(failure.getMessage() + "; " + refused.note(), shortfall, retryAfter);
    }

    /// The shortfall of the limit that binds longest, with its `resetAt`.
    private static QuotaShortfall longest(Stores stores, List<QuotaShortfall> shortfalls, Instant now) {
        return shortfalls.stream()
                .map(shortfall -> shortfall.resettingAt(resetAt(stores, shortfall, now)))
                .max(Comparator.comparing(QuotaShortfall::resetAt))
                .orElseThrow();
    }

    /// The first instant at which there will be enough, if nothing more is used: windows move on and
    /// reservations expire, so what is free only grows.
    private static Instant resetAt(Stores stores, QuotaShortfall shortfall, Instant now) {
        UsageLimit limit = stores.usageLimits().find(shortfall.limit()).orElse(null);
        if (limit == null) {
            // It was removed meanwhile.
            return now;
        }
        // Most refusals are not caused by reservations, whose sum would be read for each step of the search.
        boolean isReserved = !stores.quotaReservations().held(limit.key(), now).equals(QuantitySum.ZERO);
        long ahead = now.plus(UsageEvent.MAX_AHEAD).toEpochMilli();
        long end = now.plus(LONGEST_WAIT).toEpochMilli();
        // After this instant all present usage has left the window.
        long empty = isReserved
                ? end
                : first(
                        ahead,
                        end,
                        millis ->
                                limit.windowStart(Instant.ofEpochMilli(millis)).toEpochMilli() > ahead);
        return Instant.ofEpochMilli(first(
                now.toEpochMilli(),
                empty,
                millis -> isFree(stores, limit, shortfall, now, Instant.ofEpochMilli(millis), isReserved)));
    }

    private static boolean isFree(
            Stores stores, UsageLimit limit, QuotaShortfall shortfall, Instant now, Instant then, boolean isReserved) {
        Instant ahead = now.plus(UsageEvent.MAX_AHEAD);
        Window window = new Window(limit.windowStart(then), then.isAfter(ahead) ? then : ahead);
        QuantitySum used = UsedQuantity.of(stores, limit.key(), window);
        QuantitySum taken = isReserved ? used.plus(stores.quotaReservations().held(limit.key(), then)) : used;
        return !taken.plus(shortfall.requestedQuantity()).exceeds(shortfall.limitQuantity());
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
