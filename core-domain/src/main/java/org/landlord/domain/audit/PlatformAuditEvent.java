package org.landlord.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;

/// What the platform itself remembers when the organization's own log is gone with it: that an organization was
/// deleted.
///
/// @param sequence its place in the platform's log: 1, 2, 3, … without a gap, in the order of writing
/// @param eventId unique in the whole store
/// @param actorId who did it; null if nobody is known
/// @param action what was done: `org.delete`
/// @param targetType to what kind of thing: `org`
/// @param targetId to which of them
/// @param occurredAt when
/// @param metadata what there was, at most 16 KiB
public record PlatformAuditEvent(
        long sequence,
        AuditEventId eventId,
        @Nullable ActorId actorId,
        Label action,
        Label targetType,
        TargetId targetId,
        Instant occurredAt,
        Metadata metadata) {

    public PlatformAuditEvent {
        occurredAt = Timestamps.check(occurredAt);
    }
}
