package org.landlord.port.in.audit;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.AuditText;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;

/// Lists audit events in an order.
///
/// @param text that the event contains; null does not filter
public record ListAuditEvents(AuditQuery events, @Nullable AuditText text, AuditOrder order) {

    /// With any text.
    public ListAuditEvents(AuditQuery events, AuditOrder order) {
        this(events, null, order);
    }

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

    public boolean fits(AuditEvent event) {
        return events.fits(event) && (text == null || text.isIn(event));
    }
}
