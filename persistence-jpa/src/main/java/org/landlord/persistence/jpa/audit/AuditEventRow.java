package org.landlord.persistence.jpa.audit;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Reason;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.persistence.jpa.sql.MetadataText;
import org.landlord.persistence.jpa.sql.Nullables;

/// An [AuditEvent].
@Entity
@Table(name = "audit_event")
class AuditEventRow {

    @EmbeddedId
    private AuditEventKey id;

    @Column(name = "event_id")
    private String eventId;

    @Column(name = "project_id")
    private @Nullable String projectId;

    @Column(name = "actor_id")
    private @Nullable String actorId;

    @Column(name = "actor_kind")
    private @Nullable String actorKind;

    @Column(name = "recorded_by")
    private @Nullable String recordedBy;

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
    private @Nullable String targetId;

    @Column(name = "occurred_at")
    private long occurredAt;

    @Column(name = "metadata")
    private String metadata;

    /// For Hibernate.
    protected AuditEventRow() {}

    static AuditEventRow toRow(AuditEvent event) {
        AuditEventRow row = new AuditEventRow();
        row.id = new AuditEventKey(event.orgId().value(), event.sequence());
        row.eventId = event.eventId().value();
        row.projectId = Nullables.text(event.projectId());
        row.actorId = Nullables.text(event.actorId());
        row.actorKind = Nullables.map(event.actorKind(), ActorKind::label);
        row.recordedBy = Nullables.text(event.recordedBy());
        row.requestId = event.origin().requestId();
        row.address = event.origin().address();
        row.userAgent = event.origin().userAgent();
        row.reason = Nullables.text(event.origin().reason());
        row.action = event.action().value();
        row.targetType = event.targetType().value();
        row.targetId = Nullables.text(event.targetId());
        row.occurredAt = event.occurredAt().toEpochMilli();
        row.metadata = event.metadata().json();
        return row;
    }

    AuditEvent toDomain() {
        return new AuditEvent(
                new OrgId(id.orgId()),
                id.sequence(),
                new AuditEventId(eventId),
                Nullables.map(projectId, ProjectId::new),
                Nullables.map(actorId, ActorId::new),
                Nullables.map(actorKind, ActorKind::of),
                Nullables.map(recordedBy, ActorId::new),
                new Origin(requestId, address, userAgent, Nullables.map(reason, Reason::new)),
                new Label(action),
                new Label(targetType),
                Nullables.map(targetId, TargetId::new),
                Instant.ofEpochMilli(occurredAt),
                MetadataText.readChanges(metadata));
    }
}
