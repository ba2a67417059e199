package org.landlord.application.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.Stores;

/// What a mutation says of itself in the audit log, written in the mutation's own unit of work: both are kept or
/// neither.
///
/// @param action what was done
/// @param orgId in which organization
/// @param projectId in which project, if in one
/// @param targetId to which thing
/// @param changed what changed: see [Changes]; never a secret
public record AuditEntry(
        AuditAction action, OrgId orgId, @Nullable ProjectId projectId, String targetId, Map<String, ?> changed) {

    /// Of something that belongs to no project.
    public static AuditEntry of(AuditAction action, OrgId orgId, Object targetId, Map<String, ?> changed) {
        return new AuditEntry(action, orgId, null, targetId.toString(), changed);
    }

    /// Of something that belongs to a project, or of the project itself.
    ///
    /// @param projectId null if it turns out to belong to none
    public static AuditEntry of(
            AuditAction action, OrgId orgId, @Nullable ProjectId projectId, Object targetId, Map<String, ?> changed) {
        return new AuditEntry(action, orgId, projectId, targetId.toString(), changed);
    }

    /// Appends the entry to the organization's log.
    public void write(IdGenerator ids, Stores stores, Caller caller, Instant now) {
        stores.auditLog()
                .append(new AuditEvent(
                        orgId,
                        stores.auditLog().lastSequence(orgId) + 1,
                        new AuditEventId(ids.next("evt")),
                        projectId,
                        caller.actorId(),
                        caller.actorKind(),
                        null,
                        caller.origin(),
                        action.label(),
                        action.targetType(),
                        new TargetId(targetId),
                        now,
                        Metadata.ofChanges(changed)));
    }
}
