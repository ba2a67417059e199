package org.landlord.adapter.rest.audit;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditText;
import org.landlord.domain.shared.Label;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.audit.ListPlatformAuditEvents;
import org.landlord.wire.json.audit.AuditEventJson;

/// The platform's own audit log.
@Path("/v1/audit-events")
public class PlatformAuditEventsResource {

    private final AuditTrail trail;

    PlatformAuditEventsResource(Landlord landlord) {
        this.trail = landlord.auditTrail();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListPlatformAuditEvents> it = call.readPage(PlatformAuditEventsResource::listing);
        return ApiResponse.of(trail.listPlatform(call.caller(), it.query(), it.page()), AuditEventJson::writePlatform)
                .toResponse();
    }

    private static ListPlatformAuditEvents listing(RequestReader in) {
        return new ListPlatformAuditEvents(
                in.query("action", Label::new),
                in.query("actorId", ActorId::new),
                in.window(),
                in.query("text", AuditText::new),
                in.sequenceOrder());
    }
}
