package org.landlord.it.workflow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One call to a gateway that waits for a test, before it is forwarded or before it is answered. For a
/// minute at most.
public final class HeldCall implements AutoCloseable {

    /// Holds nothing.
    static final HeldCall NONE = new HeldCall(true);

    private static final Duration LONGEST = Duration.ofSeconds(60);

    static {
        NONE.release();
    }

    private final boolean before;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean dropped;

    /// @param before whether it waits before it is forwarded, or before it is answered
    HeldCall(boolean before) {
        this.before = before;
    }

    /// Stands still, if this is the moment of the call.
    ///
    /// @return false if the call has to end here
    boolean pass(boolean isBefore) throws InterruptedException {
        if (before != isBefore) {
            return true;
        }
        arrived.countDown();
        return ended.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS) && !dropped;
    }

    /// Waits until the call is held.
    public void awaitHeld() {
        try {
            if (!arrived.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("there was no such call");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Lets the call go on. One whose caller is gone still arrives at the gateway.
    public void release() {
        ended.countDown();
    }

    /// Lets the connection of the call break off.
    public void drop() {
        dropped = true;
        ended.countDown();
    }

    @Override
    public void close() {
        drop();
    }
}
