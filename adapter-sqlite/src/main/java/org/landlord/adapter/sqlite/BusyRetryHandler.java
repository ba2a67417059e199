package org.landlord.adapter.sqlite;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;

/// Waits until another process releases its lock on the file. SQLite's own handler retries after growing
/// pauses of up to 100 ms: it can miss the short gaps of a process that writes continuously for seconds.
/// This one retries often. Used by one thread at a time, like its connection.
final class BusyRetryHandler extends BusyHandler {

    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos() / 3;

    private final long nanos;
    private long since;

    /// @param duration the maximum wait for one lock
    BusyRetryHandler(Duration duration) {
        this.nanos = duration.toNanos();
    }

    /// @param attempts the number of previous calls for the same lock
    /// @return 0 to give up
    @Override
    protected int callback(int attempts) {
        long now = System.nanoTime();
        if (attempts == 0) {
            since = now;
        }
        if (now - since >= nanos) {
            return 0;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        return 1;
    }
}
