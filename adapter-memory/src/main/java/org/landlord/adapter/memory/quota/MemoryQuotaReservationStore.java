package org.landlord.adapter.memory.quota;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.out.quota.QuotaReservationStore;

public record MemoryQuotaReservationStore(Tables tables, Transaction transaction) implements QuotaReservationStore {

    @Override
    public void put(QuotaReservation reservation) {
        transaction.change(() -> {
            UsageSeries series = reservation.series();
            tables.requireProject(series.orgId(), series.projectId());
            tables.quotaReservations().put(Key.of(series.orgId(), reservation.reservationId()), reservation);
        });
    }

    @Override
    public Optional<QuotaReservation> find(OrgId orgId, ReservationId reservationId) {
        return tables.quotaReservations().find(Key.of(orgId, reservationId));
    }

    @Override
    public List<QuotaReservation> list(OrgId orgId, @Nullable ReservationId after, int limit) {
        return Table.page(
                tables.quotaReservations().under(Key.of(orgId)), QuotaReservation::reservationId, after, limit);
    }

    @Override
    public List<QuotaReservation> listOfProject(
            OrgId orgId, ProjectId projectId, @Nullable ReservationId after, int limit) {
        return Table.page(
                tables.quotaReservations()
                        .under(Key.of(orgId))
                        .filter(each -> projectId.equals(each.series().projectId())),
                QuotaReservation::reservationId,
                after,
                limit);
    }

    @Override
    public QuantitySum held(LimitKey limit, Instant instant) {
        return held(limit, instant, Timestamps.MAX);
    }

    @Override
    public QuantitySum held(LimitKey limit, Instant instant, Instant madeUntil) {
        return holding(limit.orgId(), instant)
                .filter(reservation ->
                        !reservation.createdAt().isAfter(madeUntil) && holdsAgainst(limit, reservation.series()))
                .map(reservation -> QuantitySum.of(reservation.quantity()))
                .reduce(QuantitySum.ZERO, QuantitySum::plus);
    }

    @Override
    public boolean isHeld(OrgId orgId, ProjectId projectId, Instant instant) {
        return holding(orgId, instant)
                .anyMatch(reservation -> projectId.equals(reservation.series().projectId()));
    }

    @Override
    public Map<OrgId, Long> countHeld(Instant instant) {
        return tables.quotaReservations()
                .all()
                .filter(reservation -> holds(reservation, instant))
                .collect(Collectors.groupingBy(
                        reservation -> reservation.series().orgId(), Collectors.counting()));
    }

    @Override
    public boolean hasEndedBefore(Instant instant) {
        return tables.quotaReservations()
                .all()
                .anyMatch(reservation -> reservation.endsAt().isBefore(instant));
    }

    @Override
    public int removeEndedBefore(Instant instant, int limit) {
        return transaction.change(() -> tables.quotaReservations()
                .removeIf(reservation -> reservation.endsAt().isBefore(instant), limit));
    }

    private Stream<QuotaReservation> holding(OrgId orgId, Instant instant) {
        return tables.quotaReservations().under(Key.of(orgId)).filter(reservation -> holds(reservation, instant));
    }

    private static boolean holds(QuotaReservation reservation, Instant instant) {
        return reservation.settlement() == null && reservation.expiresAt().isAfter(instant);
    }

    private static boolean holdsAgainst(LimitKey limit, UsageSeries series) {
        return limit.metric().equals(series.metric())
                && limit.unit().equals(series.unit())
                && (limit.projectId() == null || limit.projectId().equals(series.projectId()));
    }
}
