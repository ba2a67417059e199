package org.landlord.adapter.rest.workflow;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.workflow.ListRuns;
import org.landlord.port.in.workflow.Runs;
import org.landlord.wire.json.workflow.RunJson;

/// The runs of an organization.
@Path("/v1/orgs/{orgId}/runs")
public class RunsResource {

    private record Key(OrgId orgId, RunId runId) {}

    private record Following(Key key, long after) {}

    @FunctionalInterface
    private interface Control {
        Run apply(Caller caller, OrgId orgId, RunId runId);
    }

    private final Runs runs;
    private final IdempotentPosts posts;

    RunsResource(Landlord landlord, IdempotentPosts posts) {
        this.runs = landlord.runs();
        this.posts = posts;
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListRuns> it = call.readPage(RunQueries::runsOfOrganization);
        return ApiResponse.of(runs.list(call.caller(), it.query(), it.page()), RunJson::write)
                .toResponse();
    }

    @GET
    @Path("/{runId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(RunsResource::key);
        Run run = runs.get(call.caller(), key.orgId(), key.runId());
        return ApiResponse.ofOne(call, run.version(), run, RunJson::write);
    }

    @GET
    @Path("/{runId}/events")
    @RunOnVirtualThread
    public Response events(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<Following> it = call.readPage(in ->
                new Following(key(in), Objects.requireNonNullElse(in.query("after", RequestReader::wholeNumber), 0L)));
        Key key = it.query().key();
        Page<RunEvent> page =
                runs.events(call.caller(), key.orgId(), key.runId(), it.query().after(), it.page());
        return ApiResponse.of(page, RunJson::writeEvent).toResponse();
    }

    @POST
    @Path("/{runId}/cancel")
    @RunOnVirtualThread
    public Response cancel(@Context RoutingContext http) {
        return control(http, runs::cancel);
    }

    @POST
    @Path("/{runId}/pause")
    @RunOnVirtualThread
    public Response pause(@Context RoutingContext http) {
        return control(http, runs::pause);
    }

    @POST
    @Path("/{runId}/resume")
    @RunOnVirtualThread
    public Response resume(@Context RoutingContext http) {
        return control(http, runs::resume);
    }

    private Response control(RoutingContext http, Control control) {
        ApiRequest call = new ApiRequest(http);
        return posts.answerApart(call, RunsResource::key, key -> {
            Run run = control.apply(call.caller(), key.orgId(), key.runId());
            return new Posted(key.orgId(), ApiResponse.of(200, run, RunJson::write));
        });
    }

    private static Key key(RequestReader in) {
        return new Key(in.path("orgId", OrgId::new), in.path("runId", RunId::new));
    }
}
