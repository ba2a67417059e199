package org.landlord.adapter.rest.access.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.RateLimited;

/// Counts failed authentications by client address and by the key id that was sent. Beyond a number per minute they
/// are answered with 429 instead of 401. Valid credentials are never counted: failures of others with the same
/// address or the same key id cannot lock their owner out.
@Singleton
public class FailedAttempts {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /// The most addresses and key ids in memory at once. Beyond that those that failed least are forgotten.
    private static final int MAX_COUNTS = 20_000;

    private static final class Count {
        private final long since;
        private int failures;

        Count(long since) {
            this.since = since;
        }
    }

    private final int perMinute;
    private final LongSupplier nanos;

    /// A count begins with the first failure and ends a minute later.
    private final Cache<String, Count> counts;

    /// @param perMinute failures per minute; 0 for no limit
    @Inject
    FailedAttempts(@ConfigProperty(name = "landlord.failed-attempts-per-minute") int perMinute) {
        this(perMinute, System::nanoTime);
    }

    /// @param nanos a monotonic clock
    FailedAttempts(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
        this.counts = Caffeine.newBuilder()
                .maximumSize(MAX_COUNTS)
                .expireAfterWrite(Duration.ofNanos(MINUTE))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /// Counts a failure.
    ///
    /// @param address the client's address; null if it is not known
    /// @param keyId the key id that was sent; null if none was
    /// @return the refusal; null if the failures are within the limit
    @Nullable
    public synchronized RateLimited note(@Nullable String address, @Nullable String keyId) {
        if (perMinute <= 0) {
            return null;
        }
        long now = nanos.getAsLong();
        long wait = Math.max(
                address == null ? 0 : note("address " + address, now), keyId == null ? 0 : note("key " + keyId, now));
        return wait == 0 ? null : new RateLimited("too many failed authentication attempts", Duration.ofNanos(wait));
    }

    /// @return how long to wait, in nanoseconds; 0 for not at all
    private long note(String who, long now) {
        Count count = counts.get(who, _ -> new Count(now));
        count.failures++;
        return count.failures > perMinute ? MINUTE - (now - count.since) : 0;
    }
}
