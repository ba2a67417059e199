package org.landlord.adapter.rest.access.authentication;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.RateLimited;

/// How often somebody has failed to prove who they are, by the address they call from and by the key they claim
/// to have. Beyond some times a minute they hear "too often" instead of "no". Who has a good key is never asked:
/// others at the same address, or others who claim that key, take nothing from them.
@Singleton
class FailedAttempts {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /// How many addresses and keys are kept apart; those that failed first are forgotten first.
    private static final int REMEMBERED = 20_000;

    private static final class Count {
        private final long since;
        private int failures;

        Count(long since) {
            this.since = since;
        }
    }

    private final int perMinute;
    private final LongSupplier nanos;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    /// @param perMinute how many failures in a minute; 0 for as many as they like
    @Inject
    FailedAttempts(@ConfigProperty(name = "landlord.failed-attempts-per-minute") int perMinute) {
        this(perMinute, System::nanoTime);
    }

    /// @param nanos a clock for spans of time
    FailedAttempts(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
    }

    /// Counts a failure.
    ///
    /// @param address where it came from; null if that is not known
    /// @param keyId which key was claimed; null if none was
    /// @return what to answer instead of "no"; null for "no"
    @Nullable
    synchronized RateLimited note(@Nullable String address, @Nullable String keyId) {
        if (perMinute <= 0) {
            return null;
        }
        long now = nanos.getAsLong();
        long wait = Math.max(
                address == null ? 0 : note("address " + address, now), keyId == null ? 0 : note("key " + keyId, now));
        return wait == 0
                ? null
                : new RateLimited("too many attempts with credentials that are not good", Duration.ofNanos(wait));
    }

    /// @return how long to wait, in nanoseconds; 0 for not at all
    private long note(String who, long now) {
        Count count = counts.get(who);
        if (count == null || now - count.since >= MINUTE) {
            counts.remove(who);
            count = new Count(now);
            counts.put(who, count);
            if (counts.size() > REMEMBERED) {
                counts.remove(counts.keySet().iterator().next());
            }
        }
        count.failures++;
        return count.failures > perMinute ? MINUTE - (now - count.since) : 0;
    }
}
