package org.landlord.port.in.audit;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditText;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.SequenceOrder;

/// Lists audit events of the platform in an order; null does not filter.
///
/// @param window of the time of occurrence
/// @param text that the event contains
public record ListPlatformAuditEvents(
        @Nullable Label action,
        @Nullable ActorId actorId,
        Window window,
        @Nullable AuditText text,
        SequenceOrder order) {

    /// All events in an order.
    public ListPlatformAuditEvents(SequenceOrder order) {
        this(null, null, Window.always(), null, order);
    }

    public boolean isOfAll() {
        return equals(new ListPlatformAuditEvents(order));
    }

    public boolean fits(PlatformAuditEvent event) {
        return (action == null || action.equals(event.action()))
                && (actorId == null || actorId.equals(event.actorId()))
                && window.contains(event.occurredAt())
                && (text == null || text.isIn(event));
    }
}
