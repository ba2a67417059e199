package org.landlord.adapter.gateway.http;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One connection with server-sent events.
public final class EventStream implements AutoCloseable {

    private static final int OK = 200;

    private final Listener listener;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable HttpClientRequest request;

    /// What happens to a stream. Called from event loops: it must not block.
    public interface Listener {

        /// The gateway accepts it.
        void opened();

        /// @param id null if it has none
        /// @param event the name of the event
        void received(@Nullable String id, String event);

        /// It cannot be opened, or ends. Called once; not called after [EventStream#close].
        void ended();
    }

    EventStream(Listener listener) {
        this.listener = listener;
    }

    void connect(HttpClient http, RequestOptions options, @Nullable String lastId) {
        if (ended.get()) {
            return;
        }
        options.putHeader("Accept", "text/event-stream");
        if (lastId != null) {
            options.putHeader("Last-Event-ID", lastId);
        }
        http.request(options).onComplete(this::send, _ -> end());
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        if (ended.get()) {
            connected.reset();
            return;
        }
        connected.send().onComplete(this::read, _ -> end());
    }

    private void read(HttpClientResponse response) {
        response.exceptionHandler(_ -> end());
        if (response.statusCode() != OK) {
            end();
            return;
        }
        listener.opened();
        EventStreamText text = new EventStreamText(listener::received);
        response.endHandler(_ -> end());
        response.handler(piece -> {
            if (!ended.get() && !text.add(piece.getBytes())) {
                end();
            }
        });
    }

    void end() {
        if (stop()) {
            listener.ended();
        }
    }

    private boolean stop() {
        boolean first = ended.compareAndSet(false, true);
        HttpClientRequest open = request;
        if (open != null) {
            open.reset();
        }
        return first;
    }

    /// Closes the connection. Nothing is called any more, except what is being called.
    @Override
    public void close() {
        stop();
    }
}
