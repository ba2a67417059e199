package org.landlord.port.out.audit;

import java.util.List;
import org.landlord.domain.audit.PlatformAuditEvent;

/// The platform's own audit log: append-only, and no part of any organization.
public interface PlatformAuditLog {

    /// The sequence of the last event; 0 if there is none.
    long lastSequence();

    /// @param event with the sequence that follows the last one
    void append(PlatformAuditEvent event);

    /// By sequence.
    ///
    /// @param after the last event's sequence; 0 for the beginning
    List<PlatformAuditEvent> list(long after, int limit);
}
