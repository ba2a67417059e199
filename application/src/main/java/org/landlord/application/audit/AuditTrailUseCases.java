package org.landlord.application.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import org.landlord.port.in.audit.ListPlatformAuditEvents;
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
                case AuditOrder.ByTime _ -> byTime(stores, query, page);
                case AuditOrder.NewestFirst _ -> newestFirst(stores, query, page);
                case AuditOrder.BySequence(long after) -> bySequence(stores, query, after, page);
            };
        });
    }

    private static Page<AuditEvent> byTime(Stores stores, ListAuditEvents query, PageRequest page) {
        return page(
                "audit-events",
                query,
                page,
                event -> Listing.Key.of(Timestamps.format(event.occurredAt()), event.sequence()),
                (events, last, limit) -> stores.auditLog().list(events, position(last), limit));
    }

    private static Page<AuditEvent> newestFirst(Stores stores, ListAuditEvents query, PageRequest page) {
        return page(
                "audit-events-newest-first",
                query,
                page,
                event -> Listing.Key.of(Timestamps.format(event.occurredAt()), event.sequence()),
                (events, last, limit) -> stores.auditLog().listNewestFirst(events, position(last), limit));
    }

    private static Page<AuditEvent> bySequence(Stores stores, ListAuditEvents query, long after, PageRequest page) {
        return page(
                "audit-events-by-sequence",
                query,
                page,
                event -> Listing.Key.of(event.sequence()),
                (events, last, limit) -> stores.auditLog()
                        .listBySequence(events, last == null ? after : Long.parseLong(last.text(0)), limit));
    }

    /// Reads rows of the log that follow a key.
    @FunctionalInterface
    private interface Fetch {

        List<AuditEvent> rows(AuditQuery events, Listing.@Nullable Key last, int limit);
    }

    /// With a text, storage applies only the filters that it has an index for, so that the number of rows that are
    /// read for a page is bounded.
    private static Page<AuditEvent> page(
            String name, ListAuditEvents query, PageRequest page, Function<AuditEvent, Listing.Key> key, Fetch fetch) {
        Object start = query.order() instanceof AuditOrder.BySequence(long after) ? after : null;
        if (query.text() == null) {
            Listing all = start == null ? Listing.of(name, query.events()) : Listing.of(name, query.events(), start);
            return all.pageOfLarge(
                    page,
                    key,
                    event -> event.metadata().json().length(),
                    (last, limit) -> fetch.rows(query.events(), last, limit));
        }
        AuditQuery indexed = query.events().indexed();
        return Listing.of(name, query.events(), start, query.text())
                .page(page, key, query::fits, (last, limit) -> fetch.rows(indexed, last, limit));
    }

    private static @Nullable AuditPosition position(Listing.@Nullable Key key) {
        return key == null ? null : new AuditPosition(Timestamps.parse(key.text(0)), Long.parseLong(key.text(1)));
    }

    @Override
    public Page<PlatformAuditEvent> listPlatform(Caller caller, ListPlatformAuditEvents query, PageRequest page) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_PLATFORM_AUDIT_EVENTS);
        return ports.gate().read(caller, need, stores -> switch (query.order()) {
            case SequenceOrder.After(long after) -> {
                Listing all = Listing.of("platform-audit-events", after);
                yield page(all, query, page, after, stores.platformAuditLog()::list);
            }
            case SequenceOrder.NewestFirst _ -> {
                Listing all = Listing.of("platform-audit-events-newest-first");
                yield page(all, query, page, Long.MAX_VALUE, stores.platformAuditLog()::listNewestFirst);
            }
        });
    }

    private static Page<PlatformAuditEvent> page(
            Listing all,
            ListPlatformAuditEvents query,
            PageRequest page,
            long start,
            Listing.FetchBySequence<PlatformAuditEvent> fetch) {
        return query.isOfAll()
                ? all.pageBySequence(page, PlatformAuditEvent::sequence, start, fetch)
                : Listing.of("platform-audit-events-filtered", query)
                        .page(
                                page,
                                event -> Listing.Key.of(event.sequence()),
                                query::fits,
                                (last, limit) ->
                                        fetch.rows(last == null ? start : Long.parseLong(last.text(0)), limit));
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
