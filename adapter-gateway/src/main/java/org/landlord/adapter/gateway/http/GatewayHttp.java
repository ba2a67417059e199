package org.landlord.adapter.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.gateway.http.Attempt.NoAnswer;
import org.landlord.domain.workflow.Gateway;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// Sends requests to gateways and waits for their answers.
public final class GatewayHttp implements AutoCloseable {

    /// The largest answer that is read.
    public static final int MAX_BYTES = 4 << 20;

    private static final int CONNECT_MILLIS = 2000;

    /// Shorter than the usual patience of servers with idle connections, which is 5 seconds or more.
    private static final int KEEP_ALIVE_SECONDS = 4;

    /// [Bulkhead] bounds the connections. Gateways of several records may have the same address.
    private static final int CONNECTIONS = 1024;

    private static final int SERVER_ERROR = 500;

    /// A stream without a byte for so long is dead: a gateway sends heartbeats.
    private static final int SILENCE_SECONDS = 120;

    private final HttpClient http;
    private final HttpClient streams;
    private final Lookups lookups = new Lookups();
    private final Route route;
    private final Bulkhead bulkhead;
    private final MemoryBudget memory = new MemoryBudget();
    private final Breaker breaker;
    private final LongSupplier nanos;

    /// @param allowPrivate true if gateways of organizations may have any address
    /// @param turn how long a call waits until the gateway has answered others
    /// @param nanos a time in nanoseconds, such as [System#nanoTime]
    public GatewayHttp(Vertx vertx, boolean allowPrivate, Duration turn, LongSupplier nanos) {
        this.http = vertx.createHttpClient(
                options().setKeepAliveTimeout(KEEP_ALIVE_SECONDS), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.streams = vertx.createHttpClient(
                options().setKeepAlive(false).setReadIdleTimeout(SILENCE_SECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.route = new Route(allowPrivate, lookups);
        this.bulkhead = new Bulkhead(turn);
        this.nanos = nanos;
        this.breaker = new Breaker(nanos);
    }

    /// Redirects are not followed, and content codings are not asked for.
    private static HttpClientOptions options() {
        return new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /// Sends a request and reads the answer. Blocks.
    ///
    /// @param token null for none
    /// @param reading what it takes from the answer, whatever its status is
    /// @throws GatewayCallFailed if there is no answer
    /// @throws AnswerTooLarge if it is too large
    public <T extends @Nullable Object> T send(
            Gateway gateway, @Nullable String token, Request request, Function<Answer, T> reading) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("a call to a gateway blocks");
        }
        if (request.kind() != Request.Kind.CHECK) {
            breaker.require(gateway);
        }
        try (Bulkhead.Turn _ = bulkhead.enter(gateway.key());
                MemoryBudget.Share share = memory.open(gateway.key().orgId())) {
            return reading.apply(answer(gateway, token, request, share));
        }
    }

    /// Opens a stream of events. Does not block, and counts as no call.
    ///
    /// @param token null for none
    /// @param lastId of the last event that was received; null for none
    public EventStream stream(
            Gateway gateway,
            @Nullable String token,
            String path,
            @Nullable String lastId,
            EventStream.Listener listener) {
        EventStream stream = new EventStream(listener);
        route.address(gateway).whenComplete((address, refused) -> {
            if (refused == null) {
                stream.connect(streams, Route.request(gateway, address, HttpMethod.GET, path, token), lastId);
            } else {
                stream.end();
            }
        });
        return stream;
    }

    private Answer answer(Gateway gateway, @Nullable String token, Request request, MemoryBudget.Share share) {
        long until = nanos.getAsLong() + request.patience().toNanos();
        try {
            Answer answer = attempts(gateway, token, request, share, until);
            // An error that the gateway itself reports is one of this request.
            if (answer.status() >= SERVER_ERROR && !answer.isOfGateway()) {
                breaker.failed(gateway);
            } else {
                breaker.succeeded(gateway);
            }
            return answer;
        } catch (NoAnswer e) {
            if (e.isOfGateway()) {
                breaker.failed(gateway);
            }
            throw e.failed();
        }
    }

    private Answer attempts(
            Gateway gateway, @Nullable String token, Request request, MemoryBudget.Share share, long until)
            throws NoAnswer {
        try {
            return attempt(gateway, token, request, share, until);
        } catch (NoAnswer e) {
            if (!e.isOfNetwork() || request.kind() == Request.Kind.CHANGE) {
                throw e;
            }
            return attempt(gateway, token, request, share, until);
        }
    }

    private Answer attempt(
            Gateway gateway, @Nullable String token, Request request, MemoryBudget.Share share, long until)
            throws NoAnswer {
        return new Attempt(gateway, token, request, share).make(route, http, until - nanos.getAsLong());
    }

    /// Ends its threads and connections.
    @Override
    public void close() {
        http.close();
        streams.close();
        lookups.close();
    }
}
