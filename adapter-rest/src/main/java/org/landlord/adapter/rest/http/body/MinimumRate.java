package org.landlord.adapter.rest.http.body;

import java.time.Duration;

/// How slowly the other side of a connection may send or take. It has a pause to its credit: being waited for uses
/// that up, moving bytes brings it back, and never more than the pause is saved. Not thread-safe.
public final class MinimumRate {

    /// How fast bytes have to move, once the time of a pause is used up.
    static final long BYTES_PER_SECOND = 16 << 10;

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final long pauseNanos;
    private long creditNanos;

    /// @param pause how long the other side may do nothing
    public MinimumRate(Duration pause) {
        this.pauseNanos = pause.toNanos();
        this.creditNanos = pauseNanos;
    }

    /// How long a body may be waited for in all, if it is waited for in one go.
    ///
    /// @param pause how long a client may send nothing
    /// @param bytes how much of the body there is
    static Duration patience(Duration pause, long bytes) {
        return pause.plusNanos(nanosFor(bytes));
    }

    /// How long the other side may be waited for, from now on, if nothing moves.
    public long creditNanos() {
        return creditNanos;
    }

    /// Notes that it was waited for.
    ///
    /// @param bytes how much moved then
    /// @return false if that was too slow
    public boolean keptUp(long waitedNanos, long bytes) {
        creditNanos = Math.min(pauseNanos, creditNanos + nanosFor(bytes)) - waitedNanos;
        return creditNanos >= 0;
    }

    private static long nanosFor(long bytes) {
        return bytes * NANOS_PER_SECOND / BYTES_PER_SECOND;
    }
}
