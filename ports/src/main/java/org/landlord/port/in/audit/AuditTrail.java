package org.landlord.port.in.audit;

import java.util.function.Function;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;

/// Who changed what.
public interface AuditTrail {

    /// Writes an event of the caller's own service.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `projectId`, if there is no such project
    /// @throws org.landlord.domain.failure.DuplicateId if its id is taken
    @Needs(Permission.AUDIT_WRITE)
    AuditEvent record(Caller caller, RecordAuditEvent command);

    /// The events that fit, by time, then by sequence.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Permission.AUDIT_READ)
    Page<AuditEvent> list(Caller caller, ListAuditEvents query, PageRequest page);

    /// The platform's own log, by sequence: which organizations were deleted.
    @Needs(Permission.PLATFORM_READ)
    Page<PlatformAuditEvent> listPlatform(Caller caller, PageRequest page);

    /// Shows `reader` everything that is known of an organization, as of one instant.
    ///
    /// @param window of which usage and which audit events
    /// @param reader walks the export and makes an answer of it. It must not wait for anybody who takes it slowly: as
    ///     long as it walks, what others change meanwhile cannot be tidied away
    /// @return the reader's answer
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization; the reader is not called
    ///     then
    @Needs(Permission.AUDIT_READ)
    <R> R export(Caller caller, OrgId orgId, Window window, Function<AuditExport, R> reader);
}
