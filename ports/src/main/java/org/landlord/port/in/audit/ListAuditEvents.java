package org.landlord.port.in.audit;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;

/// Lists audit events in an order.
public record ListAuditEvents(AuditQuery events, AuditOrder order) {

    /// By time.
    public ListAuditEvents(
            OrgId orgId,
            @Nullable Label action,
            @Nullable ActorId actorId,
            @Nullable Label targetType,
            @Nullable TargetId targetId,
            @Nullable ProjectId projectId,
            Window window) {
        this(orgId, action, actorId, targetType, targetId, projectId, window, new AuditOrder.ByTime());
    }

    /// In an order.
    public ListAuditEvents(
            OrgId orgId,
            @Nullable Label action,
            @Nullable ActorId actorId,
            @Nullable Label targetType,
            @Nullable TargetId targetId,
            @Nullable ProjectId projectId,
            Window window,
            AuditOrder order) {
        this(new AuditQuery(orgId, action, actorId, targetType, targetId, projectId, window), order);
    }
}
