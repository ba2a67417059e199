package org.landlord.port.out.audit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.tenancy.OrgId;

/// The audit logs of organizations. Append-only. An event may refer to a project that was deleted.
public interface AuditLog {

    /// The sequence of the organization's last event; 0 without events. In a writing unit of work, no other
    /// unit can append until it ends.
    long lastSequence(OrgId orgId);

    /// @param event with the next sequence
    /// @throws org.landlord.domain.failure.DuplicateId for `audit_event`, naming `eventId`, if it is taken in
    ///     the organization
    void append(AuditEvent event);

    Optional<AuditEvent> find(OrgId orgId, AuditEventId eventId);

    /// By sequence.
    ///
    /// @param after the sequence of the last event; 0 for the beginning
    List<AuditEvent> listBySequence(AuditQuery query, long after, int limit);

    /// By time, then by sequence.
    List<AuditEvent> list(AuditQuery query, @Nullable AuditPosition after, int limit);

    /// The reverse of [#list].
    ///
    /// @param before the position of the last event of the page before; null for the newest
    List<AuditEvent> listNewestFirst(AuditQuery query, @Nullable AuditPosition before, int limit);
}
