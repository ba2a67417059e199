package org.landlord.persistence.jpa.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.audit.AuditLog;
import org.landlord.port.out.audit.AuditPosition;

/// The table `audit_event`.
@Singleton
@StoreCall
class AuditEventRepository implements AuditLog, PanacheRepositoryBase<AuditEventRow, AuditEventKey> {

    /// Reads the key only: used by every mutation, and a row may be large.
    private static final String LAST = "SELECT coalesce(max(sequence), 0) FROM audit_event WHERE org_id = ?";

    private final RowWriter writes;
    private final Jdbc jdbc;

    AuditEventRepository(RowWriter writes, Jdbc jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @Override
    public long lastSequence(OrgId orgId) {
        return jdbc.query(LAST, row -> row.getLong(1), orgId.value()).getFirst();
    }

    @Override
    public void append(AuditEvent event) {
        writes.insert(
                AuditEventRow.toRow(event),
                (column, refused) -> column.equals("event_id")
                        ? new DuplicateId("audit_event", "eventId", event.eventId())
                        : refused);
    }

    @Override
    public Optional<AuditEvent> find(OrgId orgId, AuditEventId eventId) {
        return find("id.orgId = ?1 and eventId = ?2", orgId.value(), eventId.value())
                .firstResultOptional()
                .map(AuditEventRow::toDomain);
    }

    @Override
    public List<AuditEvent> listBySequence(AuditQuery query, long after, int limit) {
        // The sum keeps the database from scanning the index on times and sorting the result.
        Filter filter = filtered(query)
                .and("id.sequence > :after", "after", after)
                .and("occurredAt + 0 >= :since", "since", query.window().since().toEpochMilli())
                .and("occurredAt + 0 <= :until", "until", query.window().until().toEpochMilli());
        return page(filter, "id.sequence", limit);
    }

    @Override
    public List<AuditEvent> list(AuditQuery query, @Nullable AuditPosition after, int limit) {
        // A single lower bound: with two the database could start at the first, and skip all previous pages.
        long since = query.window().since().toEpochMilli();
        AuditPosition from = after == null || after.occurredAt().toEpochMilli() < since ? null : after;
        Filter filter = filtered(query)
                .and(
                        "occurredAt >= :since",
                        "since",
                        from == null ? since : from.occurredAt().toEpochMilli())
                .and("occurredAt <= :until", "until", query.window().until().toEpochMilli());
        if (from != null) {
            filter.and("occurredAt > :since or id.sequence > :sequence", "sequence", from.sequence());
        }
        return page(filter, "occurredAt, id.sequence", limit);
    }

    @Override
    public List<AuditEvent> listNewestFirst(AuditQuery query, @Nullable AuditPosition before, int limit) {
        // A single upper bound, as in list.
        long until = query.window().until().toEpochMilli();
        AuditPosition from = before == null || before.occurredAt().toEpochMilli() > until ? null : before;
        Filter filter = filtered(query)
                .and("occurredAt >= :since", "since", query.window().since().toEpochMilli())
                .and(
                        "occurredAt <= :until",
                        "until",
                        from == null ? until : from.occurredAt().toEpochMilli());
        if (from != null) {
            filter.and("occurredAt < :until or id.sequence < :sequence", "sequence", from.sequence());
        }
        return page(filter, "occurredAt desc, id.sequence desc", limit);
    }

    private static Filter filtered(AuditQuery query) {
        return new Filter()
                .and("id.orgId = :orgId", "orgId", query.orgId().value())
                .andIfGiven("action = :action", "action", query.action())
                .andIfGiven("actorId = :actorId", "actorId", query.actorId())
                .andIfGiven("targetType = :targetType", "targetType", query.targetType())
                .andIfGiven("targetId = :targetId", "targetId", query.targetId())
                .andIfGiven("projectId = :projectId", "projectId", query.projectId())
                .andIfGiven("requestId = :requestId", "requestId", query.requestId());
    }

    private List<AuditEvent> page(Filter filter, String order, int limit) {
        return find(filter.where() + " order by " + order, filter.parameters()).page(Page.ofSize(limit)).stream()
                .map(AuditEventRow::toDomain)
                .toList();
    }
}
