package org.landlord.adapter.rest.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.wire.json.audit.AuditEventJson;

/// The audit log of an organization.
@Path("/v1/orgs/{orgId}/audit-events")
public class AuditEventsResource {

    private record Listing(ListAuditEvents query, PageRequest page) {}

    private static final String SEQUENCE = "sequence";

    private final AuditTrail trail;
    private final IdempotentPosts posts;

    AuditEventsResource(Landlord landlord, IdempotentPosts posts) {
        this.trail = landlord.auditTrail();
        this.posts = posts;
    }

    @POST
    public Response record(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answer(call, in -> AuditEventJson.readRecord(in.body(), in.path("orgId", OrgId::new)), command -> {
            AuditEvent event = trail.record(call.caller(), command);
            return new Posted(event.orgId(), ApiResponse.of(201, event, AuditEventJson::write));
        });
    }

    @GET
    public Response list(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        Listing it = call.read(in -> new Listing(listing(in), in.page()));
        return ApiResponse.of(trail.list(call.caller(), it.query(), it.page()), AuditEventJson::write)
                .toResponse();
    }

    private static ListAuditEvents listing(RequestReader in) {
        return new ListAuditEvents(
                in.path("orgId", OrgId::new),
                in.query("action", Label::new),
                in.query("actorId", ActorId::new),
                in.query("targetType", Label::new),
                in.query("targetId", TargetId::new),
                in.query("projectId", ProjectId::new),
                in.window(),
                order(in));
    }

    private static AuditOrder order(RequestReader in) {
        boolean bySequence = Boolean.TRUE.equals(in.query("order", AuditEventsResource::isBySequence));
        Long after = in.query("after", RequestReader::wholeNumber);
        if (after != null && !bySequence) {
            in.refuse("after", "goes with order=sequence only");
        }
        return bySequence ? new AuditOrder.BySequence(after == null ? 0 : after) : new AuditOrder.ByTime();
    }

    private static boolean isBySequence(String label) {
        return Choices.of(new String[] {"time", SEQUENCE}, Function.identity(), label)
                .equals(SEQUENCE);
    }
}
