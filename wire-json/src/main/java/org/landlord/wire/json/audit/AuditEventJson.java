package org.landlord.wire.json.audit;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Reason;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.audit.RecordAuditEvent;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// Audit events as JSON.
public final class AuditEventJson {

    private AuditEventJson() {}

    public static void write(AuditEvent event, ObjectWriter out) {
        out.text("orgId", event.orgId())
                .number("sequence", event.sequence())
                .text("eventId", event.eventId())
                .text("projectId", event.projectId())
                .text("actorId", event.actorId())
                .text("actorKind", label(event.actorKind()))
                .text("recordedBy", event.recordedBy());
        writeOrigin(event.origin(), out);
        out.text("action", event.action())
                .text("targetType", event.targetType())
                .text("targetId", event.targetId())
                .instant("occurredAt", event.occurredAt())
                .metadata("metadata", event.metadata());
    }

    public static AuditEvent read(ObjectReader in) {
        return new AuditEvent(
                in.required("orgId", OrgId::new),
                in.number("sequence"),
                in.required("eventId", AuditEventId::new),
                in.optional("projectId", ProjectId::new),
                in.optional("actorId", ActorId::new),
                in.optional("actorKind", ActorKind::of),
                in.optional("recordedBy", ActorId::new),
                readOrigin(in),
                in.required("action", Label::new),
                in.required("targetType", Label::new),
                in.optional("targetId", TargetId::new),
                in.instant("occurredAt"),
                in.changes("metadata"));
    }

    public static void writePlatform(PlatformAuditEvent event, ObjectWriter out) {
        out.number("sequence", event.sequence())
                .text("eventId", event.eventId())
                .text("actorId", event.actorId())
                .text("actorKind", label(event.actorKind()));
        writeOrigin(event.origin(), out);
        out.text("action", event.action())
                .text("targetType", event.targetType())
                .text("targetId", event.targetId())
                .instant("occurredAt", event.occurredAt())
                .metadata("metadata", event.metadata());
    }

    public static PlatformAuditEvent readPlatform(ObjectReader in) {
        return new PlatformAuditEvent(
                in.number("sequence"),
                in.required("eventId", AuditEventId::new),
                in.optional("actorId", ActorId::new),
                in.optional("actorKind", ActorKind::of),
                readOrigin(in),
                in.required("action", Label::new),
                in.required("targetType", Label::new),
                in.required("targetId", TargetId::new),
                in.instant("occurredAt"),
                in.changes("metadata"));
    }

    public static void writeRecord(RecordAuditEvent command, ObjectWriter out) {
        out.text("eventId", command.eventId())
                .text("projectId", command.projectId())
                .text("actorId", command.actorId())
                .text("action", command.action())
                .text("targetType", command.targetType())
                .text("targetId", command.targetId())
                .instant("occurredAt", command.occurredAt())
                .metadata("metadata", command.metadata());
    }

    public static RecordAuditEvent readRecord(ObjectReader in, OrgId orgId) {
        return new RecordAuditEvent(
                orgId,
                in.optional("eventId", AuditEventId::new),
                in.optional("projectId", ProjectId::new),
                in.optional("actorId", ActorId::new),
                in.required("action", Label::new),
                in.required("targetType", Label::new),
                in.optional("targetId", TargetId::new),
                in.timestamp("occurredAt"),
                in.metadata("metadata"));
    }

    private static void writeOrigin(Origin origin, ObjectWriter out) {
        out.text("requestId", origin.requestId())
                .text("address", origin.address())
                .text("userAgent", origin.userAgent())
                .text("reason", origin.reason());
    }

    private static Origin readOrigin(ObjectReader in) {
        return new Origin(
                in.optional("requestId", Function.identity()),
                in.optional("address", Function.identity()),
                in.optional("userAgent", Function.identity()),
                // A server before 1.2 does not send it.
                in.optional("reason", Reason::new));
    }

    private static @Nullable String label(@Nullable ActorKind kind) {
        return kind == null ? null : kind.label();
    }
}
