package org.landlord.it.workflow.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What is wrong with a gateway at the moment, which calls it had, and which of them it holds.
public final class Faults {

    /// Nothing is held for longer, whatever a test forgets.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private volatile Fault fault = new Fault(Kind.NONE, Duration.ZERO);
    private volatile CountDownLatch hanging = new CountDownLatch(1);

    /// How a gateway fails.
    public enum Kind {
        NONE,
        SLOW,
        HANGING,
        ERROR_500,
        HALF_A_BODY,
        UNAUTHORIZED
    }

    /// A fault.
    ///
    /// @param delay before each answer
    public record Fault(Kind kind, Duration delay) {}

    /// Calls of one method that wait for a test.
    public static final class Hold implements AutoCloseable {

        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final boolean before;

        private Hold(boolean before) {
            this.before = before;
        }

        /// Waits until a call is held.
        public void awaitCall() {
            await(arrived);
        }

        /// Lets all calls go that are held, and holds none from now on.
        public void release() {
            released.countDown();
        }

        @Override
        public void close() {
            release();
        }
    }

    /// Sets what is wrong from now on. What hung goes on.
    public void set(Kind kind, Duration delay) {
        CountDownLatch before = hanging;
        hanging = new CountDownLatch(1);
        fault = new Fault(kind, delay);
        before.countDown();
    }

    public Kind kind() {
        return fault.kind();
    }

    /// Waits as long as a faulty gateway lets its clients wait.
    public void delay() {
        Fault now = fault;
        if (now.kind() == Kind.HANGING) {
            await(hanging);
        } else if (now.delay().isPositive()) {
            await(hanging, now.delay());
        }
    }

    /// Notes a call.
    public void count(String method) {
        calls.computeIfAbsent(method, _ -> new AtomicInteger()).incrementAndGet();
    }

    /// How many calls of a method there were.
    public int calls(String method) {
        AtomicInteger count = calls.get(method);
        return count == null ? 0 : count.get();
    }

    /// Holds the calls of a method from now on.
    ///
    /// @param before whether before they do anything, or when all is done but not answered
    public Hold hold(String method, boolean before) {
        Hold hold = new Hold(before);
        Hold last = holds.put(method, hold);
        if (last != null) {
            last.release();
        }
        return hold;
    }

    /// Stands still if calls of the method are held at this moment of theirs.
    public void pass(String method, boolean before) {
        Hold hold = holds.get(method);
        if (hold != null && hold.before == before && hold.released.getCount() > 0) {
            hold.arrived.countDown();
            await(hold.released);
        }
    }

    /// Lets everything go that is held or hangs.
    public void releaseAll() {
        holds.values().forEach(Hold::release);
        hanging.countDown();
    }

    private static void await(CountDownLatch latch) {
        await(latch, LONGEST);
    }

    private static void await(CountDownLatch latch, Duration longest) {
        try {
            if (!latch.await(longest.toMillis(), TimeUnit.MILLISECONDS) && longest.equals(LONGEST)) {
                throw new IllegalStateException("held for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
