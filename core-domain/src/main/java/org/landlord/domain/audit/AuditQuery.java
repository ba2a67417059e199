package org.landlord.domain.audit;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;

/// Which audit events; null does not filter.
///
/// @param requestId of the request that made the change
public record AuditQuery(
        OrgId orgId,
        @Nullable Label action,
        @Nullable ActorId actorId,
        @Nullable Label targetType,
        @Nullable TargetId targetId,
        @Nullable ProjectId projectId,
        @Nullable Label requestId,
        Window window) {

    /// Of any request.
    public AuditQuery(
            OrgId orgId,
            @Nullable Label action,
            @Nullable ActorId actorId,
            @Nullable Label targetType,
            @Nullable TargetId targetId,
            @Nullable ProjectId projectId,
            Window window) {
        this(orgId, action, actorId, targetType, targetId, projectId, null, window);
    }
}
