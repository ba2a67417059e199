package org.landlord.adapter.rest.http.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Fails if an upgrade of Vert.x changes what connections of a server are behind their public API.
class StreamedBodyTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void givenAClientThatDoesNotReceive_whenItsConnectionIsAborted_thenItIsClosedAtOnce(HttpVersion version)
            throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    request.response().closeHandler(_ -> closed.complete(null));
                    request.response().setChunked(true).write("x".repeat(64 << 20));
                    vertx.setTimer(200, _ -> StreamedBody.abort(request.connection()));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(version))
                .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
                .compose(request -> request.send())
                .onSuccess(HttpClientResponse::pause);

        assertThat(closed).succeedsWithin(5, TimeUnit.SECONDS);
    }
}
