package org.landlord.persistence.jpa.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Reason;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.persistence.jpa.sql.MetadataText;
import org.landlord.persistence.jpa.sql.Nullables;

/// A [PlatformAuditEvent].
@Entity
@Table(name = "platform_audit_event")
class PlatformAuditEventRow {

    @Id
    @Column(name = "sequence")
    private long sequence;

    @Column(name = "event_id")
    private String eventId;

    @Column(name = "actor_id")
    private @Nullable String actorId;

    @Column(name = "actor_kind")
    private @Nullable String actorKind;

    @Column(name = "request_id")
    private @Nullable String requestId;

    @Column(name = "address")
    private @Nullable String address;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "action")
    private String action;

    @Column(name = "target_type")
    private String targetType;

    @Column(name = "target_id")
    private String targetId;

    @Column(name = "occurred_at")
    private long occurredAt;

    @Column(name = "metadata")
    private String metadata;

    /// For Hibernate.
    protected PlatformAuditEventRow() {}

    static PlatformAuditEventRow toRow(PlatformAuditEvent event) {
        PlatformAuditEventRow row = new PlatformAuditEventRow();
        row.sequence = event.sequence();
        row.eventId = event.eventId().value();
        row.actorId = Nullables.text(event.actorId());
        row.actorKind = Nullables.map(event.actorKind(), ActorKind::label);
        row.requestId = event.origin().requestId();
        row.address = event.origin().address();
        row.userAgent = event.origin().userAgent();
        row.reason = Nullables.text(event.origin().reason());
        row.action = event.action().value();
        row.targetType = event.targetType().value();
        row.targetId = event.targetId().value();
        row.occurredAt = event.occurredAt().toEpochMilli();
        row.metadata = event.metadata().json();
        return row;
    }

    long sequence() {
        return sequence;
    }

    PlatformAuditEvent toDomain() {
        return new PlatformAuditEvent(
                sequence,
                new AuditEventId(eventId),
                Nullables.map(actorId, ActorId::new),
                Nullables.map(actorKind, ActorKind::of),
                new Origin(requestId, address, userAgent, Nullables.map(reason, Reason::new)),
                new Label(action),
                new Label(targetType),
                new TargetId(targetId),
                Instant.ofEpochMilli(occurredAt),
                MetadataText.readChanges(metadata));
    }
}
