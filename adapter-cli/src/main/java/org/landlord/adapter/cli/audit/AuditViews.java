package org.landlord.adapter.cli.audit;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.word;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.PlatformAuditEvent;

/// How audit events are shown.
final class AuditViews {

    /// An event of an organization's log.
    static final View<AuditEvent> AUDIT_EVENT = View.of(
            detail("orgId", AuditEvent::orgId),
            Field.<AuditEvent>number("sequence", AuditEvent::sequence).weighing(Field.Weight.KEY),
            detail("eventId", AuditEvent::eventId),
            detail("projectId", AuditEvent::projectId),
            text("actorId", AuditEvent::actorId),
            detail("actorKind", event -> label(event.actorKind())),
            detail("recordedBy", AuditEvent::recordedBy),
            detail("requestId", event -> event.origin().requestId()),
            detail("address", event -> event.origin().address()),
            detail("userAgent", event -> event.origin().userAgent()),
            word("action", AuditEvent::action),
            detail("targetType", AuditEvent::targetType),
            text("targetId", AuditEvent::targetId),
            Field.<AuditEvent>time("occurredAt", AuditEvent::occurredAt).weighing(Field.Weight.KEY),
            json("metadata", AuditEvent::metadata));

    /// An event of the platform's own log.
    static final View<PlatformAuditEvent> PLATFORM_AUDIT_EVENT = View.of(
            Field.<PlatformAuditEvent>number("sequence", PlatformAuditEvent::sequence)
                    .weighing(Field.Weight.KEY),
            detail("eventId", PlatformAuditEvent::eventId),
            text("actorId", PlatformAuditEvent::actorId),
            detail("actorKind", event -> label(event.actorKind())),
            detail("requestId", event -> event.origin().requestId()),
            detail("address", event -> event.origin().address()),
            detail("userAgent", event -> event.origin().userAgent()),
            word("action", PlatformAuditEvent::action),
            detail("targetType", PlatformAuditEvent::targetType),
            text("targetId", PlatformAuditEvent::targetId),
            Field.<PlatformAuditEvent>time("occurredAt", PlatformAuditEvent::occurredAt)
                    .weighing(Field.Weight.KEY),
            json("metadata", PlatformAuditEvent::metadata));

    private AuditViews() {}

    static @Nullable String label(@Nullable ActorKind kind) {
        return kind == null ? null : kind.label();
    }
}
