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

    public boolean fits(AuditEvent event) {
        return orgId.equals(event.orgId())
                && (action == null || action.equals(event.action()))
                && (actorId == null || actorId.equals(event.actorId()))
                && (targetType == null || targetType.equals(event.targetType()))
                && (targetId == null || targetId.equals(event.targetId()))
                && (projectId == null || projectId.equals(event.projectId()))
                && (requestId == null || requestId.value().equals(event.origin().requestId()))
                && window.contains(event.occurredAt());
    }

    /// The filters that storage has an index for: the organization, the request and the window.
    public AuditQuery indexed() {
        return new AuditQuery(orgId, null, null, null, null, null, requestId, window);
    }
}
