package org.landlord.adapter.rest.access.authentication;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Principal;
import org.landlord.domain.failure.RateLimited;

/// How often one credential may call: so many times a second, and a second's worth at once (the generic cell rate
/// algorithm: of each credential one instant is kept, the one at which it would be back to none).
@Singleton
class CredentialRateLimiter {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /// How many credentials are kept apart; with more than that those are forgotten that are idle.
    private static final int REMEMBERED = 50_000;

    private final long nanosForEach;
    private final LongSupplier nanos;
    private final Map<String, AtomicLong> busyUntil = new ConcurrentHashMap<>();

    /// @param perSecond how many calls a second; 0 for as many as they like
    @Inject
    CredentialRateLimiter(@ConfigProperty(name = "landlord.calls-per-second") int perSecond) {
        this(perSecond, System::nanoTime);
    }

    /// @param nanos a clock for spans of time
    CredentialRateLimiter(int perSecond, LongSupplier nanos) {
        this.nanosForEach = perSecond <= 0 ? 0 : Math.max(1, SECOND / perSecond);
        this.nanos = nanos;
    }

    /// Counts a call.
    ///
    /// @return why it may not be; null if it may
    @Nullable
    RateLimited admit(Caller caller) {
        if (nanosForEach == 0) {
            return null;
        }
        long now = nanos.getAsLong();
        AtomicLong until = busyUntil(who(caller.principal()), now);
        while (true) {
            long before = until.get();
            long after = Math.max(before, now) + nanosForEach;
            if (after - now > SECOND) {
                return new RateLimited("this credential calls too often", Duration.ofNanos(after - now - SECOND));
            }
            if (until.compareAndSet(before, after)) {
                return null;
            }
        }
    }

    private AtomicLong busyUntil(String who, long now) {
        AtomicLong known = busyUntil.get(who);
        if (known != null) {
            return known;
        }
        if (busyUntil.size() >= REMEMBERED) {
            busyUntil.values().removeIf(until -> until.get() <= now);
        }
        return busyUntil.computeIfAbsent(who, _ -> new AtomicLong(now));
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
