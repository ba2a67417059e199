package org.landlord.application.quota;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Need;
import org.landlord.application.shared.Ports;
import org.landlord.application.shared.Required;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitStanding;

final class QuotaReservationUseCases implements QuotaReservations {

    private final Ports ports;

    QuotaReservationUseCases(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Upserted<QuotaReservation> reserve(Caller caller, ReserveQuota command) {
        UsageSeries series = command.series();
        Need need = Need.mentioning(series.orgId(), series.projectId(), Permission.USAGE_WRITE);
        return ports.gate().write(caller, need, stores -> {
            Required.mentioned(stores, series.orgId(), series.projectId());
            Optional<QuotaReservation> before = Optional.ofNullable(command.reservationId())
                    .flatMap(id -> stores.quotaReservations().find(series.orgId(), id));
            if (before.isPresent()) {
                return new Upserted<>(repeated(before.get(), command), false);
            }
            Instant now = ports.clock().now();
            new QuotaGate(stores, now, limits(stores, series))
                    .pass(List.of(new Demand(series, command.quantity(), now)));
            ReservationId id = command.reservationId() == null
                    ? new ReservationId(ports.ids().next("rsv"))
                    : command.reservationId();
            QuotaReservation reservation =
                    new QuotaReservation(id, series, command.quantity(), now, now.plus(command.ttl()), null);
            stores.quotaReservations().put(reservation);
            return new Upserted<>(reservation, true);
        });
    }

    private static QuotaReservation repeated(QuotaReservation before, ReserveQuota command) {
        if (!before.isFor(command.series(), command.quantity(), command.ttl())) {
            throw new Conflict("the reservation id " + before.reservationId() + " was used for another reservation");
        }
        return before;
    }

    @Override
    public QuotaReservation commit(Caller caller, CommitReservation command) {
        return ports.gate().write(caller, Need.somewhereIn(command.orgId(), Permission.USAGE_WRITE), stores -> {
            QuotaReservation before =
                    required(stores, caller, Permission.USAGE_WRITE, command.orgId(), command.reservationId());
            Instant now = ports.clock().now();
            return switch (before.status(now)) {
                case HELD -> settle(stores, before, command, now);
                case COMMITTED -> committedBefore(before, command);
                case RELEASED -> throw new Conflict("the reservation " + before.reservationId() + " was released");
                case EXPIRED ->
                    throw new Conflict("the reservation " + before.reservationId()
                            + " has expired and holds nothing: record what was used as a usage event");
            };
        });
    }

    private QuotaReservation settle(Stores stores, QuotaReservation before, CommitReservation command, Instant now) {
        UsageSeries series = before.series();
        UsageEvent event = new UsageEvent(
                series.orgId(),
                new EventId(ports.ids().next("evt")),
                series.projectId(),
                command.runId(),
                series.metric(),
                command.quantity(),
                series.unit(),
                now,
                now,
                command.metadata());
        QuotaReservation after = before.settled(new Settlement(now, event.eventId(), command.quantity()));
        // First, so that what it held is free for what was used.
        stores.quotaReservations().put(after);
        List<LimitStanding> limits = limits(stores, series);
        if (command.quantity().compareTo(before.quantity()) > 0) {
            new QuotaGate(stores, now, limits).pass(List.of(new Demand(series, command.quantity(), now)));
        }
        stores.usageEvents().append(List.of(event));
        new ThresholdWatch(stores, now).record(limits);
        return after;
    }

    private static QuotaReservation committedBefore(QuotaReservation before, CommitReservation command) {
        Settlement settlement = Objects.requireNonNull(before.settlement());
        if (!command.quantity().equals(settlement.committedQuantity())) {
            throw new Conflict("the reservation " + before.reservationId() + " was committed with "
                    + settlement.committedQuantity());
        }
        return before;
    }

    @Override
    public QuotaReservation release(Caller caller, OrgId orgId, ReservationId reservationId) {
        return ports.gate().write(caller, Need.somewhereIn(orgId, Permission.USAGE_WRITE), stores -> {
            QuotaReservation before = required(stores, caller, Permission.USAGE_WRITE, orgId, reservationId);
            Instant now = ports.clock().now();
            return switch (before.status(now)) {
                case HELD -> released(stores, before.settled(new Settlement(now, null, null)));
                case RELEASED, EXPIRED -> before;
                case COMMITTED -> throw new Conflict("the reservation " + reservationId + " was committed");
            };
        });
    }

    private static QuotaReservation released(Stores stores, QuotaReservation after) {
        stores.quotaReservations().put(after);
        return after;
    }

    @Override
    public QuotaReservation get(Caller caller, OrgId orgId, ReservationId reservationId) {
        return ports.gate()
                .read(
                        caller,
                        Need.somewhereIn(orgId, Permission.LIMIT_READ),
                        stores -> required(stores, caller, Permission.LIMIT_READ, orgId, reservationId));
    }

    @Override
    public Page<QuotaReservation> list(Caller caller, OrgId orgId, PageRequest page) {
        return ports.gate().read(caller, Need.in(orgId, Permission.LIMIT_READ), stores -> {
            Required.org(stores, orgId);
            return Listing.of("quota-reservations", orgId)
                    .page(
                            page,
                            reservation -> Listing.Key.of(reservation.reservationId()),
                            (after, limit) -> stores.quotaReservations()
                                    .list(orgId, after == null ? null : new ReservationId(after.text(0)), limit));
        });
    }

    @Override
    public Page<QuotaReservation> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        return ports.gate().read(caller, Need.in(orgId, projectId, Permission.LIMIT_READ), stores -> {
            Required.org(stores, orgId);
            return Listing.of("quota-reservations", orgId, projectId)
                    .page(
                            page,
                            reservation -> Listing.Key.of(reservation.reservationId()),
                            (after, limit) -> stores.quotaReservations()
                                    .listOfProject(
                                            orgId,
                                            projectId,
                                            after == null ? null : new ReservationId(after.text(0)),
                                            limit));
        });
    }

    private static List<LimitStanding> limits(Stores stores, UsageSeries series) {
        return stores.usageLimits().binding(List.of(series));
    }

    /// A reservation of a project that the caller has nothing to do with is not there, to them.
    private QuotaReservation required(
            Stores stores, Caller caller, Permission permission, OrgId orgId, ReservationId reservationId) {
        Required.org(stores, orgId);
        Supplier<NotFound> missing = () -> new NotFound("quota_reservation", reservationId);
        QuotaReservation found =
                stores.quotaReservations().find(orgId, reservationId).orElseThrow(missing);
        Scope place = Scope.of(orgId, found.series().projectId());
        ports.gate().requireWhereFound(caller, permission, Permission.LIMIT_READ, place, missing);
        return found;
    }
}
