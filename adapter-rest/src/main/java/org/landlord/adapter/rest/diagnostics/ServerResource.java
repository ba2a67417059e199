package org.landlord.adapter.rest.diagnostics;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.diagnostics.Server;
import org.landlord.wire.json.diagnostics.ServerStatusJson;

/// The state of the server.
@Path("/v1/server")
public class ServerResource {

    private final Server server;

    ServerResource(Landlord landlord) {
        this.server = landlord.server();
    }

    @GET
    public Response status(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        call.read(_ -> true);
        return ApiResponse.of(200, server.status(call.caller()), ServerStatusJson::write)
                .toResponse();
    }
}
