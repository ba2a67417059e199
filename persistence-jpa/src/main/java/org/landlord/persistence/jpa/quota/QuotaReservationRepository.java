package org.landlord.persistence.jpa.quota;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.persistence.jpa.Filter;
import org.landlord.persistence.jpa.StoreCall;
import org.landlord.persistence.jpa.Writes;
import org.landlord.port.out.quota.QuotaReservationStore;

/// The table `quota_reservation`.
@Singleton
@StoreCall
class QuotaReservationRepository
        implements QuotaReservationStore, PanacheRepositoryBase<QuotaReservationRow, QuotaReservationKey> {

    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

    private final Writes writes;

    QuotaReservationRepository(Writes writes) {
        this.writes = writes;
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
        Filter filter = new Filter()
                .and("id.orgId = :orgId", "orgId", orgId.value())
                .andIfGiven("id.reservationId > :after", "after", after);
        return find(filter.where() + " order by id.reservationId", filter.parameters())
                .page(Page.ofSize(limit))
                .stream()
                .map(QuotaReservationRow::toDomain)
                .toList();
    }

    /// The parts of a sum that each fit into 64 bits, whatever is added up.
    private record Parts(
            @Nullable Long billions,
            @Nullable Long ones,
            @Nullable Long nanos) {

        Quantity sum() {
            if (billions == null || ones == null || nanos == null) {
                return Quantity.ZERO;
            }
            BigInteger units = BigInteger.valueOf(billions).multiply(BILLION).add(BigInteger.valueOf(ones));
            try {
                return Quantity.ofSum(units, BigInteger.valueOf(nanos));
            } catch (InvalidInput _) {
                return Quantity.MAX_VALUE;
            }
        }
    }

    @Override
    public Quantity held(LimitKey limit, Instant instant) {
        Filter filter = new Filter()
                .and("id.orgId = :orgId", "orgId", limit.orgId().value())
                .and("metric = :metric", "metric", limit.metric().value())
                .and("unit = :unit", "unit", limit.unit().value())
                .and("settledAt is null and expiresAt > :instant", "instant", instant.toEpochMilli())
                .andIfGiven("scope = :scope", "scope", limit.projectId());
        Object[] sums = find(
                        "select sum(units / 1000000000), sum(mod(units, 1000000000)), sum(nanos)"
                                + " from QuotaReservationRow where " + filter.where(),
                        filter.parameters())
                .project(Object[].class)
                .singleResult();
        return new Parts((Long) sums[0], (Long) sums[1], (Long) sums[2]).sum();
    }
}
