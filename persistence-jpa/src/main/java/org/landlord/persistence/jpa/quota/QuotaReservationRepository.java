package org.landlord.persistence.jpa.quota;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.sql.StoredSum;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.quota.QuotaReservationStore;

/// The table `quota_reservation`.
@Singleton
@StoreCall
class QuotaReservationRepository
        implements QuotaReservationStore, PanacheRepositoryBase<QuotaReservationRow, QuotaReservationKey> {

    private static final String HELD = "SELECT " + StoredSum.OF_QUANTITIES + " FROM quota_reservation WHERE org_id = ?"
            + " AND metric = ? AND unit = ? AND settled_at IS NULL AND expires_at > ?";

    /// By the index `quota_reservation_ended`: settled and expired reservations are not read.
    private static final String COUNT_HELD = "SELECT org_id, count(*) FROM quota_reservation"
            + " WHERE coalesce(settled_at, expires_at) > ? AND settled_at IS NULL GROUP BY org_id";

    /// The expression of the index `quota_reservation_ended`.
    private static final String ENDED = "coalesce(settled_at, expires_at) < ?";

    private static final String HAS_ENDED = "SELECT 1 FROM quota_reservation WHERE " + ENDED + " LIMIT 1";

    private static final String REMOVE_ENDED = "DELETE FROM quota_reservation WHERE (org_id, reservation_id) IN"
            + " (SELECT org_id, reservation_id FROM quota_reservation WHERE " + ENDED + " LIMIT ?)";

    private final RowWriter writes;
    private final Jdbc jdbc;

    QuotaReservationRepository(RowWriter writes, Jdbc jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @Override
    public void put(QuotaReservation reservation) {
        writes.put(QuotaReservationRow.toRow(reservation));
    }

    @Override
    public Optional<QuotaReservation> find(OrgId orgId, ReservationId reservationId) {
        return findByIdOptional(QuotaReservationRow.key(orgId, reservationId)).map(QuotaReservationRow::toDomain);
    }

    @Override
    public List<QuotaReservation> list(OrgId orgId, @Nullable ReservationId after, int limit) {
        return list(new Filter().and("id.orgId = :orgId", "orgId", orgId.value()), after, limit);
    }

    @Override
    public List<QuotaReservation> listOfProject(
            OrgId orgId, ProjectId projectId, @Nullable ReservationId after, int limit) {
        Filter filter = new Filter()
                .and("id.orgId = :orgId", "orgId", orgId.value())
                .and("scope = :projectId", "projectId", projectId.value());
        return list(filter, after, limit);
    }

    private List<QuotaReservation> list(Filter filter, @Nullable ReservationId after, int limit) {
        filter.andIfGiven("id.reservationId > :after", "after", after);
        return find(filter.where() + " order by id.reservationId", filter.parameters())
                .page(Page.ofSize(limit))
                .stream()
                .map(QuotaReservationRow::toDomain)
                .toList();
    }

    /// Through JDBC: used by every check.
    @Override
    public QuantitySum held(LimitKey limit, Instant instant) {
        return sum(HELD, against(limit, instant), limit.projectId());
    }

    @Override
    public QuantitySum held(LimitKey limit, Instant instant, Instant madeUntil) {
        List<Object> parameters = against(limit, instant);
        parameters.add(madeUntil.toEpochMilli());
        return sum(HELD + " AND created_at <= ?", parameters, limit.projectId());
    }

    private static List<Object> against(LimitKey limit, Instant instant) {
        return new ArrayList<>(List.of(
                limit.orgId().value(), limit.metric().value(), limit.unit().value(), instant.toEpochMilli()));
    }

    private QuantitySum sum(String sql, List<Object> parameters, @Nullable ProjectId projectId) {
        if (projectId != null) {
            parameters.add(projectId.value());
        }
        return jdbc.query(
                        projectId == null ? sql : sql + " AND scope = ?",
                        row -> StoredSum.read(row, 1).quantities(),
                        parameters.toArray())
                .getFirst();
    }

    @Override
    public boolean isHeld(OrgId orgId, ProjectId projectId, Instant instant) {
        return count(
                        "id.orgId = ?1 and scope = ?2 and settledAt is null and expiresAt > ?3",
                        orgId.value(),
                        projectId.value(),
                        instant.toEpochMilli())
                > 0;
    }

    @Override
    public Map<OrgId, Long> countHeld(Instant instant) {
        Map<OrgId, Long> counts = new HashMap<>();
        jdbc.query(COUNT_HELD, row -> counts.put(new OrgId(row.getString(1)), row.getLong(2)), instant.toEpochMilli());
        return counts;
    }

    @Override
    public boolean hasEndedBefore(Instant instant) {
        return !jdbc.query(HAS_ENDED, row -> row.getInt(1), instant.toEpochMilli())
                .isEmpty();
    }

    @Override
    public int removeEndedBefore(Instant instant, int limit) {
        AtomicInteger removed = new AtomicInteger();
        writes.delete(() -> removed.set(jdbc.update(REMOVE_ENDED, instant.toEpochMilli(), limit)));
        return removed.get();
    }
}
