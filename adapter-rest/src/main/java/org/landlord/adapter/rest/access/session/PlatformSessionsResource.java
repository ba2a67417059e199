package org.landlord.adapter.rest.access.session;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.domain.tenancy.OrgId;

/// The sessions of the platform.
@Path("/v1/sessions")
public class PlatformSessionsResource {

    private static final Function<RequestReader, @Nullable OrgId> ORG = _ -> null;

    private final SessionCalls calls;

    PlatformSessionsResource(SessionCalls calls) {
        this.calls = calls;
    }

    @GET
    public Response list(@Context RoutingContext http) {
        return calls.list(new ApiRequest(http), ORG);
    }

    @GET
    @Path("/{sessionId}")
    public Response get(@Context RoutingContext http) {
        return calls.get(new ApiRequest(http), ORG);
    }

    @DELETE
    @Path("/{sessionId}")
    public Response revoke(@Context RoutingContext http) {
        return calls.revoke(new ApiRequest(http), ORG);
    }
}
