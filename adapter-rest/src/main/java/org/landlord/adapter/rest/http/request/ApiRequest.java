package org.landlord.adapter.rest.http.request;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.landlord.adapter.rest.http.head.RequestCaller;
import org.landlord.domain.access.Caller;

/// One request of the API, as a resource sees it.
///
/// @param http the request as Vert.x has it: of the types that the framework hands to resources, the one
///     that is public API and has nearly everything
public record ApiRequest(RoutingContext http) {

    /// On whose behalf the use case runs; the unknown caller if authentication did not set one.
    public Caller caller() {
        return RequestCaller.of(http);
    }

    /// Reads path, query, headers and body.
    ///
    /// @param reader reads what the use case needs
    /// @return the result of `reader`
    /// @throws org.landlord.domain.failure.InvalidInput with everything that is wrong with the request
    /// @throws jakarta.ws.rs.WebApplicationException if the body is too large or of an unsupported type
    public <T> T read(Function<RequestReader, T> reader) {
        return new RequestReader(request()).read(reader);
    }

    /// Reads the query of a list, and `limit` and `cursor`. Throws like [#read].
    public <Q> Paged<Q> readPage(Function<RequestReader, Q> query) {
        return read(in -> new Paged<>(query.apply(in), in.page()));
    }

    /// True for a HEAD request.
    public boolean isHead() {
        return request().method().equals("HEAD");
    }

    public HttpRequest request() {
        return new HttpRequest(http);
    }

    /// Runs tasks on the event loop of the connection. To be called there.
    public Executor eventLoop() {
        Context context = http.vertx().getOrCreateContext();
        return task -> context.runOnContext(_ -> task.run());
    }
}
