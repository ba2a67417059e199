package org.landlord.adapter.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// One attempt to send a request and to receive the whole answer.
final class Attempt {

    /// The header of every answer of the gateway's API.
    private static final String OF_GATEWAY = "X-Smithers-API-Version";

    private enum Stage {
        /// Nothing was sent.
        OPEN,
        /// The request may arrive.
        SENT,
        /// Given up before anything was sent: nothing is sent any more.
        GIVEN_UP
    }

    private final Gateway gateway;
    private final @Nullable String token;
    private final Request request;
    private final MemoryBudget.Share memory;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.OPEN);
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    Attempt(Gateway gateway, @Nullable String token, Request request, MemoryBudget.Share memory) {
        this.gateway = gateway;
        this.token = token;
        this.request = request;
        this.memory = memory;
    }

    /// Blocks until there is an answer, or there is none.
    ///
    /// @param nanos how long it may take
    /// @throws NoAnswer if there is none
    /// @throws AnswerTooLarge if it is not read to its end
    Answer make(Route route, HttpClient http, long nanos) throws NoAnswer {
        route.address(gateway).whenComplete((address, refused) -> {
            if (refused != null) {
                answer.completeExceptionally(refused);
            } else if (stage.get() == Stage.OPEN) {
                connect(http, address);
            }
        });
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw noAnswer("the gateway did not respond in time", false);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw noAnswer("the call was interrupted", false);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private void connect(HttpClient http, InetAddress address) {
        boolean posts = request.body() != null;
        RequestOptions options = Route.request(
                        gateway, address, posts ? HttpMethod.POST : HttpMethod.GET, request.path(), token)
                .putHeader("Accept", "application/json");
        if (posts) {
            options.putHeader("Content-Type", "application/json");
        }
        http.request(options).onComplete(this::send, answer::completeExceptionally);
    }

    private void send(HttpClientRequest connected) {
        if (!stage.compareAndSet(Stage.OPEN, Stage.SENT)) {
            connected.reset();
            return;
        }
        // Also if nobody waits any more: the connection would be occupied as long as the gateway likes.
        answer.whenComplete((_, failed) -> {
            if (failed != null) {
                connected.reset();
            }
        });
        byte[] body = request.body();
        (body == null ? connected.send() : connected.send(Buffer.buffer(body)))
                .onComplete(this::read, answer::completeExceptionally);
    }

    private void read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answer::completeExceptionally);
        response.handler(piece -> {
            if (body.length() + piece.length() > GatewayHttp.MAX_BYTES) {
                answer.completeExceptionally(new AnswerTooLarge(true));
            } else if (!memory.take(piece.length())) {
                answer.completeExceptionally(new AnswerTooLarge(memory.isExceeded()));
            } else {
                body.appendBuffer(piece);
            }
        });
        response.endHandler(_ -> answer.complete(new Answer(
                response.statusCode(),
                body.getBytes(),
                response.getHeader(OF_GATEWAY) != null,
                instant(response.getHeader("Date")),
                memory)));
    }

    private static @Nullable Instant instant(@Nullable String date) {
        try {
            return date == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private NoAnswer failure(@Nullable Throwable cause) {
        return switch (cause) {
            case GatewayCallFailed failed -> new NoAnswer(failed, false, false);
            case AnswerTooLarge large -> throw large;
            case SSLException _ -> noAnswer("the TLS connection to the gateway failed: check its certificate", false);
            case null, default ->
                noAnswer(
                        stage.get() == Stage.SENT
                                ? "the gateway closed the connection before its answer was complete"
                                : "the gateway does not accept connections",
                        true);
        };
    }

    private NoAnswer noAnswer(String reason, boolean isOfNetwork) {
        boolean unsent = stage.compareAndSet(Stage.OPEN, Stage.GIVEN_UP) || stage.get() == Stage.GIVEN_UP;
        GatewayCallFailed failed = new GatewayCallFailed(GatewayState.DOWN, reason, !unsent);
        // Ends the request, if it is under way.
        answer.completeExceptionally(failed);
        return new NoAnswer(failed, isOfNetwork, true);
    }

    /// There was no answer.
    static final class NoAnswer extends Exception {

        private static final long serialVersionUID = 1L;

        private final GatewayCallFailed failed;
        private final boolean ofNetwork;
        private final boolean ofGateway;

        /// @param ofNetwork true if the connection failed, so that another attempt may succeed
        /// @param ofGateway true if the gateway is the reason
        NoAnswer(GatewayCallFailed failed, boolean ofNetwork, boolean ofGateway) {
            super(failed.reason(), null, false, false);
            this.failed = failed;
            this.ofNetwork = ofNetwork;
            this.ofGateway = ofGateway;
        }

        GatewayCallFailed failed() {
            return failed;
        }

        boolean isOfNetwork() {
            return ofNetwork;
        }

        boolean isOfGateway() {
            return ofGateway;
        }
    }
}
