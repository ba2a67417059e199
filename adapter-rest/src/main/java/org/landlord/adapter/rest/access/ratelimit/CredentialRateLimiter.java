package org.landlord.adapter.rest.access.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Principal;
import org.landlord.domain.failure.RateLimited;

/// Limits the calls of each credential: a number of calls per second, with bursts of as many (the generic cell rate
/// algorithm, which keeps one instant for each credential).
@Singleton
public class CredentialRateLimiter {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /// The most credentials in memory at once. Beyond that the one that called least is forgotten.
    private static final int MAX_CREDENTIALS = 50_000;

    private final long nanosForEach;
    private final @Nullable String policy;
    private final LongSupplier nanos;

    /// The instant at which a credential has all its calls again, in nanoseconds. After a second without a call it
    /// has passed.
    private final Cache<String, AtomicLong> busyUntil;

    /// @param perSecond calls per second; 0 for no limit
    @Inject
    CredentialRateLimiter(@ConfigProperty(name = "landlord.calls-per-second") int perSecond) {
        this(perSecond, System::nanoTime);
    }

    /// @param nanos a monotonic clock
    CredentialRateLimiter(int perSecond, LongSupplier nanos) {
        this.nanosForEach = perSecond <= 0 ? 0 : Math.max(1, SECOND / perSecond);
        this.policy = perSecond <= 0 ? null : "\"credential\";q=" + perSecond + ";w=1";
        this.nanos = nanos;
        this.busyUntil = Caffeine.newBuilder()
                .maximumSize(MAX_CREDENTIALS)
                .expireAfterAccess(Duration.ofNanos(SECOND))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /// The `RateLimit-Policy` of all answers; null without a limit.
    ///
    /// See draft-ietf-httpapi-ratelimit-headers-10.
    @Nullable
    public String policy() {
        return policy;
    }

    /// The `RateLimit` of an answer: the window is a second, so the quota is whole again after it.
    static String state(long remaining) {
        return "\"credential\";r=" + remaining + ";t=1";
    }

    /// Counts a call.
    ///
    /// @return the refusal; null if the call is within the limit
    @Nullable
    RateLimited admit(Caller caller) {
        return admit(caller, _ -> {});
    }

    /// Counts a call.
    ///
    /// @param state receives the `RateLimit` of the answer; not called without a limit
    /// @return the refusal; null if the call is within the limit
    @Nullable
    public RateLimited admit(Caller caller, Consumer<String> state) {
        if (nanosForEach == 0) {
            return null;
        }
        long now = nanos.getAsLong();
        AtomicLong until = busyUntil.get(who(caller.principal()), _ -> new AtomicLong(now));
        while (true) {
            long before = until.get();
            long after = Math.max(before, now) + nanosForEach;
            if (after - now > SECOND) {
                state.accept(state(0));
                return new RateLimited(
                        "too many requests with this credential", Duration.ofNanos(after - now - SECOND));
            }
            if (until.compareAndSet(before, after)) {
                state.accept(state((SECOND - (after - now)) / nanosForEach));
                return null;
            }
        }
    }

    private static String who(Principal principal) {
        return switch (principal) {
            case Principal.KeyHolder holder -> holder.keyId().value();
            case Principal.User user -> user.orgId() + " " + user.userId();
            case Principal.Operator operator -> operator.actorId().value();
            case Principal.Anonymous _ -> "";
        };
    }
}
