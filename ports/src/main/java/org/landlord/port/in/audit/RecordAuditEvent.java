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

/// Records an event of the caller's own service in the log of an organization.
///
/// @param eventId null to generate one
/// @param projectId a project of the organization
/// @param actorId null for the caller
/// @param occurredAt null for now
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
