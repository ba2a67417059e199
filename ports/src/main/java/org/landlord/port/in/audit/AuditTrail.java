package org.landlord.port.in.audit;

import java.util.function.Function;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// The audit logs.
public interface AuditTrail {

    /// Records an event of the caller's own service.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `projectId`, if there is no such project
    /// @throws org.landlord.domain.failure.DuplicateId if the id is taken
    @Needs(Operation.RECORD_AUDIT_EVENT)
    AuditEvent record(Caller caller, RecordAuditEvent command);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or event
    @Needs(Operation.GET_AUDIT_EVENT)
    AuditEvent get(Caller caller, OrgId orgId, AuditEventId eventId);

    /// Lists the matching events in the requested order. With a text, a page may have fewer events than requested,
    /// or none, and still have a cursor.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_AUDIT_EVENTS)
    Page<AuditEvent> list(Caller caller, ListAuditEvents query, PageRequest page);

    /// Lists the matching events of the log of the platform in the requested order. With a filter, a page may have
    /// fewer events than requested, or none, and still have a cursor.
    @Needs(Operation.LIST_PLATFORM_AUDIT_EVENTS)
    Page<PlatformAuditEvent> listPlatform(Caller caller, ListPlatformAuditEvents query, PageRequest page);

    /// Lists the log of the platform in the requested order.
    @Needs(Operation.LIST_PLATFORM_AUDIT_EVENTS)
    default Page<PlatformAuditEvent> listPlatform(Caller caller, SequenceOrder order, PageRequest page) {
        return listPlatform(caller, new ListPlatformAuditEvents(order), page);
    }

    /// All of the log of the platform, oldest first.
    @Needs(Operation.LIST_PLATFORM_AUDIT_EVENTS)
    default Page<PlatformAuditEvent> listPlatform(Caller caller, PageRequest page) {
        return listPlatform(caller, SequenceOrder.oldestFirst(), page);
    }

    /// Passes the state of an organization as of one instant to `reader`. The export is audited first, as
    /// `audit.export`, and stays audited if the reader fails. An export whose window reaches the present
    /// contains its own event.
    ///
    /// @param reader iterates the export. It must not wait for a slow client: while it runs, storage cannot
    ///     reclaim the space of concurrent changes
    /// @return the result of the reader
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization; the reader is not
    ///     called
    @Needs(Operation.EXPORT_AUDIT)
    <R> R export(Caller caller, ExportAudit command, Function<AuditExport, R> reader);
}
