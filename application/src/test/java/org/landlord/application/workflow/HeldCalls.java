package org.landlord.application.workflow;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Calls that a test holds until it lets them go.
final class HeldCalls {

    private final AtomicInteger held = new AtomicInteger();
    private volatile @Nullable CountDownLatch open;

    /// From now on calls wait until the latch is open.
    void until(CountDownLatch latch) {
        open = latch;
    }

    /// Waits until this many calls are held.
    void await(int count) throws InterruptedException {
        for (int i = 0; held.get() < count; i++) {
            if (i == 2_000) {
                throw new AssertionError(held + " calls are held");
            }
            Thread.sleep(5);
        }
    }

    /// Waits if calls are held.
    void pass() {
        CountDownLatch latch = open;
        if (latch == null) {
            return;
        }
        held.incrementAndGet();
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody has let it go");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
