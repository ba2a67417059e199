package org.landlord.adapter.rest.audit;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.json.ObjectReader;
import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.audit.RecordAuditEvent;

/// Audit events as JSON.
final class AuditEventJson {

    private AuditEventJson() {}

    static RecordAuditEvent read(OrgId orgId, ObjectReader body) {
        return new RecordAuditEvent(
                orgId,
                body.optional("eventId", AuditEventId::new),
                body.optional("projectId", ProjectId::new),
                body.optional("actorId", ActorId::new),
                body.required("action", Label::new),
                body.required("targetType", Label::new),
                body.optional("targetId", TargetId::new),
                body.timestamp("occurredAt"),
                body.metadata("metadata"));
    }

    static void write(AuditEvent event, ObjectWriter out) {
        out.text("orgId", event.orgId())
                .number("sequence", event.sequence())
                .text("eventId", event.eventId())
                .text("projectId", event.projectId())
                .text("actorId", event.actorId())
                .text("actorKind", kind(event.actorKind()))
                .text("recordedBy", event.recordedBy())
                .text("requestId", event.origin().requestId())
                .text("address", event.origin().address())
                .text("userAgent", event.origin().userAgent())
                .text("action", event.action())
                .text("targetType", event.targetType())
                .text("targetId", event.targetId())
                .instant("occurredAt", event.occurredAt())
                .metadata("metadata", event.metadata());
    }

    static void writePlatform(PlatformAuditEvent event, ObjectWriter out) {
        out.number("sequence", event.sequence())
                .text("eventId", event.eventId())
                .text("actorId", event.actorId())
                .text("actorKind", kind(event.actorKind()))
                .text("requestId", event.origin().requestId())
                .text("address", event.origin().address())
                .text("userAgent", event.origin().userAgent())
                .text("action", event.action())
                .text("targetType", event.targetType())
                .text("targetId", event.targetId())
                .instant("occurredAt", event.occurredAt())
                .metadata("metadata", event.metadata());
    }

    static @Nullable String kind(@Nullable ActorKind kind) {
        return kind == null ? null : kind.label();
    }
}
