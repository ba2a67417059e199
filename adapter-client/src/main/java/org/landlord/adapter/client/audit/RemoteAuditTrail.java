package org.landlord.adapter.client.audit;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.adapter.client.shared.StreamedResponse;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.audit.ExportAudit;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.audit.ListPlatformAuditEvents;
import org.landlord.port.in.audit.RecordAuditEvent;
import org.landlord.wire.json.audit.AuditEventJson;
import org.landlord.wire.json.audit.AuditExportJson;

/// The audit log of a server.
public final class RemoteAuditTrail implements AuditTrail {

    private final HttpTransport transport;

    public RemoteAuditTrail(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public AuditEvent record(Caller caller, RecordAuditEvent command) {
        return transport
                .send(ApiCall.post("orgs", command.orgId(), "audit-events").json(command, AuditEventJson::writeRecord))
                .read(AuditEventJson::read);
    }

    private static @Nullable String order(AuditOrder order) {
        return switch (order) {
            case AuditOrder.ByTime _ -> null;
            case AuditOrder.NewestFirst _ -> "desc";
            case AuditOrder.BySequence _ -> "sequence";
        };
    }

    @Override
    public AuditEvent get(Caller caller, OrgId orgId, AuditEventId eventId) {
        return transport
                .send(ApiCall.get("orgs", orgId, "audit-events", eventId))
                .read(AuditEventJson::read);
    }

    @Override
    public Page<AuditEvent> list(Caller caller, ListAuditEvents query, PageRequest page) {
        AuditQuery events = query.events();
        return transport
                .send(ApiCall.get("orgs", events.orgId(), "audit-events")
                        .query("action", events.action())
                        .query("actorId", events.actorId())
                        .query("targetType", events.targetType())
                        .query("targetId", events.targetId())
                        .query("projectId", events.projectId())
                        .window(events.window())
                        .query("requestId", events.requestId())
                        .query("text", query.text())
                        .query("order", order(query.order()))
                        .query("after", query.order() instanceof AuditOrder.BySequence it ? (Object) it.after() : null)
                        .page(page))
                .page(AuditEventJson::read);
    }

    @Override
    public Page<PlatformAuditEvent> listPlatform(Caller caller, ListPlatformAuditEvents query, PageRequest page) {
        return transport
                .send(ApiCall.get("audit-events")
                        .query("action", query.action())
                        .query("actorId", query.actorId())
                        .window(query.window())
                        .query("text", query.text())
                        .order(query.order())
                        .page(page))
                .page(AuditEventJson::readPlatform);
    }

    /// Always requests JSON, so the audit event of the export has that format, whatever format `command` has.
    @Override
    public <R> R export(Caller caller, ExportAudit command, Function<AuditExport, R> reader) {
        ApiCall call = ApiCall.get("orgs", command.orgId(), "audit-export")
                .window(command.window())
                .takingLong();
        return transport.stream(call, incoming -> reader.apply(read(incoming)));
    }

    /// The events may not fit into memory: they are read from the stream during iteration.
    private static AuditExport read(StreamedResponse incoming) {
        Iterable<AuditEvent> events = incoming.elements(AuditEventJson::read);
        return incoming.membersBefore(AuditExportJson.AUDIT_EVENTS, in -> AuditExportJson.read(in, events));
    }
}
