package org.landlord.adapter.rest.quota;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.wire.json.quota.QuotaEventJson;

/// The quota events of an organization: thresholds of limits that its usage has crossed.
@Path("/v1/orgs/{orgId}/quota-events")
public class QuotaEventsResource {

    private final QuotaEvents events;

    QuotaEventsResource(Landlord landlord) {
        this.events = landlord.quotaEvents();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListQuotaEvents> it = call.readPage(QuotaEventsResource::listing);
        return ApiResponse.of(events.list(call.caller(), it.query(), it.page()), QuotaEventJson::write)
                .toResponse();
    }

    private static ListQuotaEvents listing(RequestReader in) {
        return new ListQuotaEvents(
                in.path("orgId", OrgId::new),
                in.query("projectId", ProjectId::new),
                in.query("metric", Label::new),
                in.sequenceOrder());
    }
}
