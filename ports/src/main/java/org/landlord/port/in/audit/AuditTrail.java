package org.landlord.port.in.audit;

import java.util.function.Function;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Who changed what.
public interface AuditTrail {

    /// Writes an event of the caller's own service.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `projectId`, if there is no such project
    /// @throws org.landlord.domain.failure.DuplicateId if its id is taken
    @Needs(Operation.RECORD_AUDIT_EVENT)
    AuditEvent record(Caller caller, RecordAuditEvent command);

    /// The events that fit, in the order that is asked for.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_AUDIT_EVENTS)
    Page<AuditEvent> list(Caller caller, ListAuditEvents query, PageRequest page);

    /// The platform's own log, by sequence: which organizations were deleted.
    ///
    /// @param after only events with a greater sequence; 0 for all
    @Needs(Operation.LIST_PLATFORM_AUDIT_EVENTS)
    Page<PlatformAuditEvent> listPlatform(Caller caller, long after, PageRequest page);

    /// All of the platform's own log, by sequence.
    @Needs(Operation.LIST_PLATFORM_AUDIT_EVENTS)
    default Page<PlatformAuditEvent> listPlatform(Caller caller, PageRequest page) {
        return listPlatform(caller, 0, page);
    }

    /// Shows `reader` everything that is known of an organization, as of one instant. That it was taken away
    /// is written into the organization's log first, as `audit.export`, and kept even if the reader fails: an
    /// export whose window reaches the present tells of itself.
    ///
    /// @param reader walks the export and makes an answer of it. It must not wait for anybody who takes it
    ///     slowly: as long as it walks, what others change meanwhile cannot be tidied away
    /// @return the reader's answer
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization; the reader is not
    ///     called then
    @Needs(Operation.EXPORT_AUDIT)
    <R> R export(Caller caller, ExportAudit command, Function<AuditExport, R> reader);
}
