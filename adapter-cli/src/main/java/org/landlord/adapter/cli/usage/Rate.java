package org.landlord.adapter.cli.usage;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// How fast things are done, from the moment this was made on.
final class Rate {

    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoTime;
    private final long begun;

    /// @param nanoTime a clock such as [System#nanoTime()]
    Rate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /// How many were done in a second so far; as many as there are, if it took no time.
    long of(long count) {
        long elapsed = nanoTime.getAsLong() - begun;
        return elapsed <= 0 ? count : Math.round(count * (NANOS_PER_SECOND / elapsed));
    }

    /// Since it began: `6.5 s`.
    String elapsed() {
        Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - begun);
        return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
    }
}
