package org.landlord.application.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.Stores;

/// The audit event of a change, written in the unit of work of the change: both are stored or neither.
///
/// @param orgId the organization whose log contains it; null for the log of the platform
/// @param projectId null for a resource that belongs to no project
/// @param changed see [Changes]; never a secret
public record AuditEntry(
        AuditAction action,
        @Nullable OrgId orgId,
        @Nullable ProjectId projectId,
        String targetId,
        Map<String, ?> changed) {

    /// In the log of the platform: of what belongs to no organization, and of what outlives one.
    public static AuditEntry ofPlatform(AuditAction action, Object targetId, Map<String, ?> changed) {
        return new AuditEntry(action, null, null, targetId.toString(), changed);
    }

    /// Of a resource that belongs to no project.
    ///
    /// @param orgId null for the log of the platform
    public static AuditEntry of(AuditAction action, @Nullable OrgId orgId, Object targetId, Map<String, ?> changed) {
        return new AuditEntry(action, orgId, null, targetId.toString(), changed);
    }

    /// Of a project or a resource of a project.
    ///
    /// @param projectId null if it belongs to none
    public static AuditEntry of(
            AuditAction action, OrgId orgId, @Nullable ProjectId projectId, Object targetId, Map<String, ?> changed) {
        return new AuditEntry(action, orgId, projectId, targetId.toString(), changed);
    }

    /// Appends the event to its log.
    public void write(IdGenerator ids, Stores stores, Caller caller, Instant now) {
        AuditEventId eventId = new AuditEventId(ids.next("evt"));
        if (orgId == null) {
            stores.platformAuditLog().append(ofPlatform(stores, eventId, caller, now));
        } else {
            stores.auditLog().append(ofOrganization(stores, orgId, eventId, caller, now));
        }
    }

    private PlatformAuditEvent ofPlatform(Stores stores, AuditEventId eventId, Caller caller, Instant now) {
        return new PlatformAuditEvent(
                stores.platformAuditLog().lastSequence() + 1,
                eventId,
                caller.actorId(),
                caller.actorKind(),
                caller.origin(),
                action.label(),
                action.targetType(),
                new TargetId(targetId),
                now,
                Metadata.ofChanges(changed));
    }

    private AuditEvent ofOrganization(Stores stores, OrgId log, AuditEventId eventId, Caller caller, Instant now) {
        return new AuditEvent(
                log,
                stores.auditLog().lastSequence(log) + 1,
                eventId,
                projectId,
                caller.actorId(),
                caller.actorKind(),
                null,
                caller.origin(),
                action.label(),
                action.targetType(),
                new TargetId(targetId),
                now,
                Metadata.ofChanges(changed));
    }
}
