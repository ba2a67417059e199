package org.landlord.adapter.gateway.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// After some failed calls in a row to a gateway, further calls fail at once for a time that grows.
/// After that time, one call tries it.
final class Breaker {

    /// Failed calls in a row, until calls fail at once.
    static final int FAILURES = 3;

    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /// A gateway that was not called for so long begins anew.
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private final Map<GatewayKey, Trouble> troubles = new HashMap<>();

    /// @param nanos a time in nanoseconds, such as [System#nanoTime]
    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// A gateway whose last call failed.
    private static final class Trouble {

        private final GatewayUrl url;
        private int failures;
        private Duration pause = Duration.ZERO;
        private boolean isTried;
        private long lastAt;
        private long nextAt;

        private Trouble(GatewayUrl url) {
            this.url = url;
        }
    }

    /// @throws GatewayCallFailed if the gateway is not to be called now
    synchronized void require(Gateway gateway) {
        Trouble trouble = troubles.get(gateway.key());
        if (trouble == null || trouble.failures < FAILURES || !trouble.url.equals(gateway.baseUrl())) {
            return;
        }
        long left = trouble.nextAt - nanos.getAsLong();
        if (left > 0) {
            throw new GatewayCallFailed(
                    GatewayState.DOWN,
                    "the gateway has not responded to the last calls; the next one is made in "
                            + Math.ceilDiv(left, Duration.ofSeconds(1).toNanos()) + " s",
                    false);
        }
        // This call tries it; others wait for its result.
        trouble.isTried = true;
        trouble.nextAt = nanos.getAsLong() + trouble.pause.toNanos();
    }

    synchronized void succeeded(Gateway gateway) {
        troubles.remove(gateway.key());
    }

    synchronized void failed(Gateway gateway) {
        long now = nanos.getAsLong();
        troubles.values().removeIf(trouble -> now - trouble.lastAt > MEMORY.toNanos());
        Trouble trouble = troubles.compute(
                gateway.key(),
                (_, before) -> before == null || !before.url.equals(gateway.baseUrl())
                        ? new Trouble(gateway.baseUrl())
                        : before);
        trouble.failures++;
        trouble.lastAt = now;
        // The failures of calls that were made at the same time are one.
        if (trouble.failures == FAILURES || trouble.isTried) {
            trouble.isTried = false;
            trouble.pause = next(trouble.pause);
            trouble.nextAt = now + trouble.pause.toNanos();
        }
    }

    private static Duration next(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return pause.isZero() ? FIRST_PAUSE : doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
