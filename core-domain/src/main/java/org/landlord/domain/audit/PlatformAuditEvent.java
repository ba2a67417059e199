package org.landlord.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Origin;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;

/// What the platform itself remembers: what belongs to no organization, and what outlives one.
///
/// @param sequence its place in the platform's log: 1, 2, 3, … without a gap, in the order of writing
/// @param eventId unique in the whole store
/// @param actorId who did it; null if nobody is known
/// @param actorKind what kind of actor the id names; null if nobody is known
/// @param origin where the call came from that did it
/// @param action what was done: `org.delete`, `api_key.create`
/// @param targetType to what kind of thing: `org`, `api_key`
/// @param targetId to which of them
/// @param occurredAt when
/// @param metadata what there was or what changed, at most 16 KiB; never a secret
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
