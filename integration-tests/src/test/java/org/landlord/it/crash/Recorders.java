package org.landlord.it.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Many callers at once who record usage, void some of it, and reserve, commit and release quota, until the server is
/// gone; they remember what became of it all, from server to server.
final class Recorders {

    /// How many there are.
    static final int COUNT = 256;

    private static final int RESERVING = 64;
    private static final String DAY = "86400";

    private final AtomicLong made = new AtomicLong();

    /// Events that were answered with 201.
    final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    /// Events whose request was not answered: they may be there.
    final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /// Events that were refused because the server had too much to do: they must not be there.
    final Set<String> refused = ConcurrentHashMap.newKeySet();

    /// Events whose reversal was answered with 200.
    final Set<String> voided = ConcurrentHashMap.newKeySet();

    /// Answers that nobody should get.
    final Set<Api.Answer> surprises = ConcurrentHashMap.newKeySet();

    final Map<String, State> reservations = new ConcurrentHashMap<>();

    /// What is known of a reservation: either how it stands, or what was asked for last without an answer.
    enum State {
        ASKED,
        HELD,
        COMMITTING,
        COMMITTED,
        RELEASING,
        RELEASED
    }

    /// Has everybody work until the server is gone. Whoever has done the last of `works` kills it, while all the
    /// others are at theirs: however fast the machine is, as much is done.
    void workUntilGone(Api api, int works, Runnable kill) {
        AtomicBoolean gone = new AtomicBoolean();
        AtomicInteger left = new AtomicInteger(works);
        everybody(COUNT, number -> {
            while (!gone.get()) {
                if (number < RESERVING ? !reserveOnce(api) : !recordOnce(api)) {
                    gone.set(true);
                } else if (left.decrementAndGet() == 0) {
                    kill.run();
                }
            }
        });
    }

    /// Asks again for all that was not answered, until it is.
    void settle(Api api) {
        each(in(State.ASKED), id -> reserve(api, id));
        each(in(State.COMMITTING), id -> commit(api, id));
        each(in(State.RELEASING), id -> release(api, id));
    }

    /// Releases all that is held.
    void releaseAll(Api api) {
        each(in(State.HELD), id -> release(api, id));
    }

    private List<String> in(State state) {
        return reservations.entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How many reservations there are of these states.
    long count(State... states) {
        List<State> wanted = List.of(states);
        return reservations.values().stream().filter(wanted::contains).count();
    }

    /// @return false if the server is gone
    private boolean recordOnce(Api api) {
        long number = made.incrementAndGet();
        String id = timeOrdered("evt", number);
        unknown.add(id);
        Api.Answer answer =
                api.post("/usage-events", "{\"eventId\":\"" + id + "\",\"metric\":\"calls\",\"quantity\":0.1}");
        if (answer.status() == Api.UNKNOWN) {
            return false;
        }
        unknown.remove(id);
        switch (answer.status()) {
            case 201 -> acknowledged.add(id);
            case 503 -> refused.add(id);
            default -> surprises.add(answer);
        }
        return number % 20 != 0 || answer.status() != 201 || voidOnce(api, id);
    }

    private boolean voidOnce(Api api, String id) {
        Api.Answer answer = api.post("/usage-events/" + id + "/void", "{\"reason\":\"a mistake\"}");
        switch (answer.status()) {
            case 200 -> voided.add(id);
            case Api.UNKNOWN, 503 -> {}
            default -> surprises.add(answer);
        }
        return answer.status() != Api.UNKNOWN;
    }

    /// @return false if the server is gone
    private boolean reserveOnce(Api api) {
        int number = (int) made.incrementAndGet();
        String id = timeOrdered("rsv", number);
        return reserve(api, id)
                && switch (number % 8) {
                    case 0 -> true;
                    case 1, 2, 3, 4 -> reservations.get(id) != State.HELD || commit(api, id);
                    default -> reservations.get(id) != State.HELD || release(api, id);
                };
    }

    private boolean reserve(Api api, String id) {
        reservations.put(id, State.ASKED);
        Api.Answer answer = api.post(
                "/quota-reservations",
                "{\"reservationId\":\"" + id + "\",\"metric\":\"gpu\",\"quantity\":2,\"ttl\":" + DAY + "}");
        switch (answer.status()) {
            case 200, 201 -> reservations.put(id, State.HELD);
            case 503 -> reservations.remove(id);
            case Api.UNKNOWN -> {}
            default -> surprises.add(answer);
        }
        return answer.status() != Api.UNKNOWN;
    }

    private boolean commit(Api api, String id) {
        return settle(
                id,
                State.COMMITTING,
                State.COMMITTED,
                api.post(path(id, "commit", State.COMMITTING), "{\"quantity\":1}"));
    }

    private boolean release(Api api, String id) {
        return settle(id, State.RELEASING, State.RELEASED, api.post(path(id, "release", State.RELEASING), ""));
    }

    /// Notes what is about to be asked for.
    private String path(String id, String what, State asked) {
        reservations.put(id, asked);
        return "/quota-reservations/" + id + "/" + what;
    }

    private boolean settle(String id, State asked, State done, Api.Answer answer) {
        switch (answer.status()) {
            case 200 -> reservations.replace(id, asked, done);
            case 503 -> reservations.replace(id, asked, State.HELD);
            case Api.UNKNOWN -> {}
            default -> surprises.add(answer);
        }
        return answer.status() != Api.UNKNOWN;
    }

    private static String timeOrdered(String prefix, long number) {
        return "%s_%012x%08x".formatted(prefix, System.currentTimeMillis(), number);
    }

    private static void each(List<String> ids, Consumer<String> work) {
        everybody(RESERVING, number -> {
            for (int i = number; i < ids.size(); i += RESERVING) {
                work.accept(ids.get(i));
            }
        });
    }

    private static void everybody(int count, Consumer<Integer> work) {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> work.accept(number)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("one of the recorders failed", e);
        }
    }
}
