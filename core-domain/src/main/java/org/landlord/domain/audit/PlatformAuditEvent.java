package org.landlord.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;

/// An entry of the audit log of the platform: for changes outside of organizations, and for deletions of
/// organizations.
///
/// @param sequence the position in the log of the platform: 1, 2, 3, … without gaps
/// @param actorId null if the actor is unknown
/// @param actorKind null if the actor is unknown
/// @param action for example `org.delete` or `api_key.create`
/// @param targetType for example `org` or `api_key`
/// @param metadata details; never a secret
public record PlatformAuditEvent(
        long sequence,
        AuditEventId eventId,
        @Nullable ActorId actorId,
        @Nullable ActorKind actorKind,
        Origin origin,
        Label action,
        Label targetType,
        TargetId targetId,
        Instant occurredAt,
        Metadata metadata) {

    public PlatformAuditEvent {
        occurredAt = Timestamps.check(occurredAt);
    }
}
