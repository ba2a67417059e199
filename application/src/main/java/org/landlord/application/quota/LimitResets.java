package org.landlord.application.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.quota.QuotaShortfall;

/// Finds when a limit that refused usage will have enough left: after the refusal, on the thread of a refused caller,
/// so that it takes no time of the one thread that writes.
public final class LimitResets {

    private final UseCaseContext ports;
    private final DenialLog denials;
    private final ResetSearches searches;

    public LimitResets(UseCaseContext ports, DenialLog denials) {
        this.ports = ports;
        this.searches = new ResetSearches(ports);
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
            throw noted(caller, refused, pending(refused));
        }
    }

    /// Runs `work`, which only reads.
    ///
    /// @throws QuotaExceeded in place of [LimitExceeded]
    public <T> T completeDryRun(Supplier<T> work) {
        try {
            return work.get();
        } catch (LimitExceeded refused) {
            throw failure(refused, pending(refused));
        }
    }

    /// Fails with the [QuotaExceeded] of a refusal, without blocking the calling thread, and notes the refusal as a
    /// denial of the caller.
    public <T> CompletionStage<T> failedStage(Caller caller, LimitExceeded refused) {
        // Waits from now on, so that the refusals of one group of writes share few searches.
        Pending pending = pending(refused);
        return CompletableFuture.supplyAsync(
                () -> {
                    throw noted(caller, refused, pending);
                },
                Thread::startVirtualThread);
    }

    private QuotaExceeded noted(Caller caller, LimitExceeded refused, Pending pending) {
        QuotaExceeded failure = failure(refused, pending);
        QuotaShortfall shortfall = failure.shortfall();
        denials.note(caller, refused.projectOf(shortfall.limit()), shortfall);
        return failure;
    }

    /// A refusal whose failure is not complete yet.
    ///
    /// @param shortfall what the failure contains without a search
    /// @param search null if waiting does not help
    private record Pending(QuotaShortfall shortfall, ResetSearches.@Nullable Search search) {}

    private Pending pending(LimitExceeded refused) {
        List<QuotaShortfall> shortfalls = refused.shortfalls();
        if (!refused.resets()) {
            return new Pending(shortfalls.getFirst(), null);
        }
        return shortfalls.stream()
                .filter(QuotaShortfall::exceedsLimit)
                .findFirst()
                .map(never -> new Pending(never, null))
                .orElseGet(() -> new Pending(shortfalls.getFirst(), searches.of(shortfalls)));
    }

    /// Without `resetAt`, but with the time until a retry, if the storage has no reader for it.
    private QuotaExceeded failure(LimitExceeded refused, Pending pending) {
        ResetSearches.Search search = pending.search();
        if (search == null) {
            return failure(refused, pending.shortfall(), null);
        }
        try {
            QuotaShortfall longest = longest(refused.shortfalls(), search.run().join());
            Instant resetAt = longest.resetAt();
            return failure(refused, longest, resetAt == null ? null : untilThen(resetAt));
        } catch (CompletionException failed) {
            Duration retryAfter = switch (failed.getCause()) {
                case RateLimited busy -> busy.retryAfter();
                case Unavailable busy -> busy.retryAfter();
                case RuntimeException other -> throw other;
                case Error other -> throw other;
                case null, default -> throw failed;
            };
            return failure(refused, pending.shortfall(), retryAfter);
        }
    }

    /// Not negative: there may be enough left by now.
    private Duration untilThen(Instant resetAt) {
        Instant now = ports.clock().now();
        return resetAt.isAfter(now) ? Duration.between(now, resetAt) : Duration.ZERO;
    }

    private static QuotaExceeded failure(
            LimitExceeded refused, QuotaShortfall shortfall, @Nullable Duration retryAfter) {
        QuotaExceeded failure = new QuotaExceeded(shortfall, retryAfter);
        return refused.note() == null
                ? failure
                : new QuotaExceeded(failure.getMessage() + "; " + refused.note(), shortfall, retryAfter);
    }

    /// The shortfall of the limit that binds longest, with its `resetAt`; null if it binds forever.
    private static QuotaShortfall longest(List<QuotaShortfall> shortfalls, List<Optional<Instant>> resets) {
        return IntStream.range(0, shortfalls.size())
                .mapToObj(i -> shortfalls.get(i).resettingAt(resets.get(i).orElse(null)))
                .max(Comparator.comparing(
                        QuotaShortfall::resetAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .orElseThrow();
    }
}
