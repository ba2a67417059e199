package org.landlord.adapter.rest.http.response;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// The body of a response that is written while it is sent. If the client receives it too slowly, its
/// connection is closed.
///
/// A failure before the first byte was sent becomes a problem. After that it closes the connection, so that
/// no part of a response looks like all of it.
public final class StreamedBody implements StreamingOutput {

    private final RoutingContext context;
    private final Duration pause;
    private final StreamingOutput writer;

    /// @param context of the request
    /// @param pause how long the client may receive nothing; see
    ///     [org.landlord.adapter.rest.http.body.MinimumRate]
    /// @param writer writes the body
    public StreamedBody(RoutingContext context, Duration pause, StreamingOutput writer) {
        this.context = context;
        this.pause = pause;
        this.writer = writer;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        HttpConnection connection = context.request().connection();
        SlowReaderOutputStream checked = new SlowReaderOutputStream(out, pause, () -> abort(connection));
        watch(checked);
        try {
            writer.write(checked);
            checked.complete();
        } catch (IOException | RuntimeException fault) {
            if (context.response().headWritten()) {
                abort(connection);
                // The framework goes on to answer with a problem, and must find the connection closed.
                connection.close().toCompletionStage().toCompletableFuture().join();
            }
            throw fault;
        }
    }

    private void watch(SlowReaderOutputStream out) {
        HttpServerResponse response = context.response();
        long millis = response.ended() || response.closed() ? 0 : out.checkRate();
        if (millis > 0) {
            context.vertx().setTimer(millis, _ -> watch(out));
        }
    }

    /// Closes a connection without waiting until the client has received what was sent so far, as
    /// [HttpConnection#close()] does. Vert.x has no public way to do this.
    static void abort(HttpConnection connection) {
        ((ConnectionBase) connection).channelHandlerContext().close();
    }
}
