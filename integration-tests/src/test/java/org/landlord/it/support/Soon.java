package org.landlord.it.support;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// For what does not hold at once, but soon.
public final class Soon {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Soon() {}

    /// What there is, once there is something.
    public static <T> T the(Supplier<@Nullable T> thing) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T found = thing.get();
            if (found != null) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("there is nothing, though much time has passed");
            }
            pause();
        }
    }

    /// What there is, once it is as expected.
    ///
    /// @throws AssertionError with what there was last, if that takes too long
    public static <T> T the(Duration patience, Supplier<T> thing, Predicate<T> expected) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            T found = thing.get();
            if (expected.test(found)) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience + ": " + found);
            }
            pause();
        }
    }

    /// How long it takes until something holds, from now on.
    public static Duration until(BooleanSupplier holds) {
        long start = System.nanoTime();
        the(() -> holds.getAsBoolean() ? true : null);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
