package org.landlord.adapter.rest.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.access.Access;
import org.landlord.wire.json.access.WhoAmIJson;

/// Who the caller is.
@Path("/v1/whoami")
public class WhoAmIResource {

    private final Access access;

    WhoAmIResource(Landlord landlord) {
        this.access = landlord.access();
    }

    @GET
    public Response get(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        call.read(_ -> true);
        return ApiResponse.of(200, access.whoAmI(call.caller()), WhoAmIJson::write)
                .toResponse();
    }

}
