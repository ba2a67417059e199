package org.landlord.adapter.rest.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.wire.json.audit.AuditEventJson;

/// The platform's own audit log.
@Path("/v1/audit-events")
public class PlatformAuditEventsResource {

    private record Listing(long after, PageRequest page) {}

    private final AuditTrail trail;

    PlatformAuditEventsResource(Landlord landlord) {
        this.trail = landlord.auditTrail();
    }

    @GET
    public Response list(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        Listing it = call.read(in ->
                new Listing(Objects.requireNonNullElse(in.query("after", RequestReader::wholeNumber), 0L), in.page()));
        return ApiResponse.of(trail.listPlatform(call.caller(), it.after(), it.page()), AuditEventJson::writePlatform)
                .toResponse();
    }
}
