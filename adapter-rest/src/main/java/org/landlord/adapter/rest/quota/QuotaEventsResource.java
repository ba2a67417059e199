package org.landlord.adapter.rest.quota;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.wire.json.quota.QuotaEventJson;

/// Which thresholds of its limits the usage of an organization has crossed.
@Path("/v1/orgs/{orgId}/quota-events")
public class QuotaEventsResource {

    private record Listing(ListQuotaEvents query, PageRequest page) {}

    private final QuotaEvents events;

    QuotaEventsResource(Landlord landlord) {
        this.events = landlord.quotaEvents();
    }

    @GET
    public Response list(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        Listing it = call.read(in -> new Listing(listing(in), in.page()));
        return ApiResponse.of(events.list(call.caller(), it.query(), it.page()), QuotaEventJson::write)
                .toResponse();
    }

    private static ListQuotaEvents listing(RequestReader in) {
        return new ListQuotaEvents(
                in.path("orgId", OrgId::new),
                in.query("projectId", ProjectId::new),
                in.query("metric", Label::new),
                Objects.requireNonNullElse(in.query("after", RequestReader::wholeNumber), 0L));
    }
}
