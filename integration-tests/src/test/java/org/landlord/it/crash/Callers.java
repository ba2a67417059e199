package org.landlord.it.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;

/// Many callers at once who record one event after the other, each with an id of its own, and remember what each was
/// answered.
final class Callers {

    /// How many there are.
    static final int COUNT = 64;

    private final AtomicLong made = new AtomicLong();
    private final String padding;
    private volatile boolean endExpected;

    /// Events that were answered with 201.
    final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    /// Events that were refused with a whole UNAVAILABLE.
    final Set<String> refused = ConcurrentHashMap.newKeySet();

    /// Events whose request was never answered.
    final Set<String> unanswered = ConcurrentHashMap.newKeySet();

    /// Those of them that were asked for before [#expectTheEnd()]: there was a server to answer.
    final Set<String> cutOff = ConcurrentHashMap.newKeySet();

    /// Answers that nobody should get.
    final Set<Api.Answer> surprises = ConcurrentHashMap.newKeySet();

    /// @param bytes how large each event is made, by what it carries along
    Callers(int bytes) {
        this.padding = "x".repeat(bytes);
    }

    /// Has all of them record until each was told to stop.
    ///
    /// @param goOn is handed the status of each caller's last answer; if false, that caller ends
    void record(Api api, IntPredicate goOn) {
        List<Future<?>> running = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(COUNT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < COUNT; i++) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    int status;
                    do {
                        status = recordOnce(api);
                    } while (goOn.test(status));
                    return status;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("one of the callers failed", e);
        }
    }

    /// From now on nobody need be there.
    void expectTheEnd() {
        endExpected = true;
    }

    /// @return the status of the answer
    private int recordOnce(Api api) {
        String id = "evt_%012x".formatted(made.incrementAndGet());
        boolean early = !endExpected;
        unanswered.add(id);
        Api.Answer answer = record(api, id);
        if (answer.status() == Api.UNKNOWN) {
            if (early) {
                cutOff.add(id);
            }
            return Api.UNKNOWN;
        }
        unanswered.remove(id);
        if (answer.status() == 201) {
            acknowledged.add(id);
        } else if (answer.isUnavailable()) {
            refused.add(id);
        } else {
            surprises.add(answer);
        }
        return answer.status();
    }

    /// Asks for one event, as often as it likes.
    Api.Answer record(Api api, String id) {
        return api.post(
                "/usage-events",
                "{\"eventId\":\"%s\",\"metric\":\"calls\",\"quantity\":1,\"metadata\":{\"note\":\"%s\"}}"
                        .formatted(id, padding));
    }

    /// Waits until others have counted it down.
    static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
