package org.landlord.application.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.audit.ExportAudit;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.audit.RecordAuditEvent;
import org.landlord.port.out.Stores;
import org.landlord.port.out.audit.AuditPosition;

public final class AuditTrailUseCases implements AuditTrail {

    private final UseCaseContext ports;

    public AuditTrailUseCases(UseCaseContext ports) {
        this.ports = ports;
    }

    @Override
    public AuditEvent record(Caller caller, RecordAuditEvent command) {
        OrgId orgId = command.orgId();
        return ports.gate().write(caller, AccessRequirement.of(Operation.RECORD_AUDIT_EVENT, orgId), stores -> {
            Lookups.mentioned(stores, orgId, command.projectId());
            Instant now = ports.clock().now();
            AuditEvent event = new AuditEvent(
                    orgId,
                    stores.auditLog().lastSequence(orgId) + 1,
                    command.eventId() == null ? new AuditEventId(ports.ids().next("evt")) : command.eventId(),
                    command.projectId(),
                    command.actorId() == null ? caller.actorId() : command.actorId(),
                    command.actorId() == null ? caller.actorKind() : ActorKind.EXTERNAL,
                    caller.actorId(),
                    caller.origin(),
                    command.action(),
                    command.targetType(),
                    command.targetId(),
                    command.occurredAt() == null ? now : command.occurredAt(),
                    command.metadata());
            stores.auditLog().append(event);
            return event;
        });
    }

    @Override
    public AuditEvent get(Caller caller, OrgId orgId, AuditEventId eventId) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.GET_AUDIT_EVENT, orgId), stores -> {
            Lookups.org(stores, orgId);
            Supplier<NotFound> missing = () -> new NotFound("audit_event", eventId);
            AuditEvent event = stores.auditLog().find(orgId, eventId).orElseThrow(missing);
            ports.gate()
                    .requireWhereFound(
                            caller,
                            Operation.GET_AUDIT_EVENT,
                            Operation.GET_AUDIT_EVENT,
                            Scope.of(orgId, event.projectId()),
                            missing);
            return event;
        });
    }

    @Override
    public Page<AuditEvent> list(Caller caller, ListAuditEvents query, PageRequest page) {
        AuditQuery events = query.events();
        AccessRequirement need = AccessRequirement.of(Operation.LIST_AUDIT_EVENTS, events.orgId(), events.projectId());
        return ports.gate().scan(caller, need, stores -> {
            Lookups.org(stores, events.orgId());
            return switch (query.order()) {
                case AuditOrder.ByTime _ -> byTime(stores, events, page);
                case AuditOrder.NewestFirst _ -> newestFirst(stores, events, page);
                case AuditOrder.BySequence(long after) -> bySequence(stores, events, after, page);
            };
        });
    }

    private static Page<AuditEvent> byTime(Stores stores, AuditQuery events, PageRequest page) {
        return Listing.of("audit-events", events)
                .page(
                        page,
                        event -> Listing.Key.of(Timestamps.format(event.occurredAt()), event.sequence()),
                        (last, limit) -> stores.auditLog().list(events, last == null ? null : position(last), limit));
    }

    private static Page<AuditEvent> newestFirst(Stores stores, AuditQuery events, PageRequest page) {
        return Listing.of("audit-events-newest-first", events)
                .page(
                        page,
                        event -> Listing.Key.of(Timestamps.format(event.occurredAt()), event.sequence()),
                        (last, limit) ->
                                stores.auditLog().listNewestFirst(events, last == null ? null : position(last), limit));
    }

    private static Page<AuditEvent> bySequence(Stores stores, AuditQuery events, long after, PageRequest page) {
        return Listing.of("audit-events-by-sequence", events, after)
                .pageBySequence(
                        page,
                        AuditEvent::sequence,
                        after,
                        (last, limit) -> stores.auditLog().listBySequence(events, last, limit));
    }

    private static AuditPosition position(Listing.Key key) {
        return new AuditPosition(Timestamps.parse(key.text(0)), Long.parseLong(key.text(1)));
    }

    @Override
    public Page<PlatformAuditEvent> listPlatform(Caller caller, SequenceOrder order, PageRequest page) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_PLATFORM_AUDIT_EVENTS);
        return ports.gate().read(caller, need, stores -> switch (order) {
            case SequenceOrder.After(long after) ->
                Listing.of("platform-audit-events", after)
                        .pageBySequence(page, PlatformAuditEvent::sequence, after, stores.platformAuditLog()::list);
            case SequenceOrder.NewestFirst _ ->
                Listing.of("platform-audit-events-newest-first")
                        .pageBySequence(
                                page,
                                PlatformAuditEvent::sequence,
                                Long.MAX_VALUE,
                                stores.platformAuditLog()::listNewestFirst);
        });
    }

    @Override
    public <R> R export(Caller caller, ExportAudit command, Function<AuditExport, R> reader) {
        OrgId orgId = command.orgId();
        AccessRequirement need = AccessRequirement.of(Operation.EXPORT_AUDIT, orgId);
        // In a unit of work of its own, before any data is returned: no export goes unrecorded.
        ports.gate().write(caller, need, stores -> {
            Lookups.org(stores, orgId);
            AuditEntry.of(AuditAction.AUDIT_EXPORT, orgId, orgId, told(command))
                    .write(ports.ids(), stores, caller, ports.clock().now());
            return orgId;
        });
        return ports.gate().scan(caller, need, stores -> {
            AuditExportAssembler exporting =
                    new AuditExportAssembler(stores, Lookups.org(stores, orgId), command.window());
            return reader.apply(exporting.at(ports.clock().now()));
        });
    }

    private static Map<String, ?> told(ExportAudit command) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("format", command.format().label());
        Window window = command.window();
        if (!window.since().equals(Timestamps.MIN)) {
            told.put("since", Timestamps.format(window.since()));
        }
        if (!window.until().equals(Timestamps.MAX)) {
            told.put("until", Timestamps.format(window.until()));
        }
        return told;
    }
}
