package org.landlord.adapter.rest.quota;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.shared.Label;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.quota.Denials;
import org.landlord.port.in.quota.ListAllDenials;
import org.landlord.wire.json.quota.DenialJson;

/// The requests that hard limits of all organizations have refused.
@Path("/v1/denials")
public class AllDenialsResource {

    private final Denials denials;

    AllDenialsResource(Landlord landlord) {
        this.denials = landlord.denials();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListAllDenials> it = call.readPage(
                in -> new ListAllDenials(in.query("metric", Label::new), in.query("unit", Label::new), in.window()));
        return ApiResponse.of(denials.listOfAll(call.caller(), it.query(), it.page()), DenialJson::write)
                .toResponse();
    }
}
