package org.landlord.adapter.client.audit;

import java.util.function.Function;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
import org.landlord.adapter.client.shared.StreamedResponse;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.audit.ExportAudit;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.audit.RecordAuditEvent;

/// The audit log of a server.
public final class RemoteAuditTrail implements AuditTrail {

    private final Server server;

    /// @param server where it is
    public RemoteAuditTrail(Server server) {
        this.server = server;
    }

    @Override
    public AuditEvent record(Caller caller, RecordAuditEvent command) {
        return server.send(ApiCall.post("orgs", command.orgId(), "audit-events")
                        .json(out -> out.text("eventId", command.eventId())
                                .text("projectId", command.projectId())
                                .text("actorId", command.actorId())
                                .text("action", command.action())
                                .text("targetType", command.targetType())
                                .text("targetId", command.targetId())
                                .instant("occurredAt", command.occurredAt())
                                .metadata("metadata", command.metadata())))
                .read(AuditJson::event);
    }

    @Override
    public Page<AuditEvent> list(Caller caller, ListAuditEvents query, PageRequest page) {
        AuditQuery events = query.events();
        return server.send(ApiCall.get("orgs", events.orgId(), "audit-events")
                        .query("action", events.action())
                        .query("actorId", events.actorId())
                        .query("targetType", events.targetType())
                        .query("targetId", events.targetId())
                        .query("projectId", events.projectId())
                        .window(events.window())
                        .query("order", query.order() instanceof AuditOrder.BySequence ? (Object) "sequence" : null)
                        .query("after", query.order() instanceof AuditOrder.BySequence it ? (Object) it.after() : null)
                        .page(page))
                .page(AuditJson::event);
    }

    @Override
    public Page<PlatformAuditEvent> listPlatform(Caller caller, long after, PageRequest page) {
        return server.send(ApiCall.get("audit-events")
                        .query("after", after == 0 ? null : (Object) after)
                        .page(page))
                .page(AuditJson::platformEvent);
    }

    /// Always asks for the whole document, whatever the reader makes of it, and so the server's log says that.
    @Override
    public <R> R export(Caller caller, ExportAudit command, Function<AuditExport, R> reader) {
        ApiCall call = ApiCall.get("orgs", command.orgId(), "audit-export")
                .window(command.window())
                .takingLong();
        return server.stream(call, incoming -> reader.apply(read(incoming)));
    }

    /// The events, of which there may be more than memory holds, are left in the stream until they are walked.
    private static AuditExport read(StreamedResponse incoming) {
        AuditExport rest = incoming.membersBefore("auditEvents", AuditJson::exportWithoutEvents);
        return new AuditExport(
                rest.exportedAt(),
                rest.org(),
                rest.members(),
                rest.projects(),
                rest.teams(),
                rest.billing(),
                rest.identityProviders(),
                rest.usage(),
                rest.usageSettings(),
                rest.usageLimits(),
                rest.quotaReservations(),
                rest.secretRefs(),
                rest.apiKeys(),
                rest.quotaEvents(),
                incoming.elements(AuditJson::event));
    }
}
