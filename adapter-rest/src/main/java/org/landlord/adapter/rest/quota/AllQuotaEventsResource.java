package org.landlord.adapter.rest.quota;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.shared.Label;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.quota.ListAllQuotaEvents;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.wire.json.quota.QuotaEventJson;

/// The quota events of all organizations.
@Path("/v1/quota-events")
public class AllQuotaEventsResource {

    private final QuotaEvents events;

    AllQuotaEventsResource(Landlord landlord) {
        this.events = landlord.quotaEvents();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListAllQuotaEvents> it =
                call.readPage(in -> new ListAllQuotaEvents(in.query("metric", Label::new), in.window()));
        return ApiResponse.of(events.listOfAll(call.caller(), it.query(), it.page()), QuotaEventJson::write)
                .toResponse();
    }
}
