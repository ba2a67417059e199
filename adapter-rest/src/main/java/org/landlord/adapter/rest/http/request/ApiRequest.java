package org.landlord.adapter.rest.http.request;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.http.response.RateCheckedOutputStream;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;

/// One call of the API: what a resource makes of its argument. (As a `@BeanParam` the framework would make it,
/// but it hands the `@Context` members of records in as null.)
///
/// @param http the request as the framework knows it
public record ApiRequest(ResteasyReactiveRequestContext http) {

    private static final String CALLER = "landlord.caller";

    /// Notes who calls. To be called by whoever finds that out, before a resource is reached.
    public static void isBy(RoutingContext context, Caller caller) {
        context.put(CALLER, caller);
    }

    /// On whose behalf the use case runs: nobody's, if nobody has found out.
    public Caller caller() {
        Caller caller = http.unwrap(RoutingContext.class).get(CALLER);
        return caller == null ? Caller.anonymous() : caller;
    }

    /// Whom what the call takes of the server is held against: the organization that the caller is bound to, or else
    /// the caller.
    public String tenant() {
        Caller caller = caller();
        OrgId orgId = caller.boundTo();
        return orgId == null ? String.valueOf(caller.actorId()) : "in " + orgId;
    }

    /// Reads path, query, headers and body.
    ///
    /// @param reader asks for what the use case needs
    /// @return what `reader` made of it
    /// @throws org.landlord.domain.failure.InvalidInput with everything that is wrong with the request
    /// @throws jakarta.ws.rs.WebApplicationException if the body is too large or of a type that is not read here
    public <T> T read(Function<RequestReader, T> reader) {
        return new RequestReader(request()).read(reader);
    }

    /// True if only the head of the answer is asked for.
    public boolean isHead() {
        return request().method().equals("HEAD");
    }

    /// A body that is written while it is made. A client that takes it too slowly is cut off.
    ///
    /// @param writer writes it. What it throws before the first byte has left becomes a problem like any other;
    ///     behind that it breaks the connection off, so that no half of an answer looks like a whole one
    public StreamingOutput streamed(StreamingOutput writer) {
        return out -> {
            RateCheckedOutputStream paced =
                    new RateCheckedOutputStream(out, request().pause(), this::cutOff);
            watch(paced);
            try {
                writer.write(paced);
                paced.isComplete();
            } catch (IOException | RuntimeException fault) {
                if (http.serverResponse().headWritten()) {
                    breakOff();
                }
                throw fault;
            }
        };
    }

    private void watch(RateCheckedOutputStream out) {
        HttpServerResponse response = http.unwrap(HttpServerRequest.class).response();
        long millis = response.ended() || response.closed() ? 0 : out.look();
        if (millis > 0) {
            http.registerTimer(millis, () -> watch(out));
        }
    }

    /// Closes the connection, and waits until it is: the framework, which goes on to answer with a problem, must
    /// find nobody to send it to.
    private void breakOff() {
        cutOff();
        http.unwrap(HttpServerRequest.class)
                .connection()
                .close()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /// Closes the connection without waiting for the client to take what it was sent so far: that is what closing the
    /// channel from its end would do.
    private void cutOff() {
        if (http.unwrap(HttpServerRequest.class).connection() instanceof ConnectionBase base) {
            base.channelHandlerContext().close();
        }
    }

    public HttpRequest request() {
        return new HttpRequest(http);
    }

    /// Runs what is left to do on the event loop of the connection.
    public Executor home() {
        return http.getContextExecutor();
    }
}
