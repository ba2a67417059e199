package org.landlord.persistence.jpa.quota;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.quota.QuotaEventLog;
import org.landlord.port.out.quota.TimePosition;

/// The table `quota_event`.
@Singleton
@StoreCall
class QuotaEventRepository implements QuotaEventLog, PanacheRepositoryBase<QuotaEventRow, QuotaEventKey> {

    private static final String LAST = "SELECT coalesce(max(sequence), 0) FROM quota_event WHERE org_id = ?";

    private final RowWriter writes;
    private final Jdbc jdbc;

    QuotaEventRepository(RowWriter writes, Jdbc jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @Override
    public void append(QuotaEvent event) {
        writes.insert(QuotaEventRow.toRow(event), RowWriter.OnUniqueViolation.RETHROW);
    }

    @Override
    public long lastSequence(OrgId orgId) {
        return jdbc.query(LAST, row -> row.getLong(1), orgId.value()).getFirst();
    }

    @Override
    public List<QuotaEvent> list(
            OrgId orgId, @Nullable ProjectId projectId, @Nullable Label metric, long after, int limit) {
        return page(
                new Filter().and("id.sequence > :after", "after", after),
                "id.sequence",
                orgId,
                projectId,
                metric,
                limit);
    }

    @Override
    public List<QuotaEvent> listNewestFirst(
            OrgId orgId, @Nullable ProjectId projectId, @Nullable Label metric, long before, int limit) {
        return page(
                new Filter().and("id.sequence < :before", "before", before),
                "id.sequence desc",
                orgId,
                projectId,
                metric,
                limit);
    }

    @Override
    public List<QuotaEvent> listOfAll(Window window, @Nullable TimePosition before, int limit) {
        Instant last = before == null ? window.until() : before.at();
        Filter filter = new Filter()
                .and("occurredAt >= :since", "since", window.since().toEpochMilli())
                .and("occurredAt <= :last", "last", last.toEpochMilli());
        if (before != null) {
            filter.and(
                            "occurredAt < :last or id.orgId <= :orgId",
                            "orgId",
                            before.orgId().value())
                    .and(
                            "occurredAt < :last or id.orgId < :orgId or id.sequence < :sequence",
                            "sequence",
                            before.sequence());
        }
        String where = filter.where() + " and " + DeletedOrganizations.NOT_OF_ONE;
        return find(where + " order by occurredAt desc, id.orgId desc, id.sequence desc", filter.parameters())
                .page(Page.ofSize(limit))
                .stream()
                .map(QuotaEventRow::toDomain)
                .toList();
    }

    private List<QuotaEvent> page(
            Filter position,
            String order,
            OrgId orgId,
            @Nullable ProjectId projectId,
            @Nullable Label metric,
            int limit) {
        Filter filter = position.and("id.orgId = :orgId", "orgId", orgId.value())
                .andIfGiven("scope = :scope", "scope", projectId)
                .andIfGiven("metric = :metric", "metric", metric);
        return find(filter.where() + " order by " + order, filter.parameters()).page(Page.ofSize(limit)).stream()
                .map(QuotaEventRow::toDomain)
                .toList();
    }
}
