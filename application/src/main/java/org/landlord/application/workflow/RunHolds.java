package org.landlord.application.workflow;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.landlord.application.quota.Demand;
import org.landlord.application.quota.HardLimitEnforcer;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.workflow.Run;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.LaunchUsage;
import org.landlord.port.out.Stores;

/// The reservations of runs. They follow the run: they are renewed until it ends.
final class RunHolds {

    /// The metric of the number of runs.
    static final Label RUNS = new Label("run_count");

    private static final Quantity ONE = Quantity.of(BigDecimal.ONE);

    private static final Duration RENEWED_BEFORE = QuotaReservation.MAX_TTL.dividedBy(2);

    private final UseCaseContext ports;

    RunHolds(UseCaseContext ports) {
        this.ports = ports;
    }

    /// Reserves what a launch will use, and the run itself: a hard limit on runs holds for every launch.
    ///
    /// @throws org.landlord.application.quota.LimitExceeded if a hard limit does not permit it
    List<ReservationId> hold(Stores stores, LaunchRun command, RunId gatewayRunId, Instant now) {
        List<Demand> demands = withRun(command.usage()).stream()
                .map(usage -> new Demand(series(command, usage), usage.quantity(), now))
                .toList();
        List<UsageSeries> series = demands.stream().map(Demand::series).toList();
        new HardLimitEnforcer(stores, now, stores.usageLimits().bindingInAnyUnit(series)).consume(demands);
        List<ReservationId> held = new ArrayList<>();
        for (Demand demand : demands) {
            ReservationId id = id(command.orgId(), gatewayRunId, now, held.size());
            put(stores, id, demand.series(), demand.quantity(), now);
            held.add(id);
        }
        return held;
    }

    /// The id of a reservation follows from the launch: a launch that is taken for failed can hold again
    /// what it held.
    private static ReservationId id(OrgId orgId, RunId gatewayRunId, Instant launchedAt, int index) {
        return new ReservationId(ReservationId.OF_RUN + "_"
                + Version.of(orgId, gatewayRunId, launchedAt).value() + "_" + index);
    }

    /// Holds again what a run held that was given up, whatever the limits are: the run has happened.
    Run restored(Stores stores, Run run, Instant now) {
        List<ReservationId> held = new ArrayList<>();
        for (int i = 0; i <= LaunchRun.MAX_USAGE; i++) {
            stores.quotaReservations()
                    .find(run.orgId(), id(run.orgId(), run.gatewayRunId(), run.launchedAt(), i))
                    .ifPresent(before -> held.add(renewal(stores, before, now)));
        }
        return run.holding(held);
    }

    private ReservationId renewal(Stores stores, QuotaReservation before, Instant now) {
        ReservationId id = new ReservationId(ports.ids().next(ReservationId.OF_RUN));
        put(stores, id, before.series(), before.quantity(), now);
        return id;
    }

    /// With one run, unless the caller says how many runs it counts as.
    private static List<LaunchUsage> withRun(List<LaunchUsage> named) {
        List<LaunchUsage> all = new ArrayList<>(named);
        if (named.stream()
                .noneMatch(one -> one.metric().equals(RUNS) && one.unit().equals(UsageEvent.DEFAULT_UNIT))) {
            all.add(new LaunchUsage(RUNS, UsageEvent.DEFAULT_UNIT, ONE));
        }
        return all;
    }

    private static UsageSeries series(LaunchRun command, LaunchUsage usage) {
        return new UsageSeries(command.orgId(), command.projectId(), usage.metric(), usage.unit());
    }

    private static void put(Stores stores, ReservationId id, UsageSeries series, Quantity quantity, Instant now) {
        stores.quotaReservations()
                .put(new QuotaReservation(id, series, quantity, now, now.plus(QuotaReservation.MAX_TTL), null));
    }

    /// True if an unsettled reservation has to be renewed.
    static boolean endsSoon(QuotaReservation one, Instant now) {
        return one.settlement() == null && !now.plus(RENEWED_BEFORE).isBefore(one.expiresAt());
    }

    /// Releases what a run holds.
    static void release(Stores stores, Run run, Instant now) {
        run.reservations()
                .forEach(id -> stores.quotaReservations()
                        .find(run.orgId(), id)
                        .filter(one -> one.status(now) == ReservationStatus.HELD)
                        .ifPresent(
                                one -> stores.quotaReservations().put(one.settled(new Settlement(now, null, null)))));
    }

    /// Replaces reservations that end soon. The quantity stays held: both are stored in one unit of
    /// work.
    ///
    /// @return the same run if there is nothing to renew
    Run renewed(Stores stores, Run run, Instant now) {
        List<ReservationId> after = new ArrayList<>();
        for (ReservationId id : run.reservations()) {
            QuotaReservation before =
                    stores.quotaReservations().find(run.orgId(), id).orElse(null);
            if (before == null || before.settlement() != null) {
                continue;
            }
            if (!endsSoon(before, now)) {
                after.add(id);
                continue;
            }
            if (before.status(now) == ReservationStatus.HELD) {
                stores.quotaReservations().put(before.settled(new Settlement(now, null, null)));
            }
            after.add(renewal(stores, before, now));
        }
        return after.equals(run.reservations()) ? run : run.holding(after);
    }
}
