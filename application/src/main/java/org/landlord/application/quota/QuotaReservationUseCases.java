package org.landlord.application.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;
import org.landlord.port.out.quota.QuotaReservationStore;

public final class QuotaReservationUseCases implements QuotaReservations {

    private final UseCaseContext ports;
    private final LimitResets resets;

    public QuotaReservationUseCases(UseCaseContext ports, LimitResets resets) {
        this.ports = ports;
        this.resets = resets;
    }

    @Override
    public Upserted<ReservationView> reserve(Caller caller, ReserveQuota command) {
        return resets.complete(caller, () -> reserveWithinLimits(caller, command));
    }

    private Upserted<ReservationView> reserveWithinLimits(Caller caller, ReserveQuota command) {
        return ports.gate().write(caller, reserving(command), stores -> {
            Upserted<ReservationView> decided = decide(stores, command);
            if (decided.created()) {
                stores.quotaReservations().put(decided.value().reservation());
            }
            return decided;
        });
    }

    /// In a reading unit of work, in which storage refuses all changes.
    @Override
    public Upserted<ReservationView> dryRun(Caller caller, ReserveQuota command) {
        return resets.completeDryRun(
                () -> ports.gate().read(caller, reserving(command), stores -> decide(stores, command)));
    }

    private static AccessRequirement reserving(ReserveQuota command) {
        UsageSeries series = command.series();
        return AccessRequirement.of(Operation.RESERVE_QUOTA, series.orgId(), series.projectId());
    }

    /// The existing reservation, or a new one that is not stored yet.
    private Upserted<ReservationView> decide(Stores stores, ReserveQuota command) {
        UsageSeries series = command.series();
        Lookups.mentioned(stores, series.orgId(), series.projectId());
        Optional<QuotaReservation> before = Optional.ofNullable(command.reservationId())
                .flatMap(id -> stores.quotaReservations().find(series.orgId(), id));
        Instant now = ports.now(stores);
        if (before.isPresent()) {
            return new Upserted<>(repeated(before.get(), command, now), false);
        }
        List<LimitState> limits = stores.usageLimits().bindingInAnyUnit(List.of(series));
        new HardLimitEnforcer(stores, now, limits).consume(List.of(new Demand(series, command.quantity(), now)));
        ReservationId id =
                command.reservationId() == null ? new ReservationId(ports.ids().next("rsv")) : command.reservationId();
        QuotaReservation reservation =
                new QuotaReservation(id, series, command.quantity(), now, now.plus(command.ttl()), null);
        return new Upserted<>(view(reservation, now), true, UnitWarnings.ofUsage(series, limits));
    }

    private static ReservationView view(QuotaReservation reservation, Instant now) {
        return new ReservationView(reservation, reservation.status(now));
    }

    /// An ended reservation must not look as if it held quota. A committed one is the same work done again:
    /// repeating its commit returns the same response.
    private static ReservationView repeated(QuotaReservation before, ReserveQuota command, Instant now) {
        if (!before.isFor(command.series(), command.quantity(), command.ttl())) {
            throw new Conflict("the reservation id " + before.reservationId() + " was used for another reservation");
        }
        return switch (before.status(now)) {
            case HELD, COMMITTED -> view(before, now);
            case RELEASED ->
                throw new Conflict("the reservation " + before.reservationId()
                        + " was released and holds no quota: use another reservation id");
            case EXPIRED ->
                throw new Conflict("the reservation " + before.reservationId()
                        + " has expired and holds no quota: use another reservation id");
        };
    }

    @Override
    public ReservationView commit(Caller caller, CommitReservation command) {
        return resets.complete(caller, () -> commitWithinLimits(caller, command));
    }

    private ReservationView commitWithinLimits(Caller caller, CommitReservation command) {
        return ports.gate()
                .write(caller, AccessRequirement.of(Operation.COMMIT_QUOTA_RESERVATION, command.orgId()), stores -> {
                    QuotaReservation before = required(
                            stores,
                            caller,
                            Operation.COMMIT_QUOTA_RESERVATION,
                            command.orgId(),
                            command.reservationId());
                    Instant now = ports.now(stores);
                    return switch (before.status(now)) {
                        case HELD -> view(settle(stores, caller, before, command, now), now);
                        case COMMITTED -> view(committedBefore(stores, before, command), now);
                        case RELEASED ->
                            throw new Conflict("the reservation " + before.reservationId() + " was released");
                        case EXPIRED ->
                            throw new Conflict("the reservation " + before.reservationId()
                                    + " has expired and holds no quota: record the usage as a usage event; to exceed a hard"
                                    + " limit, use enforce=false with the permission " + Permission.USAGE_CORRECT + ". "
                                    + asUsageEvent(before.series(), command));
                    };
                });
    }

