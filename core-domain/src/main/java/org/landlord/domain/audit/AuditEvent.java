package org.landlord.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// An entry of the audit log of an organization. Committed together with the change that it describes;
/// never edited.
///
/// @param sequence the position in the log of the organization: 1, 2, 3, … without gaps
/// @param projectId null for changes outside of a project
/// @param actorId null if the actor is unknown
/// @param actorKind null if the actor is unknown
/// @param recordedBy the caller that recorded an event of its own service; null for events of Landlord
/// @param action an [AuditAction] such as `org.create`, or an action of the caller's own service
/// @param metadata details; never a secret
public record AuditEvent(
        OrgId orgId,
        long sequence,
        AuditEventId eventId,
        @Nullable ProjectId projectId,
        @Nullable ActorId actorId,
        @Nullable ActorKind actorKind,
        @Nullable ActorId recordedBy,
        Origin origin,
        Label action,
        Label targetType,
        @Nullable TargetId targetId,
        Instant occurredAt,
        Metadata metadata) {

    public AuditEvent {
        if (sequence < 1) {
            throw InvalidInput.of("sequence", "must be at least 1");
        }
        occurredAt = Timestamps.check(occurredAt);
    }

    /// Never changes.
    public Version version() {
        return Version.of(orgId, sequence, eventId, action, occurredAt);
    }
}
