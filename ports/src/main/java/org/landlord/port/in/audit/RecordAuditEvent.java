package org.landlord.port.in.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// Writes an event of the caller's own service into an organization's audit log.
///
/// @param orgId whose log
/// @param eventId its id; null for one that Landlord makes
/// @param projectId in which project; it must be one of the same organization
/// @param actorId who did it; null for the caller
/// @param action what was done
/// @param targetType to what kind of thing
/// @param targetId to which of them
/// @param occurredAt when; null for now
/// @param metadata what changed
public record RecordAuditEvent(
        OrgId orgId,
        @Nullable AuditEventId eventId,
        @Nullable ProjectId projectId,
        @Nullable ActorId actorId,
        Label action,
        Label targetType,
        @Nullable TargetId targetId,
        @Nullable Instant occurredAt,
        Metadata metadata) {}
