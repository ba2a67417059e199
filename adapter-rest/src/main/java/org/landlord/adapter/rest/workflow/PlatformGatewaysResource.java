package org.landlord.adapter.rest.workflow;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.domain.tenancy.OrgId;

/// The workflow gateways of the platform.
@Path("/v1/gateways")
public class PlatformGatewaysResource {

    private static final Function<RequestReader, @Nullable OrgId> ORG = _ -> null;

    private final GatewayCalls calls;

    PlatformGatewaysResource(GatewayCalls calls) {
        this.calls = calls;
    }

    @POST
    public Response create(@Context RoutingContext http) {
        return calls.create(new ApiRequest(http), ORG);
    }

    @GET
    public Response list(@Context RoutingContext http) {
        return calls.list(new ApiRequest(http), ORG);
    }

    @GET
    @Path("/{gatewayId}")
    public Response get(@Context RoutingContext http) {
        return calls.get(new ApiRequest(http), ORG);
    }

    @PUT
    @Path("/{gatewayId}")
    public Response put(@Context RoutingContext http) {
        return calls.put(new ApiRequest(http), ORG);
    }

    @DELETE
    @Path("/{gatewayId}")
    public Response delete(@Context RoutingContext http) {
        return calls.delete(new ApiRequest(http), ORG);
    }

    @POST
    @Path("/{gatewayId}/check")
    @RunOnVirtualThread
    public Response check(@Context RoutingContext http) {
        return calls.check(new ApiRequest(http), ORG);
    }
}
