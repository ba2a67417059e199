package org.landlord.adapter.rest.quota;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.quota.Denials;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.wire.json.quota.DenialJson;

/// The requests that hard limits of an organization have refused.
@Path("/v1/orgs/{orgId}/denials")
public class DenialsResource {

    private record Key(OrgId orgId, RequestId requestId) {}

    private final Denials denials;

    DenialsResource(Landlord landlord) {
        this.denials = landlord.denials();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListDenials> it = call.readPage(DenialsResource::listing);
        return ApiResponse.of(denials.list(call.caller(), it.query(), it.page()), DenialJson::write)
                .toResponse();
    }

    @GET
    @Path("/{requestId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key it = call.read(in -> new Key(in.path("orgId", OrgId::new), in.path("requestId", RequestId::new)));
        Denial denial = denials.get(call.caller(), it.orgId(), it.requestId());
        return ApiResponse.of(200, denial, DenialJson::write).toResponse();
    }

    private static ListDenials listing(RequestReader in) {
        return new ListDenials(
                in.path("orgId", OrgId::new),
                in.query("projectId", ProjectId::new),
                in.query("metric", Label::new),
                in.query("unit", Label::new),
                in.query("actorId", ActorId::new),
                in.window());
    }
}
