package org.landlord.adapter.rest.usage;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.quota.TimeZones;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.RunId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.SumsReport;
import org.landlord.port.in.usage.Usage;
import org.landlord.wire.json.usage.UsageSummaryJson;

/// The sums of the usage of an organization, and their verification.
@Path("/v1/orgs/{orgId}/usage-summary")
public class UsageSummaryResource {

    private static final String[] GROUPINGS = {"project"};

    private record Verification(OrgId orgId, boolean rebuild) {}

    private final Usage usage;
    private final IdempotentPosts posts;

    UsageSummaryResource(Landlord landlord, IdempotentPosts posts) {
        this.usage = landlord.usage();
        this.posts = posts;
    }

    @GET
    public Response summarize(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<SummarizeUsage> it = call.readPage(UsageSummaryResource::query);
        SummarizeUsage query = it.query();
        return ApiResponse.of(
                        usage.summarize(call.caller(), query, it.page()),
                        (total, out) -> UsageSummaryJson.write(total, out, query.byProject(), query.bucket() != null))
                .toResponse();
    }

    @POST
    @Path("/verify")
    public Response verify(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answerApart(
                call,
                in -> new Verification(
                        in.path("orgId", OrgId::new), in.bodyOrNothing().flag("rebuild", false)),
                it -> {
                    SumsReport report = usage.verifySums(call.caller(), it.orgId(), it.rebuild());
                    return new Posted(it.orgId(), ApiResponse.of(200, report, UsageSummaryJson::writeReport));
                });
    }

    private static SummarizeUsage query(RequestReader in) {
        return new SummarizeUsage(
                in.path("orgId", OrgId::new),
                in.query("projectId", ProjectId::new),
                in.query("metric", Label::new),
                in.query("runId", RunId::new),
                in.window(),
                in.query("groupBy", text -> Choices.of(GROUPINGS, label -> label, text)) != null,
                in.query("bucket", Bucket::of),
                in.query("timeZone", TimeZones::of),
                in.query("asOf", Timestamps::parse));
    }
}