    /// How to record what a commit contains. The event id makes the recording safe to repeat.
    private static String asUsageEvent(UsageSeries series, CommitReservation command) {
        return "To record what was used, record a usage event with"
                + (series.projectId() == null ? "" : " projectId " + series.projectId() + ",")
                + " metric " + series.metric() + ", unit " + series.unit() + ", quantity " + command.quantity()
                + " and, so that it counts once, eventId " + command.reservationId();
    }

    @Override
    public ReservationView extend(Caller caller, ExtendReservation command) {
        OrgId orgId = command.orgId();
        return ports.gate().write(caller, AccessRequirement.of(Operation.EXTEND_QUOTA_RESERVATION, orgId), stores -> {
            QuotaReservation before =
                    required(stores, caller, Operation.EXTEND_QUOTA_RESERVATION, orgId, command.reservationId());
            Instant now = ports.now(stores);
            return switch (before.status(now)) {
                case HELD -> view(extended(stores, before, command.expiresAt()), now);
                case COMMITTED -> throw ended(before, "was committed");
                case RELEASED -> throw ended(before, "was released");
                case EXPIRED -> throw ended(before, "has expired");
            };
        });
    }

    private static QuotaReservation extended(Stores stores, QuotaReservation before, Instant expiresAt) {
        QuotaReservation after = before.extendedTo(expiresAt);
        if (!after.equals(before)) {
            stores.quotaReservations().put(after);
        }
        return after;
    }

    private static Conflict ended(QuotaReservation reservation, String how) {
        return new Conflict("the reservation " + reservation.reservationId() + " " + how
                + " and holds no quota: create another one");
    }

    private QuotaReservation settle(
            Stores stores, Caller caller, QuotaReservation before, CommitReservation command, Instant now) {
        UsageSeries series = before.series();
        Instant observedAt = observedAt(before, command, now);
        UsageEvent event = new UsageEvent(
                series.orgId(),
                new EventId(ports.ids().next("evt")),
                series.projectId(),
                command.runId(),
                series.metric(),
                command.quantity(),
                series.unit(),
                observedAt,
                now,
                command.metadata());
        BackdatingBound bound = new BackdatingBound(ports, stores, now);
        List<UsageEvent> old = bound.beyond(caller, List.of(event));
        QuotaReservation after = before.settled(new Settlement(now, event.eventId(), command.quantity()));
        // First, so that the reserved quota is available for the usage.
        stores.quotaReservations().put(after);
        List<LimitState> limits = limits(stores, series);
        // A reservation holds its quantity, from its creation on.
        if (command.quantity().compareTo(before.quantity()) > 0 || observedAt.isBefore(before.createdAt())) {
            consume(
                    new HardLimitEnforcer(stores, now, limits),
                    before,
                    new Demand(series, command.quantity(), observedAt));
        }
        stores.usageEvents().append(List.of(event));
        bound.audit(caller, old);
        new ThresholdTracker(stores, now).record(limits, observedAt);
        return after;
    }

    /// @throws LimitExceeded explaining the time of observation if that is the reason: the reservation holds
    ///     nothing for earlier windows
    private static void consume(HardLimitEnforcer hardLimits, QuotaReservation before, Demand demand) {
        try {
            hardLimits.consume(List.of(demand));
        } catch (LimitExceeded full) {
            throw demand.at().isBefore(before.createdAt())
                    ? full.noting("observedAt " + Timestamps.format(demand.at())
                            + " is before the reservation was created, at " + Timestamps.format(before.createdAt())
                            + ", and it holds no quota for that time")
                    : full;
        }
    }

    /// @throws InvalidInput naming `observedAt`, if it is before the creation of the reservation or ahead of
    ///     the clock, by more than clocks may differ
    private static Instant observedAt(QuotaReservation before, CommitReservation command, Instant now) {
        Instant observedAt = command.observedAt();
        if (observedAt == null) {
            return now;
        }
        if (observedAt.isBefore(before.createdAt().minus(UsageEvent.MAX_AHEAD))) {
            throw InvalidInput.of(
                    "observedAt",
                    "must be at most " + UsageEvent.MAX_AHEAD.toMinutes()
                            + " minutes before the reservation was created, at "
                            + Timestamps.format(before.createdAt()));
        }
        try {
            UsageEvent.requireNotAhead(observedAt, now);
        } catch (InvalidInput refused) {
            throw refused.at("observedAt");
        }
        return observedAt;
    }

