package org.landlord.adapter.rest.workflow;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.observe.UsageMetrics;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.workflow.Run;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.Runs;
import org.landlord.wire.json.shared.UpsertedJson;
import org.landlord.wire.json.workflow.RunJson;

/// Launches runs in a project.
@Path("/v1/orgs/{orgId}/projects/{projectId}/runs")
public class LaunchResource {

    private final Runs runs;
    private final IdempotentPosts posts;
    private final UsageMetrics metrics;

    LaunchResource(Landlord landlord, IdempotentPosts posts, UsageMetrics metrics) {
        this.runs = landlord.runs();
        this.posts = posts;
        this.metrics = metrics;
    }

    @POST
    @RunOnVirtualThread
    public Response launch(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answerApart(call, in -> RepeatableLaunch.of(call, in, LaunchResource::launch), command -> {
            Upserted<Run> launched = metrics.counted(() -> runs.launch(call.caller(), command));
            return new Posted(command.orgId(), reply(launched));
        });
    }

    private static LaunchRun launch(RequestReader in) {
        return RunJson.readLaunch(in.body(), in.path("orgId", OrgId::new), in.path("projectId", ProjectId::new));
    }

    private static ApiResponse reply(Upserted<Run> launched) {
        Run run = launched.value();
        return launched.created()
                ? ApiResponse.created(
                        "/v1/orgs/" + run.orgId() + "/runs/" + run.runId(),
                        run.version(),
                        launched,
                        UpsertedJson.of(RunJson::write))
                : ApiResponse.of(200, run, RunJson::write);
    }
}
