package org.landlord.it.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Callers of one tenant who do the same again and again, all at the same time, until they are told to end.
final class Crowd implements AutoCloseable {

    /// What one of them does.
    @FunctionalInterface
    interface Errand {

        /// @param round how often it was done before
        /// @return the status of the answer
        int run(int round) throws Exception;
    }

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<String> surprises = new ArrayList<>();

    /// @param size how many there are
    Crowd(int size, Errand errand) {
        for (int i = 0; i < size; i++) {
            int first = i;
            threads.add(Thread.ofVirtual().start(() -> callAgainAndAgain(first, errand)));
        }
    }

    private void callAgainAndAgain(int first, Errand errand) {
        for (int round = first; !isOver.get(); round++) {
            try {
                int status = errand.run(round);
                switch (status) {
                    case 200, 201 -> served.incrementAndGet();
                    case 429, 503 -> {
                        refused.incrementAndGet();
                        Thread.sleep(20);
                    }
                    default -> surprise("status " + status);
                }
            } catch (Exception e) {
                surprise(e.toString());
                return;
            }
        }
    }

    private void surprise(String what) {
        synchronized (surprises) {
            surprises.add(what);
        }
    }

    int served() {
        return served.get();
    }

    int refused() {
        return refused.get();
    }

    /// Answers that are neither success nor a refusal to do so much at once.
    List<String> surprises() {
        synchronized (surprises) {
            return List.copyOf(surprises);
        }
    }

    /// Waits until each has its last answer.
    @Override
    public void close() throws InterruptedException {
        isOver.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
