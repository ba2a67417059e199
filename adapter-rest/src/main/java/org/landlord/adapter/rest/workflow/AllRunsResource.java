package org.landlord.adapter.rest.workflow;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.workflow.ListRuns;
import org.landlord.port.in.workflow.Runs;
import org.landlord.wire.json.workflow.RunJson;

/// The runs of all organizations.
@Path("/v1/runs")
public class AllRunsResource {

    private final Runs runs;

    AllRunsResource(Landlord landlord) {
        this.runs = landlord.runs();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListRuns> it = call.readPage(RunQueries::allRuns);
        return ApiResponse.of(runs.listOfAll(call.caller(), it.query(), it.page()), RunJson::write)
                .toResponse();
    }
}
