package org.landlord.adapter.rest.usage;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.Call;
import org.landlord.adapter.rest.Input;
import org.landlord.adapter.rest.OneOrMany;
import org.landlord.adapter.rest.Posts;
import org.landlord.adapter.rest.Posts.Posted;
import org.landlord.adapter.rest.Reply;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.ListUsageEvents;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.Usage;

/// The usage events of an organization.
@Path("/v1/orgs/{orgId}/usage-events")
public class UsageEventsResource {

    private record Recording(OrgId orgId, OneOrMany<RecordUsage> events) {}

    private record Listing(ListUsageEvents query, PageRequest page) {}

    private final Usage usage;
    private final Posts posts;

    UsageEventsResource(Landlord landlord, Posts posts) {
        this.usage = landlord.usage();
        this.posts = posts;
    }

    @POST
    public Response record(@Context ResteasyReactiveRequestContext http) {
        Call call = new Call(http);
        return posts.answer(
                call,
                in -> new Recording(in.path("orgId", OrgId::new), in.bodies(UsageEventJson::read)),
                it -> new Posted(it.orgId(), it.events().many() ? recordMany(call, it) : recordOne(call, it)));
    }

    @GET
    public Response list(@Context ResteasyReactiveRequestContext http) {
        Call call = new Call(http);
        Listing it = call.read(in -> new Listing(listing(in), in.page()));
        return Reply.of(usage.list(call.caller(), it.query(), it.page()), UsageEventJson::write)
                .toResponse();
    }

    private Reply recordOne(Call call, Recording it) {
        RecordedUsage recorded =
                usage.record(call.caller(), it.orgId(), it.events().values().getFirst());
        return Reply.of(recorded.duplicate() ? 200 : 201, recorded.event(), UsageEventJson::write);
    }

    private Reply recordMany(Call call, Recording it) {
        BatchOutcome outcome =
                usage.recordBatch(call.caller(), it.orgId(), it.events().values());
        return Reply.of(
                200,
                outcome,
                (batch, out) -> out.number("accepted", batch.accepted()).number("duplicates", batch.duplicates()));
    }

    private static ListUsageEvents listing(Input in) {
        return new ListUsageEvents(
                in.path("orgId", OrgId::new),
                in.query("projectId", ProjectId::new),
                in.query("metric", Label::new),
                in.query("unit", Label::new),
                in.query("runId", RunId::new),
                in.window());
    }
}
