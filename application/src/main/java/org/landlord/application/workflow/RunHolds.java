package org.landlord.application.workflow;

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
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.workflow.Run;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.LaunchUsage;
import org.landlord.port.out.Stores;

/// The reservations of runs. They follow the run: they are renewed until it ends.
final class RunHolds {

    private static final Duration RENEWED_BEFORE = QuotaReservation.MAX_TTL.dividedBy(2);

    private final UseCaseContext ports;

    RunHolds(UseCaseContext ports) {
        this.ports = ports;
    }

    /// Reserves what a launch will use.
    ///
    /// @throws org.landlord.application.quota.LimitExceeded if a hard limit does not permit it
    List<ReservationId> hold(Stores stores, LaunchRun command, Instant now) {
        if (command.usage().isEmpty()) {
            return List.of();
        }
        List<UsageSeries> series =
                command.usage().stream().map(usage -> series(command, usage)).toList();
        List<Demand> demands = command.usage().stream()
                .map(usage -> new Demand(series(command, usage), usage.quantity(), now))
                .toList();
        new HardLimitEnforcer(stores, now, stores.usageLimits().bindingInAnyUnit(series)).consume(demands);
        return demands.stream()
                .map(demand -> put(stores, demand.series(), demand.quantity(), now))
                .toList();
    }

    private static UsageSeries series(LaunchRun command, LaunchUsage usage) {
        return new UsageSeries(command.orgId(), command.projectId(), usage.metric(), usage.unit());
    }

    private ReservationId put(Stores stores, UsageSeries series, Quantity quantity, Instant now) {
        ReservationId id = new ReservationId(ports.ids().next("rsv"));
        stores.quotaReservations()
                .put(new QuotaReservation(id, series, quantity, now, now.plus(QuotaReservation.MAX_TTL), null));
        return id;
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
            after.add(put(stores, before.series(), before.quantity(), now));
        }
        return after.equals(run.reservations()) ? run : run.holding(after);
    }
}
