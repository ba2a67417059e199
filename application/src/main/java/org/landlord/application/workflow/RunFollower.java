package org.landlord.application.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.application.audit.AuditDetails;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunProgress;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.port.out.Stores;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.RunReport;

/// Brings the record of a run up to what its gateway tells.
final class RunFollower {

    /// A gateway may be restored from a backup, or its address be wrong for a while.
    static final Duration LOST_AFTER = Duration.ofMinutes(10);

    /// An unchanged run is stored again after this time, to tell that it was seen.
    private static final Duration SEEN_PAUSE = Duration.ofMinutes(1);

    private static final int EVENTS = 500;

    /// The most events that are read at a time; the rest follows with the next look.
    private static final int MAX_EVENTS = 5_000;

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final RunUsage usage;
    private final RunHolds holds;

    RunFollower(UseCaseContext ports, GatewayCalls calls) {
        this.ports = ports;
        this.calls = calls;
        this.usage = new RunUsage(ports);
        this.holds = new RunHolds(ports);
    }

    RunHolds holds() {
        return holds;
    }

    /// What the gateway told.
    ///
    /// @param events whose usage is not recorded yet
    private record Observation(RunReport report, Metadata outputs, List<RunEvent> events) {}

    /// Asks the gateway, and stores what has changed.
    ///
    /// @return the run as stored now
    /// @throws GatewayCallFailed without a usable answer
    Run follow(Gateway gateway, Run run, Findings findings) {
        Observation seen = observe(gateway, run).orElse(null);
        Instant now = ports.clock().now();
        Run next = seen == null ? run : run.with(progress(run, seen, now));
        boolean changed = seen == null
                ? missing(run, now) != null
                : !seen.events().isEmpty()
                        || isWorthStoring(run, next)
                        || next.state().isEnded();
        if (!changed) {
            return run;
        }
        return ports.gate()
                .withoutAuthorization()
                .write(new Scope.Org(run.orgId()), stores -> stored(stores, gateway, run, seen, findings));
    }

    private Optional<Observation> observe(Gateway gateway, Run run) {
        RunReport report = calls.attempt(gateway, port -> port.run(gateway, run.gatewayRunId()))
                .orElse(null);
        if (report == null) {
            return Optional.empty();
        }
        // Events first: what was reported before the end must not be missed.
        List<RunEvent> events = reportsUsage(gateway) ? events(gateway, run) : List.of();
        Metadata outputs = report.state().isEnded() && report.state() != run.state()
                ? calls.attempt(gateway, port -> port.outputs(gateway, run.gatewayRunId()))
                : run.progress().outputs();
        return Optional.of(new Observation(report, outputs, events));
    }

    private static boolean reportsUsage(Gateway gateway) {
        return gateway.usage().stream().anyMatch(mapping -> mapping.source() == UsageSource.EVENT);
    }

    private List<RunEvent> events(Gateway gateway, Run run) {
        List<RunEvent> all = new ArrayList<>();
        long after = run.eventsRead();
        while (all.size() < MAX_EVENTS) {
            long from = after;
            List<RunEvent> some =
                    calls.attempt(gateway, port -> port.events(gateway, run.gatewayRunId(), from, EVENTS));
            all.addAll(some);
            if (some.size() < EVENTS) {
                break;
            }
            after = some.getLast().sequence();
        }
        return all;
    }

    private static RunProgress progress(Run run, Observation seen, Instant now) {
        RunProgress before = run.progress();
        RunReport report = seen.report();
        boolean same = before.state() == report.state() && Objects.equals(before.waitsFor(), report.waitsFor());
        RunWait waitsFor = report.waitsFor();
        Instant since =
                same ? before.stateSince() : waitsFor == null || waitsFor.since() == null ? now : waitsFor.since();
        return new RunProgress(
                report.state(),
                waitsFor,
                since,
                report.startedAt(),
                report.endedAt(),
                report.error(),
                seen.outputs(),
                now);
    }

    private static boolean isWorthStoring(Run before, Run after) {
        RunProgress was = before.progress();
        RunProgress is = after.progress();
        Instant seenAt = was.seenAt();
        boolean stale = seenAt == null || is.seenAt() != null && is.seenAt().isAfter(seenAt.plus(SEEN_PAUSE));
        return stale
                || was.state() != is.state()
                || !Objects.equals(was.waitsFor(), is.waitsFor())
                || !Objects.equals(was.startedAt(), is.startedAt())
                || !Objects.equals(was.endedAt(), is.endedAt())
                || !Objects.equals(was.error(), is.error());
    }

