package org.landlord.application.audit;

import java.time.Instant;
import java.util.Map;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Metadata;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.Stores;

/// What is said in the platform's own audit log: of what belongs to no organization, and of what outlives one.
///
/// @param action what was done
/// @param targetId to which thing
/// @param told what there was, or what changed; never a secret
public record PlatformEntry(AuditAction action, String targetId, Map<String, ?> told) {

    /// @param targetId its `toString` says to which thing
    public static PlatformEntry of(AuditAction action, Object targetId, Map<String, ?> told) {
        return new PlatformEntry(action, targetId.toString(), told);
    }

    /// Appends the entry to the platform's log.
    public void write(IdGenerator ids, Stores stores, Caller caller, Instant now) {
        stores.platformAuditLog()
                .append(new PlatformAuditEvent(
                        stores.platformAuditLog().lastSequence() + 1,
                        new AuditEventId(ids.next("evt")),
                        caller.actorId(),
                        caller.actorKind(),
                        caller.origin(),
                        action.label(),
                        action.targetType(),
                        new TargetId(targetId),
                        now,
                        Metadata.ofChanges(told)));
    }
}
