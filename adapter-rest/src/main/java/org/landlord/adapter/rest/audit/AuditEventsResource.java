package org.landlord.adapter.rest.audit;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.AuditText;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.wire.json.audit.AuditEventJson;

/// The audit log of an organization.
@Path("/v1/orgs/{orgId}/audit-events")
public class AuditEventsResource {

    private record Key(OrgId orgId, AuditEventId eventId) {}

    private static final String SEQUENCE = "sequence";
    private static final String DESC = "desc";
    private static final String[] ORDERS = {"time", SEQUENCE, "asc", DESC};

    private final AuditTrail trail;
    private final IdempotentPosts posts;

    AuditEventsResource(Landlord landlord, IdempotentPosts posts) {
        this.trail = landlord.auditTrail();
        this.posts = posts;
    }

    @POST
    public Response record(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answer(call, in -> AuditEventJson.readRecord(in.body(), in.path("orgId", OrgId::new)), command -> {
            AuditEvent event = trail.record(call.caller(), command);
            return new Posted(event.orgId(), ApiResponse.of(201, event, AuditEventJson::write));
        });
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListAuditEvents> it = call.readPage(AuditEventsResource::listing);
        return ApiResponse.of(trail.list(call.caller(), it.query(), it.page()), AuditEventJson::write)
                .toResponse();
    }

    @GET
    @Path("/{auditEventId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(in -> new Key(in.path("orgId", OrgId::new), in.path("auditEventId", AuditEventId::new)));
        AuditEvent event = trail.get(call.caller(), key.orgId(), key.eventId());
        return ApiResponse.ofOne(call, event.version(), event, AuditEventJson::write);
    }

    private static ListAuditEvents listing(RequestReader in) {
        AuditQuery events = new AuditQuery(
                in.path("orgId", OrgId::new),
                in.query("action", Label::new),
                in.query("actorId", ActorId::new),
                in.query("targetType", Label::new),
                in.query("targetId", TargetId::new),
                in.query("projectId", ProjectId::new),
                in.query("requestId", Label::new),
                in.window());
        return new ListAuditEvents(events, in.query("text", AuditText::new), order(in));
    }

    private static AuditOrder order(RequestReader in) {
        String order = in.query("order", label -> Choices.of(ORDERS, Function.identity(), label));
        Long after = in.query("after", RequestReader::wholeNumber);
        if (after != null && !SEQUENCE.equals(order)) {
            in.refuse("after", "goes with order=sequence only");
        }
        return switch (order) {
            case SEQUENCE -> new AuditOrder.BySequence(after == null ? 0 : after);
            case DESC -> new AuditOrder.NewestFirst();
            case null, default -> new AuditOrder.ByTime();
        };
    }
}