    /// Renews reservations of the run that end soon. Needs no gateway.
    void renew(Run run) {
        if (needsRenewal(run)) {
            var _ = ports.gate().withoutAuthorization().write(new Scope.Org(run.orgId()), stores -> {
                Run current = stores.runs().find(run.orgId(), run.runId()).orElse(run);
                return current.reservations().isEmpty()
                        ? current
                        : renewed(stores, current, ports.clock().now());
            });
        }
    }

    private boolean needsRenewal(Run run) {
        if (run.reservations().isEmpty()) {
            return false;
        }
        Instant now = ports.clock().now();
        return ports.gate()
                .withoutAuthorization()
                .read(
                        new Scope.Org(run.orgId()),
                        stores -> run.reservations().stream()
                                .anyMatch(id -> stores.quotaReservations()
                                        .find(run.orgId(), id)
                                        .filter(one -> RunHolds.endsSoon(one, now))
                                        .isPresent()));
    }

    /// In the unit of work: another thread may have stored a later state.
    private Run stored(Stores stores, Gateway gateway, Run asked, @Nullable Observation seen, Findings findings) {
        Run before = stores.runs().find(asked.orgId(), asked.runId()).orElse(null);
        if (before == null) {
            return asked;
        }
        Instant now = ports.clock().now();
        if (seen == null) {
            RunProgress gone = missing(before, now);
            return gone == null ? before : ended(stores, gateway, before, gone, findings);
        }
        List<RunEvent> unread = seen.events().stream()
                .filter(event -> event.sequence() > before.eventsRead())
                .toList();
        Run counted = usage.recorded(stores, gateway, before, unread, now, findings);
        RunProgress progress = progress(before, seen, now);
        if (progress.state().isEnded()) {
            return ended(stores, gateway, counted, progress, findings);
        }
        Run after = counted.with(progress);
        stores.runs().put(after);
        return after;
    }

    private Run renewed(Stores stores, Run run, Instant now) {
        Run after = holds.renewed(stores, run, now);
        if (!after.equals(run)) {
            stores.runs().put(after);
        }
        return after;
    }

    /// A run that ended before stays as it was, unless it was taken for failed or lost.
    private Run ended(Stores stores, Gateway gateway, Run before, RunProgress progress, Findings findings) {
        Instant now = ports.clock().now();
        if (before.state() == progress.state()
                && before.reservations().isEmpty()
                && before.state().isEnded()) {
            return before;
        }
        Run after = usage.settled(stores, gateway, before.with(progress), now, findings);
        stores.runs().put(after);
        if (progress.state() == RunState.LAUNCH_FAILED) {
            auditFailedLaunch(stores, after, findings);
        } else if (progress.state() == RunState.LOST) {
            findings.add("The gateway no longer knows the run " + after.runId() + " of organization " + after.orgId()
                    + ": it is lost.");
        }
        return after;
    }

    /// How a run that the gateway does not know goes on; null if it stays as it is.
    private @Nullable RunProgress missing(Run run, Instant now) {
        RunProgress progress = run.progress();
        if (run.state() == RunState.LAUNCHING) {
            return run.launchedAt().plus(calls.port().launchSettled()).isBefore(now)
                    ? progress.launchFailed(
                            "the gateway does not have the run: the launch did not arrive, or the input does not fit"
                                    + " the workflow",
                            now)
                    : null;
        }
        Instant seenAt = progress.seenAt();
        boolean lost = !run.state().isEnded()
                && (seenAt == null ? run.launchedAt() : seenAt).plus(LOST_AFTER).isBefore(now);
        return lost ? progress.expecting(RunState.LOST, now) : null;
    }

    /// Ends a launch that the gateway has refused, or that did not reach it.
    Run launchFailed(Run run, String reason) {
        return ports.gate().withoutAuthorization().write(new Scope.Org(run.orgId()), stores -> {
            Run before = stores.runs().find(run.orgId(), run.runId()).orElse(run);
            if (before.state() != RunState.LAUNCHING || !before.gatewayRunId().equals(run.gatewayRunId())) {
                return before;
            }
            Instant now = ports.clock().now();
            RunHolds.release(stores, before, now);
            Run after = before.with(before.progress().launchFailed(reason, now)).holding(List.of());
            stores.runs().put(after);
            auditFailedLaunch(stores, after, new Findings());
            return after;
        });
    }

    private void auditFailedLaunch(Stores stores, Run run, Findings findings) {
        String error = String.valueOf(run.progress().error());
        findings.add("The launch of the run " + run.runId() + " of organization " + run.orgId() + " failed: " + error
                + ". What it reserved is released.");
        AuditEntry.of(
                        AuditAction.RUN_LAUNCH_FAIL,
                        run.orgId(),
                        run.projectId(),
                        run.runId(),
                        AuditDetails.of("workflow", run.workflow(), "error", error))
                .write(ports.ids(), stores, Actors.SERVER, ports.clock().now());
    }
}
