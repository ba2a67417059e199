package org.landlord.adapter.cli.usage;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Measures throughput since its creation.
final class Rate {

    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoTime;
    private final long started;

    /// @param nanoTime a clock such as [System#nanoTime()]
    Rate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /// The average per second; the count itself if no time has passed.
    long of(long count) {
        long elapsed = nanoTime.getAsLong() - started;
        return elapsed <= 0 ? count : Math.round(count * (NANOS_PER_SECOND / elapsed));
    }

    /// The time since its creation: `6.5 s`.
    String elapsed() {
        Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - started);
        return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
    }
}
