package org.landlord.adapter.rest;

import java.util.function.Function;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.domain.access.Caller;

/// One call of the API: what a resource method gets from its argument. (A record as `@BeanParam` would say it shorter,
/// but the framework hands its `@Context` members in as null.)
///
/// @param http the request as the framework knows it
public record Call(ResteasyReactiveRequestContext http) {

    /// On whose behalf the use case runs. The one place where that is decided.
    public Caller caller() {
        return Caller.unknown();
    }

    /// Reads path, query, headers and body.
    ///
    /// @param reader asks for what the use case needs
    /// @return what `reader` made of it
    /// @throws org.landlord.domain.failure.InvalidInput with everything that is wrong with the request
    /// @throws jakarta.ws.rs.WebApplicationException if the body is too large or of a type that is not read here
    public <T> T read(Function<Input, T> reader) {
        return new Input(request()).read(reader);
    }

    /// True if only the head of the answer is asked for.
    public boolean isHead() {
        return request().method().equals("HEAD");
    }

    Request request() {
        return new HttpRequest(http);
    }
}
