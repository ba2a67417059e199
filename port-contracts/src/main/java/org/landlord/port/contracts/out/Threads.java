package org.landlord.port.contracts.out;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Runs work in other threads.
final class Threads {

    private Threads() {}

    /// Runs work in another thread and waits for it.
    static <T> T inAnother(Callable<T> work) {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            return result(other.submit(work));
        }
    }

    /// Runs work in `count` threads that start together, and waits for all of them.
    ///
    /// @param work receives the number of its thread, from 0
    static void inParallel(int count, IntConsumer work) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<Boolean>> running = IntStream.range(0, count)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        work.accept(number);
                        return true;
                    }))
                    .toList();
            start.countDown();
            running.forEach(Threads::result);
        }
    }

    static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new AssertionError("the other thread failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the other thread", interrupted);
        }
    }
}
