package org.landlord.adapter.rest.usage;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.usage.TopUsage;
import org.landlord.port.in.usage.Usage;
import org.landlord.wire.json.usage.UsageSummaryJson;

/// The organizations and projects with the largest usage of a metric.
@Path("/v1/usage-top")
public class TopUsageResource {

    private static final String PROJECT = "project";
    private static final String[] SUMMED_BY = {"org", PROJECT};

    private final Usage usage;

    TopUsageResource(Landlord landlord) {
        this.usage = landlord.usage();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        TopUsage query = call.read(TopUsageResource::query);
        return ApiResponse.of(
                        new Page<>(usage.top(call.caller(), query), null),
                        (total, out) -> UsageSummaryJson.write(total, out, query.byProject(), false))
                .toResponse();
    }

    private static TopUsage query(RequestReader in) {
        return new TopUsage(
                in.requiredQuery("metric", Label::new),
                in.query("unit", Label::new),
                in.query("since", Timestamps::parse),
                in.query("until", Timestamps::parse),
                PROJECT.equals(in.query("by", text -> Choices.of(SUMMED_BY, label -> label, text))),
                Objects.requireNonNullElse(in.query("limit", RequestReader::smallNumber), PageRequest.DEFAULT_LIMIT));
    }
}
