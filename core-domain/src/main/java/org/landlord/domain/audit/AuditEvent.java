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
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// That somebody did something to something. Written with the change it tells of, or not at all; never edited.
///
/// @param orgId in which organization
/// @param sequence its place in the organization's log: 1, 2, 3, … without a gap, in the order of writing
/// @param eventId unique in its organization
/// @param projectId in which project, if in one
/// @param actorId who did it; null if nobody is known
/// @param actorKind what kind of actor the id names; null if nobody is known
/// @param recordedBy who recorded the event, if it is one of the caller's own service: what it says, they say;
///     null for what Landlord saw itself
/// @param origin where the call came from that did it
/// @param action what was done: `org.create`, `usage_limit.upsert`, or an action of the caller's own service
/// @param targetType to what kind of thing
/// @param targetId to which of them
/// @param occurredAt when
/// @param metadata what changed, at most 16 KiB; never a secret
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
}
