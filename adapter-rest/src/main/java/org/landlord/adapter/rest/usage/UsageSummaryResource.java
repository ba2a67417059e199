package org.landlord.adapter.rest.usage;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.Call;
import org.landlord.adapter.rest.Input;
import org.landlord.adapter.rest.Reply;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.Usage;

/// The sums of an organization's usage.
@Path("/v1/orgs/{orgId}/usage-summary")
public class UsageSummaryResource {

    private static final String[] GROUPINGS = {"project"};

    private record Summing(SummarizeUsage query, PageRequest page) {}

    private final Usage usage;

    UsageSummaryResource(Landlord landlord) {
        this.usage = landlord.usage();
    }

    @GET
    public Response summarize(@Context ResteasyReactiveRequestContext http) {
        Call call = new Call(http);
        Summing it = call.read(in -> new Summing(query(in), in.page()));
        return Reply.of(usage.summarize(call.caller(), it.query(), it.page()), UsageTotalJson.of(it.query()))
                .toResponse();
    }

    private static SummarizeUsage query(Input in) {
        return new SummarizeUsage(
                in.path("orgId", OrgId::new),
                in.query("projectId", ProjectId::new),
                in.query("metric", Label::new),
                in.window(),
                in.query("groupBy", text -> Choices.of(GROUPINGS, label -> label, text)) != null,
                in.query("bucket", Bucket::of));
    }
}
