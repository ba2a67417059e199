package org.landlord.adapter.rest.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.Call;
import org.landlord.adapter.rest.Input;
import org.landlord.adapter.rest.Reply;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.AuditTrail;

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
        Call call = new Call(http);
        Listing it = call.read(in ->
                new Listing(Objects.requireNonNullElse(in.query("after", Input::wholeNumber), 0L), in.page()));
        return Reply.of(trail.listPlatform(call.caller(), it.after(), it.page()), AuditEventJson::writePlatform)
                .toResponse();
    }
}
