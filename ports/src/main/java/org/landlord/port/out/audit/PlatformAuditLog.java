package org.landlord.port.out.audit;

import java.util.List;
import org.landlord.domain.audit.PlatformAuditEvent;

/// The audit log of the platform. Append-only, and independent of organizations.
public interface PlatformAuditLog {

    /// The sequence of the last event; 0 without events.
    long lastSequence();

    /// @param event with the next sequence
    void append(PlatformAuditEvent event);

    /// By sequence.
    ///
    /// @param after the sequence of the last event; 0 for the beginning
    List<PlatformAuditEvent> list(long after, int limit);

    /// The reverse of [#list].
    ///
    /// @param before the sequence of the last event; [Long#MAX_VALUE] for the beginning
    List<PlatformAuditEvent> listNewestFirst(long before, int limit);
}
