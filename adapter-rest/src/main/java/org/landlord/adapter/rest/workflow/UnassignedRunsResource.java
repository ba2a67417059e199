package org.landlord.adapter.rest.workflow;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.workflow.Runs;
import org.landlord.wire.json.workflow.RunJson;

/// The runs that gateways know and that belong to no organization.
@Path("/v1/unassigned-runs")
public class UnassignedRunsResource {

    private final Runs runs;
    private final IdempotentPosts posts;

    UnassignedRunsResource(Landlord landlord, IdempotentPosts posts) {
        this.runs = landlord.runs();
        this.posts = posts;
    }

    @GET
    @RunOnVirtualThread
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<GatewayKey> it = call.readPage(in ->
                new GatewayKey(in.query("gatewayOrgId", OrgId::new), in.requiredQuery("gatewayId", GatewayId::new)));
        return ApiResponse.of(runs.listUnassigned(call.caller(), it.query(), it.page()), RunJson::writeUnassigned)
                .toResponse();
    }

    @POST
    @Path("/{runId}/assign")
    @RunOnVirtualThread
    public Response assign(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answerApart(call, in -> RunJson.readAssign(in.body(), in.path("runId", RunId::new)), command -> {
            Run run = runs.assign(call.caller(), command);
            return new Posted(run.orgId(), ApiResponse.of(200, run, RunJson::write));
        });
    }
}
