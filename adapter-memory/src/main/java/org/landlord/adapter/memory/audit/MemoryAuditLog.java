package org.landlord.adapter.memory.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.audit.AuditLog;
import org.landlord.port.out.audit.AuditPosition;

public record MemoryAuditLog(Tables tables, Transaction transaction) implements AuditLog {

    private static final Comparator<AuditPosition> ORDER =
            Comparator.comparing(AuditPosition::occurredAt).thenComparingLong(AuditPosition::sequence);

    @Override
    public long lastSequence(OrgId orgId) {
        return tables.auditEvents()
                .under(Key.of(orgId))
                .mapToLong(AuditEvent::sequence)
                .max()
                .orElse(0);
    }

    @Override
    public void append(AuditEvent event) {
        transaction.change(() -> {
            tables.requireOrganization(event.orgId());
            Key key = Key.of(event.orgId(), event.eventId());
            if (tables.auditEvents().has(key)) {
                throw new DuplicateId("audit_event", "eventId", event.eventId());
            }
            if (event.sequence() != lastSequence(event.orgId()) + 1) {
                throw new IllegalStateException("audit event " + event.sequence() + " of " + event.orgId()
                        + " does not follow " + lastSequence(event.orgId()));
            }
            tables.auditEvents().put(key, event);
        });
    }

    @Override
    public Optional<AuditEvent> find(OrgId orgId, AuditEventId eventId) {
        return tables.auditEvents().find(Key.of(orgId, eventId));
    }

    @Override
    public List<AuditEvent> list(AuditQuery query, @Nullable AuditPosition after, int limit) {
        return Table.page(
                tables.auditEvents().under(Key.of(query.orgId())).filter(event -> fits(query, event)),
                event -> new AuditPosition(event.occurredAt(), event.sequence()),
                ORDER,
                after,
                limit);
    }

    @Override
    public List<AuditEvent> listNewestFirst(AuditQuery query, @Nullable AuditPosition before, int limit) {
        return Table.page(
                tables.auditEvents().under(Key.of(query.orgId())).filter(event -> fits(query, event)),
                event -> new AuditPosition(event.occurredAt(), event.sequence()),
                ORDER.reversed(),
                before,
                limit);
    }

    @Override
    public List<AuditEvent> listBySequence(AuditQuery query, long after, int limit) {
        return Table.page(
                tables.auditEvents().under(Key.of(query.orgId())).filter(event -> fits(query, event)),
                AuditEvent::sequence,
                Comparator.naturalOrder(),
                after,
                limit);
    }

    private static boolean fits(AuditQuery query, AuditEvent event) {
        return fits(query.action(), event.action())
                && fits(query.actorId(), event.actorId())
                && fits(query.targetType(), event.targetType())
                && fits(query.targetId(), event.targetId())
                && fits(query.projectId(), event.projectId())
                && (query.requestId() == null
                        || query.requestId().value().equals(event.origin().requestId()))
                && query.window().contains(event.occurredAt());
    }

    private static boolean fits(@Nullable Object asked, @Nullable Object there) {
        return asked == null || asked.equals(there);
    }
}
