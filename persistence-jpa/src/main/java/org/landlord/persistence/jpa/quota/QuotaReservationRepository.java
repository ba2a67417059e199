package org.landlord.persistence.jpa.quota;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.persistence.jpa.Filter;
import org.landlord.persistence.jpa.Jdbc;
import org.landlord.persistence.jpa.StoreCall;
import org.landlord.persistence.jpa.Sum;
import org.landlord.persistence.jpa.Writes;
import org.landlord.port.out.quota.QuotaReservationStore;

/// The table `quota_reservation`.
@Singleton
@StoreCall
class QuotaReservationRepository
        implements QuotaReservationStore, PanacheRepositoryBase<QuotaReservationRow, QuotaReservationKey> {

    private static final String HELD = "SELECT " + Sum.OF_QUANTITIES + " FROM quota_reservation WHERE org_id = ?"
            + " AND metric = ? AND unit = ? AND settled_at IS NULL AND expires_at > ?";

    private final Writes writes;
    private final Jdbc jdbc;

    QuotaReservationRepository(Writes writes, Jdbc jdbc) {
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

    /// Through JDBC: asked for with every check.
    @Override
    public Quantity held(LimitKey limit, Instant instant) {
        ProjectId projectId = limit.projectId();
        String orgId = limit.orgId().value();
        String metric = limit.metric().value();
        String unit = limit.unit().value();
        List<Quantity> sums = projectId == null
                ? jdbc.query(HELD, QuotaReservationRepository::sum, orgId, metric, unit, instant.toEpochMilli())
                : jdbc.query(
                        HELD + " AND scope = ?",
                        QuotaReservationRepository::sum,
                        orgId,
                        metric,
                        unit,
                        instant.toEpochMilli(),
                        projectId.value());
        return sums.getFirst();
    }

    private static Quantity sum(ResultSet row) throws SQLException {
        return Sum.read(row, 1).quantityCapped();
    }
}
