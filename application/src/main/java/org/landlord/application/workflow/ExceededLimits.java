package org.landlord.application.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.application.audit.AuditDetails;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.quota.UsedQuantity;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;

/// Pauses or cancels runs whose usage counts against a limit that is exceeded, if the limit says so.
final class ExceededLimits {

    /// Usage of a run may be dated before its launch.
    private static final Duration BEFORE_LAUNCH = Duration.ofDays(1);

    /// Metrics of one run that are read at a time.
    private static final int SLICE = 200;

    /// The most metrics of one run that are looked at.
    private static final int MAX_SERIES = 5_000;

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final RunFollower follower;
    private final Set<Stopped> told = ConcurrentHashMap.newKeySet();

    /// A run that is stopped, which may take several attempts.
    private record Stopped(GatewayKey gateway, OrgId orgId, RunId runId, OnExceeded how) {

        private static Stopped of(Run run, OnExceeded how) {
            return new Stopped(run.gateway(), run.orgId(), run.runId(), how);
        }
    }

    ExceededLimits(UseCaseContext ports, GatewayCalls calls, RunFollower follower) {
        this.ports = ports;
        this.calls = calls;
        this.follower = follower;
    }

    void stop(Gateway gateway, List<Run> runs, Findings findings) {
        Set<RunId> going = runs.stream().map(Run::runId).collect(Collectors.toSet());
        told.removeIf(one -> one.gateway().equals(gateway.key()) && !going.contains(one.runId()));
        for (Run run : runs) {
            if (isStoppable(run)) {
                findings.guard(
                        "The limits of the run " + run.runId() + " of organization " + run.orgId(),
                        () -> exceeded(run).ifPresent(limit -> stop(gateway, run, limit, findings)));
            }
        }
    }

    private static boolean isStoppable(Run run) {
        return !run.state().isEnded() && run.state() != RunState.LAUNCHING;
    }

    /// The exceeded limit that demands most; empty if none does.
    private Optional<UsageLimit> exceeded(Run run) {
        Instant now = ports.clock().now();
        return ports.gate().withoutAuthorization().read(new Scope.Org(run.orgId()), stores -> {
            Set<UsageSeries> series = series(stores, run, now);
            if (series.isEmpty()) {
                return Optional.empty();
            }
            return stores.usageLimits().binding(series).stream()
                    .map(LimitState::limit)
                    .filter(limit -> limit.onExceeded() != OnExceeded.NONE)
                    .filter(limit -> UsedQuantity.of(stores, limit.key(), limit.window(null, now))
                            .exceeds(limit.limitQuantity()))
                    .max(Comparator.comparing(UsageLimit::onExceeded));
        });
    }

    /// What the run has used, by whatever service recorded it, and what it holds.
    private static Set<UsageSeries> series(Stores stores, Run run, Instant now) {
        Set<UsageSeries> series = new HashSet<>();
        UsageSumQuery ofRun = ofRun(run, null, null, now);
        UsageTotal last = null;
        List<UsageTotal> totals;
        do {
            totals = stores.usageEvents().summarize(ofRun, new UsageGrouping(false, null), last, SLICE);
            totals.forEach(
                    total -> series.add(new UsageSeries(run.orgId(), run.projectId(), total.metric(), total.unit())));
            last = totals.isEmpty() ? last : totals.getLast();
        } while (totals.size() == SLICE && series.size() < MAX_SERIES);
        run.reservations()
                .forEach(id -> stores.quotaReservations()
                        .find(run.orgId(), id)
                        .map(QuotaReservation::series)
                        .ifPresent(series::add));
        return series;
    }

    /// The usage of a run, by whatever service recorded it.
    ///
    /// @param metric null for all
    /// @param unit null for all
    static UsageSumQuery ofRun(Run run, @Nullable Label metric, @Nullable Label unit, Instant now) {
        Window window = new Window(run.launchedAt().minus(BEFORE_LAUNCH), now.plus(UsageEvent.MAX_AHEAD));
        return new UsageSumQuery(run.orgId(), run.projectId(), metric, unit, run.runId(), window, null);
    }

    private void stop(Gateway gateway, Run run, UsageLimit limit, Findings findings) {
        switch (limit.onExceeded()) {
            case NONE -> {}
            case PAUSE -> {
                // A run that waits uses nothing, and gateways pause running ones only.
                if (run.state() == RunState.RUNNING) {
                    note(run, limit, AuditAction.RUN_PAUSE, "paused", findings);
                    calls.port().pause(gateway, run.gatewayRunId());
                    follower.follow(gateway, run, findings);
                }
            }
            case CANCEL -> {
                note(run, limit, AuditAction.RUN_CANCEL, "cancelled", findings);
                calls.port().cancel(gateway, run.gatewayRunId());
                follower.follow(gateway, run, findings);
            }
        }
    }

    private void note(Run run, UsageLimit limit, AuditAction action, String what, Findings findings) {
        if (!told.add(Stopped.of(run, limit.onExceeded()))) {
            return;
        }
        findings.add("The run " + run.runId() + " of organization " + run.orgId() + " is " + what
                + ": a limit of the metric " + limit.key().metric() + " is exceeded.");
        ports.gate().withoutAuthorization().write(new Scope.Org(run.orgId()), stores -> {
            AuditEntry.of(
                            action,
                            run.orgId(),
                            run.projectId(),
                            run.runId(),
                            AuditDetails.of(
                                    "workflow",
                                    run.workflow(),
                                    "reason",
                                    "limit exceeded",
                                    "metric",
                                    limit.key().metric(),
                                    "unit",
                                    limit.key().unit(),
                                    "period",
                                    limit.key().period().label()))
                    .write(ports.ids(), stores, Actors.SERVER, ports.clock().now());
            return run;
        });
    }
}