    /// A repeated commit may omit values. Those that it has must be the recorded ones: accepting others would
    /// lose them.
    private static QuotaReservation committedBefore(Stores stores, QuotaReservation before, CommitReservation command) {
        Settlement settlement = Objects.requireNonNull(before.settlement());
        EventId eventId = Objects.requireNonNull(settlement.eventId());
        UsageEvent event = Objects.requireNonNull(stores.usageEvents()
                .find(before.series().orgId(), List.of(eventId))
                .get(eventId));
        List<String> others = new ArrayList<>();
        if (!command.quantity().equals(event.quantity())) {
            others.add("the quantity " + event.quantity());
        }
        Instant observedAt = command.observedAt();
        if (observedAt != null && !Timestamps.check(observedAt).equals(event.observedAt())) {
            others.add("observedAt " + Timestamps.format(event.observedAt()));
        }
        if (command.runId() != null && !command.runId().equals(event.runId())) {
            others.add(event.runId() == null ? "no runId" : "the runId " + event.runId());
        }
        if (!command.metadata().members().isEmpty() && !command.metadata().isEquivalentTo(event.metadata())) {
            others.add("the metadata of the usage event " + eventId);
        }
        if (!others.isEmpty()) {
            throw new Conflict(
                    "the reservation " + before.reservationId() + " was committed with " + String.join(", ", others));
        }
        return before;
    }

    @Override
    public ReservationView release(Caller caller, OrgId orgId, ReservationId reservationId) {
        return ports.gate().write(caller, AccessRequirement.of(Operation.RELEASE_QUOTA_RESERVATION, orgId), stores -> {
            QuotaReservation before =
                    required(stores, caller, Operation.RELEASE_QUOTA_RESERVATION, orgId, reservationId);
            Instant now = ports.now(stores);
            return switch (before.status(now)) {
                case HELD -> view(released(stores, before.settled(new Settlement(now, null, null))), now);
                case RELEASED, EXPIRED -> view(before, now);
                case COMMITTED -> throw new Conflict("the reservation " + reservationId + " was committed");
            };
        });
    }

    private static QuotaReservation released(Stores stores, QuotaReservation after) {
        stores.quotaReservations().put(after);
        return after;
    }

    @Override
    public ReservationView get(Caller caller, OrgId orgId, ReservationId reservationId) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_QUOTA_RESERVATION, orgId),
                        stores -> view(
                                required(stores, caller, Operation.GET_QUOTA_RESERVATION, orgId, reservationId),
                                ports.clock().now()));
    }

    @Override
    public Page<ReservationView> list(
            Caller caller, OrgId orgId, @Nullable ReservationStatus status, PageRequest page) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_QUOTA_RESERVATIONS, orgId);
        return list(caller, need, orgId, null, status, page);
    }

    @Override
    public Page<ReservationView> listOfProject(
            Caller caller, OrgId orgId, ProjectId projectId, @Nullable ReservationStatus status, PageRequest page) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_PROJECT_QUOTA_RESERVATIONS, orgId, projectId);
        return list(caller, need, orgId, projectId, status, page);
    }

    /// A status selects from all reservations of the organization, which takes longer if few match.
    private Page<ReservationView> list(
            Caller caller,
            AccessRequirement need,
            OrgId orgId,
            @Nullable ProjectId projectId,
            @Nullable ReservationStatus status,
            PageRequest page) {
        Function<Stores, Page<ReservationView>> reading = stores -> {
            Lookups.org(stores, orgId);
            Instant now = ports.clock().now();
            return Listing.of("quota-reservations", orgId, projectId, status)
                    .page(page, shown -> Listing.Key.of(shown.reservation().reservationId()), (last, limit) -> {
                        ReservationId after = last == null ? null : new ReservationId(last.text(0));
                        return rows(stores, orgId, projectId, status, now, after, limit).stream()
                                .map(reservation -> view(reservation, now))
                                .toList();
                    });
        };
        return status == null
                ? ports.gate().read(caller, need, reading)
                : ports.gate().scan(caller, need, reading);
    }

    private static List<QuotaReservation> rows(
            Stores stores,
            OrgId orgId,
            @Nullable ProjectId projectId,
            @Nullable ReservationStatus status,
            Instant now,
            @Nullable ReservationId after,
            int limit) {
        QuotaReservationStore reservations = stores.quotaReservations();
        if (status != null) {
            return reservations.listByStatus(orgId, projectId, status, now, after, limit);
        }
        return projectId == null
                ? reservations.list(orgId, after, limit)
                : reservations.listOfProject(orgId, projectId, after, limit);
    }

    private static List<LimitState> limits(Stores stores, UsageSeries series) {
        return stores.usageLimits().binding(List.of(series));
    }

    /// A reservation in a project that the caller may not see is not found.
    private QuotaReservation required(
            Stores stores, Caller caller, Operation operation, OrgId orgId, ReservationId reservationId) {
        Lookups.org(stores, orgId);
        Supplier<NotFound> missing = () -> new NotFound("quota_reservation", reservationId);
        QuotaReservation found =
                stores.quotaReservations().find(orgId, reservationId).orElseThrow(missing);
        Scope place = Scope.of(orgId, found.series().projectId());
        ports.gate().requireWhereFound(caller, operation, Operation.GET_QUOTA_RESERVATION, place, missing);
        if (reservationId.isOfRun() && operation != Operation.GET_QUOTA_RESERVATION) {
            throw new Conflict("the reservation " + reservationId
                    + " belongs to a run: it ends with the run, and is committed with what the run used");
        }
        return found;
    }
}
