package org.landlord.adapter.rest.http.body;

import java.time.Duration;

/// The minimum rate at which a client sends or receives. It has a credit of the length of a pause: waiting
/// for the client uses it up, bytes restore it at 16 KiB a second, and it never exceeds the pause. Not
/// thread-safe.
public final class MinimumRate {

    /// The rate that keeps the credit constant.
    static final long BYTES_PER_SECOND = 16 << 10;

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final long pauseNanos;
    private long creditNanos;

    /// @param pause how long a client may do nothing
    public MinimumRate(Duration pause) {
        this.pauseNanos = pause.toNanos();
        this.creditNanos = pauseNanos;
    }

    /// How long to wait for the next byte at most, in nanoseconds.
    public long creditNanos() {
        return creditNanos;
    }

    /// Records a wait.
    ///
    /// @param bytes how much was sent or received in this time
    /// @return false if that was too slow
    public boolean keptUp(long waitedNanos, long bytes) {
        creditNanos = Math.min(pauseNanos, creditNanos + nanosFor(bytes)) - waitedNanos;
        return creditNanos >= 0;
    }

    private static long nanosFor(long bytes) {
        return bytes * NANOS_PER_SECOND / BYTES_PER_SECOND;
    }
}
