package org.landlord.domain.audit;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;

/// Which audit events; null does not filter.
public record AuditQuery(
        OrgId orgId,
        @Nullable Label action,
        @Nullable ActorId actorId,
        @Nullable Label targetType,
        @Nullable TargetId targetId,
        @Nullable ProjectId projectId,
        Window window) {}
