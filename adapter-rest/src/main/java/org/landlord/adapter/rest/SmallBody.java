package org.landlord.adapter.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/// Collects a body that is small and says so, on the event loop of its connection: no thread waits for it.
final class SmallBody {

    /// The most bytes that are collected: what it takes to parse them does not hold up the other connections.
    static final int MAX_BYTES = 64 << 10;

    private static final List<String> MEDIA_TYPES =
            List.of(MediaTypes.JSON, MediaTypes.CLOUD_EVENT, MediaTypes.CLOUD_EVENT_BATCH);

    private final ResteasyReactiveRequestContext http;
    private final byte[] bytes;
    private final CompletableFuture<byte[]> collected = new CompletableFuture<>();
    private int received;
    private Runnable timeout = () -> {};

    private SmallBody(ResteasyReactiveRequestContext http, int length) {
        this.http = http;
        this.bytes = new byte[length];
    }

    /// True if the body can be collected and, once it is, read without waiting for anything.
    static boolean isOf(HttpRequest request) {
        long length = request.declaredLength();
        String type = request.header(HttpHeaders.CONTENT_TYPE);
        return length >= 0
                && length <= MAX_BYTES
                && type != null
                && MediaTypes.which(MEDIA_TYPES, type) != null
                && request.header(HttpHeaders.CONTENT_ENCODING) == null;
    }

    /// Collects it. To be called on the event loop, before anything was read.
    ///
    /// @return the body; fails like [RequestBody#stream()] if it breaks off, or comes too slowly
    static CompletionStage<byte[]> collect(HttpRequest request) {
        int length = (int) request.declaredLength();
        return new SmallBody(request.http(), length).begin(Pace.patience(request.pause(), length));
    }

    private CompletionStage<byte[]> begin(Duration patience) {
        HttpServerRequest request = http.unwrap(HttpServerRequest.class);
        if (request.isEnded()) {
            end();
        } else {
            request.handler(this::add).endHandler(_ -> end()).exceptionHandler(this::breakOff);
            watch(patience);
            // The framework has paused it, and may owe the client a 100 Continue.
            http.serverRequest().resumeRequestInput();
        }
        return collected;
    }

    private void add(Buffer piece) {
        // The HTTP codec lets no more through than was declared.
        piece.getBytes(bytes, received);
        received += piece.length();
    }

    private void end() {
        timeout.run();
        collected.complete(received == bytes.length ? bytes : Arrays.copyOf(bytes, received));
    }

    private void breakOff(Throwable cause) {
        timeout.run();
        collected.completeExceptionally(RequestBody.brokenOff(new IOException(cause)));
    }

    /// Closes the connection if the body is not there in time.
    private void watch(Duration patience) {
        timeout = http.registerTimer(patience.toMillis(), () -> {
            breakOff(new IOException("it came too slowly"));
            http.serverRequest().closeConnection();
        });
    }
}
