package org.landlord.application.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.port.out.Stores;

/// Finds when a limit that refused usage will have enough left: after the refusal, in a reading unit of work
/// on the refused caller's own thread, so that it takes no time of the one thread that writes.
public final class LimitResets {

    private final UseCaseContext ports;
    private final DenialLog denials;

    public LimitResets(UseCaseContext ports, DenialLog denials) {
        this.ports = ports;
        this.denials = denials;
    }

    /// True if the calling thread is in a unit of work: a refusal then stays a [LimitExceeded] until that has
    /// ended, for its beginner to complete with [#complete(Supplier)].
    public boolean isDeferred() {
        return ports.gate().withoutAuthorization().isOpen();
    }

    /// Runs `work`, and notes its refusal as a denial of the caller.
    ///
    /// @throws QuotaExceeded in place of [LimitExceeded], unless this [is deferred][#isDeferred]
    public <T> T complete(Caller caller, Supplier<T> work) {
        try {
            return work.get();
        } catch (LimitExceeded refused) {
            if (isDeferred()) {
                throw refused;
            }
            throw noted(caller, refused);
        }
    }

    /// Runs `work`, which only reads.
    ///
    /// @throws QuotaExceeded in place of [LimitExceeded]
    public <T> T completeDryRun(Supplier<T> work) {
        try {
            return work.get();
        } catch (LimitExceeded refused) {
            throw failure(refused);
        }
    }

    /// Fails with the [QuotaExceeded] of a refusal, without blocking the calling thread, and notes the refusal as a
    /// denial of the caller.
    public <T> CompletionStage<T> failedStage(Caller caller, LimitExceeded refused) {
        return CompletableFuture.supplyAsync(
                () -> {
                    throw noted(caller, refused);
                },
                Thread::startVirtualThread);
    }

    private QuotaExceeded noted(Caller caller, LimitExceeded refused) {
        QuotaExceeded failure = failure(refused);
        QuotaShortfall shortfall = failure.shortfall();
        denials.note(caller, refused.projectOf(shortfall.limit()), shortfall);
        return failure;
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
            Instant resetAt = longest.resetAt();
            return failure(refused, longest, resetAt == null ? null : Duration.between(now, resetAt));
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

    /// The shortfall of the limit that binds longest, with its `resetAt`; null if it binds forever.
    private static QuotaShortfall longest(Stores stores, List<QuotaShortfall> shortfalls, Instant now) {
        return shortfalls.stream()
                .map(shortfall -> shortfall.resettingAt(
                        ResetSearch.resetAt(stores, shortfall, now).orElse(null)))
                .max(Comparator.comparing(
                        QuotaShortfall::resetAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .orElseThrow();
    }
}
