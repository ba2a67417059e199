package org.landlord.adapter.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.gateway.http.EventStream;
import org.landlord.domain.workflow.Gateway;

/// The stream of changes of one gateway: at most one connection, made again after it has ended. A
/// change means "look again now", whatever has changed.
final class ChangeStream implements AutoCloseable {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /// Changes within this time are one. It bounds how often a gateway makes us look.
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final GatewayCalls calls;
    private final Gateway gateway;
    private final @Nullable Semaphore places;
    private final Map<Object, Runnable> subscribers = new LinkedHashMap<>();

    private @Nullable EventStream connection;
    private @Nullable String lastId;
    private Duration pause = FIRST_PAUSE;
    private boolean wasOpen;
    private boolean isTelling;
    private boolean hasPlace;
    private boolean closed;

    /// @param threads for what blocks
    /// @param places one is taken while there is a connection; null for no bound
    ChangeStream(Vertx vertx, WorkerExecutor threads, GatewayCalls calls, Gateway gateway, @Nullable Semaphore places) {
        this.vertx = vertx;
        this.threads = threads;
        this.calls = calls;
        this.gateway = gateway;
        this.places = places;
        threads.executeBlocking(this::connect, false);
    }

    /// @return names the subscriber
    synchronized Object add(Runnable onChange) {
        Object subscriber = new Object();
        subscribers.put(subscriber, onChange);
        return subscriber;
    }

    /// @return true if it was the last subscriber, so that the stream is closed
    synchronized boolean remove(Object subscriber) {
        subscribers.remove(subscriber);
        if (subscribers.isEmpty()) {
            close();
        }
        return closed;
    }

    /// Reads the token, which blocks.
    private @Nullable Void connect() {
        String id;
        synchronized (this) {
            if (closed) {
                return null;
            }
            if (!takePlace()) {
                reconnect();
                return null;
            }
            id = lastId;
        }
        try {
            EventStream opened = calls.stream(gateway, id, new Events());
            synchronized (this) {
                if (closed) {
                    opened.close();
                } else {
                    connection = opened;
                }
            }
        } catch (RuntimeException _) {
            // The token cannot be read. The state of the gateway says so, from other calls.
            reconnect();
        }
        return null;
    }

    private boolean takePlace() {
        hasPlace = places == null || places.tryAcquire();
        return hasPlace;
    }

    private void freePlace() {
        if (hasPlace && places != null) {
            places.release();
        }
        hasPlace = false;
    }

    private synchronized void reconnect() {
        freePlace();
        if (!closed) {
            vertx.setTimer(pause.toMillis(), _ -> threads.executeBlocking(this::connect, false));
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }

    private final class Events implements EventStream.Listener {

        @Override
        public void opened() {
            synchronized (ChangeStream.this) {
                if (wasOpen && lastId == null) {
                    // Nothing is replayed of what has changed meanwhile.
                    tell();
                }
                wasOpen = true;
            }
        }

        @Override
        public void received(@Nullable String id, String event) {
            synchronized (ChangeStream.this) {
                // Only a connection that says something is a good one.
                pause = FIRST_PAUSE;
                lastId = id == null ? lastId : id;
                switch (event) {
                    case "change", "reset" -> tell();
                    default -> {
                        // A heartbeat, or something that a newer gateway says.
                    }
                }
            }
        }

        @Override
        public void ended() {
            reconnect();
        }
    }

    private synchronized void tell() {
        if (!isTelling && !closed) {
            isTelling = true;
            vertx.setTimer(GATHERING.toMillis(), _ -> threads.executeBlocking(this::tellAll, false));
        }
    }

    private @Nullable Void tellAll() {
        List<Runnable> all;
        synchronized (this) {
            isTelling = false;
            all = closed ? List.of() : List.copyOf(subscribers.values());
        }
        all.forEach(Runnable::run);
        return null;
    }

    @Override
    public synchronized void close() {
        closed = true;
        freePlace();
        if (connection != null) {
            connection.close();
        }
    }
}
