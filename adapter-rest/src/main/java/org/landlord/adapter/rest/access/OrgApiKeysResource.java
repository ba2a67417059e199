package org.landlord.adapter.rest.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.domain.tenancy.OrgId;

/// The API keys of an organization.
@Path("/v1/orgs/{orgId}/api-keys")
public class OrgApiKeysResource {

    private static final Function<RequestReader, @Nullable OrgId> ORG = in -> in.path("orgId", OrgId::new);

    private final ApiKeyCalls calls;

    OrgApiKeysResource(ApiKeyCalls calls) {
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
    @Path("/{keyId}")
    public Response get(@Context RoutingContext http) {
        return calls.get(new ApiRequest(http), ORG);
    }

    @DELETE
    @Path("/{keyId}")
    public Response revoke(@Context RoutingContext http) {
        return calls.revoke(new ApiRequest(http), ORG);
    }

    @POST
    @Path("/{keyId}/rotate")
    public Response rotate(@Context RoutingContext http) {
        return calls.rotate(new ApiRequest(http), ORG);
    }
}
