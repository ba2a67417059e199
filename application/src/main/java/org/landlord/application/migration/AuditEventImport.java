package org.landlord.application.migration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.out.Stores;

/// Imported events are those of another service: `recordedBy` names who imported them, their actor is
/// external, and their ids begin with `smithers:`. They keep their project even if it was refused, as
/// the log keeps events of deleted projects.
final class AuditEventImport extends RowImport<AuditEvent> {

    private static final long NOT_ASSIGNED = 1;

    @Override
    public SourceTable table() {
        return SourceTable.AUDIT_EVENTS;
    }

    @Override
    public AuditEvent read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<AuditEventId> eventId = fields.eventId(AuditEventId::new);
        Supplier<@Nullable ProjectId> projectId = fields.optionalText("projectId", ProjectId::new);
        Supplier<@Nullable ActorId> actorId = fields.optionalText("actorId", ActorId::new);
        Supplier<Label> action = fields.text("action", Label::new);
        Supplier<Label> targetType = fields.text("targetType", Label::new);
        Supplier<@Nullable TargetId> targetId = fields.optionalText("targetId", TargetId::new);
        Supplier<Instant> occurredAt = fields.instant("occurredAt");
        Supplier<Metadata> metadata = fields.metadata(UnaryOperator.identity());
        fields.require();
        ActorId actor = actorId.get();
        return new AuditEvent(
                orgId,
                NOT_ASSIGNED,
                eventId.get(),
                projectId.get(),
                actor,
                actor == null ? null : ActorKind.EXTERNAL,
                null,
                Origin.unknown(),
                action.get(),
                targetType.get(),
                targetId.get(),
                occurredAt.get(),
                metadata.get());
    }

    @Override
    @Nullable
    AuditEvent stored(Stores stores, AuditEvent value) {
        return stores.auditLog().find(value.orgId(), value.eventId()).orElse(null);
    }

    @Override
    List<String> differences(AuditEvent stored, AuditEvent value) {
        List<String> names = new ArrayList<>();
        note(names, "projectId", Objects.equals(stored.projectId(), value.projectId()));
        note(names, "actorId", Objects.equals(stored.actorId(), value.actorId()));
        note(names, "action", stored.action().equals(value.action()));
        note(names, "targetType", stored.targetType().equals(value.targetType()));
        note(names, "targetId", Objects.equals(stored.targetId(), value.targetId()));
        note(names, "occurredAt", stored.occurredAt().equals(value.occurredAt()));
        note(names, "metadata", stored.metadata().isEquivalentTo(value.metadata()));
        return names;
    }

    private static void note(List<String> names, String name, boolean isSame) {
        if (!isSame) {
            names.add(name);
        }
    }

    @Override
    void requirePlace(ImportUnit unit, AuditEvent value) {
        // It belongs to the organization alone.
    }

    @Override
    void store(ImportUnit unit, AuditEvent value) {
        unit.stores()
                .auditLog()
                .append(new AuditEvent(
                        value.orgId(),
                        unit.stores().auditLog().lastSequence(value.orgId()) + 1,
                        value.eventId(),
                        value.projectId(),
                        value.actorId(),
                        value.actorKind(),
                        unit.caller().actorId(),
                        value.origin(),
                        value.action(),
                        value.targetType(),
                        value.targetId(),
                        value.occurredAt(),
                        value.metadata()));
    }
}
