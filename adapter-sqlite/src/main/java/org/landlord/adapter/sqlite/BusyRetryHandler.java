package org.landlord.adapter.sqlite;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;

/// Waits for another process to let go of the file. SQLite's own handler looks again after ever longer pauses,
/// up to a tenth of a second; beside a process that writes without end, and lets go for a fraction of a
/// millisecond each time, it looks at the wrong moment for seconds. This one looks often. One thread at a time
/// uses a connection, and so this.
final class BusyRetryHandler extends BusyHandler {

    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos() / 3;

    private final long nanos;
    private long since;

    /// @param duration how long to wait for one lock
    BusyRetryHandler(Duration duration) {
        this.nanos = duration.toNanos();
    }

    /// @param attempts how often it was asked before for the same lock
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
