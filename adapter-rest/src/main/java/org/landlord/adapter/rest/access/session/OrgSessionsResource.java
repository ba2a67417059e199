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

/// The sessions of an organization.
@Path("/v1/orgs/{orgId}/sessions")
public class OrgSessionsResource {

    private static final Function<RequestReader, @Nullable OrgId> ORG = in -> in.path("orgId", OrgId::new);

    private final SessionCalls calls;

    OrgSessionsResource(SessionCalls calls) {
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
