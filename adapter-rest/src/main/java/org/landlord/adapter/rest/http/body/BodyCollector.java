package org.landlord.adapter.rest.http.body;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Collects bodies that are small and say so, on the event loop of their connection, once it is known who calls and
/// before anything else is made of the request: no thread waits for them.
@Singleton
public class BodyCollector {

    /// The most bytes that are collected: what it takes to parse them does not hold up the other connections.
    static final int MAX_BYTES = 64 << 10;

    private static final String PATHS = "/v1/*";
    private static final String BODY = "landlord.body";

    /// Behind whoever finds out who calls, before the framework.
    private static final int ORDER = Integer.MIN_VALUE + 200;

    private final Duration pause;

    /// @param pause how long a client may send nothing of a body
    BodyCollector(@ConfigProperty(name = "quarkus.http.read-timeout") Duration pause) {
        this.pause = pause;
    }

    void route(@Observes Router router) {
        router.route(PATHS).order(ORDER).handler(this::collect);
    }

    /// The body of a request, if it was collected.
    public static byte @Nullable [] of(RoutingContext context) {
        return context.get(BODY);
    }

    private void collect(RoutingContext context) {
        long length = BodyHeaders.length(context.request());
        if (length <= 0 || length > MAX_BYTES || context.request().isEnded()) {
            context.next();
        } else {
            new Collecting(context, (int) length).begin(MinimumRate.patience(pause, length));
        }
    }

    private static final class Collecting {

        private static final long NONE = -1;

        private final RoutingContext context;
        private final HttpServerRequest request;
        private final int length;
        private @Nullable Buffer received;
        private boolean over;
        private long timer = NONE;

        Collecting(RoutingContext context, int length) {
            this.context = context;
            this.request = context.request();
            this.length = length;
        }

        void begin(Duration patience) {
            request.handler(this::add).endHandler(_ -> passOn()).exceptionHandler(_ -> end());
            if (BodyHeaders.waitsForContinue(request)) {
                request.response().writeContinue();
            }
            // Whoever found out who calls may have paused it.
            request.resume();
            // Nearly always it is here before the event loop turns to something else, and needs no timer.
            context.vertx().runOnContext(_ -> watch(patience));
        }

        private void watch(Duration patience) {
            if (!over) {
                timer = context.vertx()
                        .setTimer(patience.toMillis(), _ -> request.connection().close());
            }
        }

        /// Memory is taken as the body arrives. (The HTTP codec lets no more through than was declared.)
        private void add(Buffer piece) {
            // Nearly always it comes in one.
            received = received == null && piece.length() == length ? piece : soFar().appendBuffer(piece);
            if (received.length() >= length) {
                // The framework will pause it too, which HTTP/2 does not allow once its end was told.
                request.pause();
                passOn();
            }
        }

        private Buffer soFar() {
            return received == null ? Buffer.buffer() : received;
        }

        private void passOn() {
            if (!over) {
                end();
                context.put(BODY, soFar().getBytes());
                context.next();
            }
        }

        private void end() {
            over = true;
            if (timer != NONE) {
                context.vertx().cancelTimer(timer);
            }
        }
    }
}
