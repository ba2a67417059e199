package org.landlord.port.out.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.tenancy.OrgId;

/// The audit logs of the organizations: append-only. An event may go on naming a project that was deleted.
public interface AuditLog {

    /// The sequence of the organization's last event; 0 if it has none. In a writing unit of work nobody else
    /// can append to the organization's log until it ends.
    long lastSequence(OrgId orgId);

    /// @param event with the sequence that follows the last one
    /// @throws org.landlord.domain.failure.DuplicateId for `audit_event`, naming `eventId`, if that is taken
    ///     in its organization
    void append(AuditEvent event);

    /// By sequence.
    ///
    /// @param after the last event's sequence; 0 for the beginning
    List<AuditEvent> listBySequence(AuditQuery query, long after, int limit);

    /// By time, then by sequence.
    List<AuditEvent> list(AuditQuery query, @Nullable AuditPosition after, int limit);
}
