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
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunProgress;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.port.out.Stores;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.WorkflowGateway.RecordedEvents;
import org.landlord.port.out.workflow.WorkflowGateway.RunOutputs;

/// Brings the record of a run up to what its gateway tells.
final class RunFollower {

    /// A gateway may be restored from a backup, or its address be wrong for a while.
    static final Duration LOST_AFTER = Duration.ofMinutes(10);

    /// An unchanged run is stored again after this time, to tell that it was seen.
    private static final Duration SEEN_PAUSE = Duration.ofMinutes(1);

    private static final int EVENTS = 500;

    /// The most events that are read at a time; the rest follows with the next look.
    static final int MAX_EVENTS = 5_000;

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
    /// @param outputs of a run that has ended now; null otherwise
    /// @param events whose usage is not recorded yet
    private record Observation(RunReport report, @Nullable ReadOutputs outputs, ReadEvents events) {}

    /// The outputs of a run, and the usage that they report.
    private record ReadOutputs(RunOutputs outputs, RunUsage.Reported usage) {}

    /// @param readTo the sequence number up to which events were read
    /// @param isAll false if more events follow
    private record ReadEvents(List<RunEvent> events, long readTo, boolean isAll) {}

    /// Asks the gateway, and stores what has changed.
    ///
    /// @return the run as stored now
    /// @throws GatewayCallFailed without a usable answer
    Run follow(Gateway gateway, Run run, Findings findings) {
        Observation seen = observe(gateway, run, findings).orElse(null);
        Instant now = ports.clock().now();
        Run next = seen == null ? run : run.with(progress(run, seen, now));
        boolean changed = seen == null
                ? missing(run, now) != null
                : seen.events().readTo() > run.eventsRead()
                        || isWorthStoring(run, next)
                        || next.state().isEnded();
        if (!changed) {
            return run;
        }
        return ports.gate()
                .withoutAuthorization()
                .write(new Scope.Org(run.orgId()), stores -> stored(stores, gateway, run, seen, findings));
    }

    private Optional<Observation> observe(Gateway gateway, Run run, Findings findings) {
        RunReport report = calls.port().run(gateway, run.gatewayRunId()).orElse(null);
        if (report == null) {
            return Optional.empty();
        }
        // Events first: what was reported before the end must not be missed.
        ReadEvents events = reportsUsage(gateway)
                        && (run.state() != report.state() || !report.state().isEnded())
                ? events(gateway, run)
                : new ReadEvents(List.of(), run.eventsRead(), true);
        boolean ends = report.state().isEnded() && report.state() != run.state() && events.isAll();
        return Optional.of(
                new Observation(report, ends ? outputs(gateway, run, report.endedAt(), findings) : null, events));
    }

    /// @param endedAt when the run ended; null if that is not known
    private ReadOutputs outputs(Gateway gateway, Run run, @Nullable Instant endedAt, Findings findings) {
        RunUsage.Reported usage = new RunUsage.Reported(gateway, run, UsageSource.OUTPUT, findings);
        RunOutputs outputs;
        try {
            outputs = calls.port().outputs(gateway, run.gatewayRunId(), usage::add);
        } catch (GatewayCallFailed failed) {
            if (endedAt == null || ports.clock().now().isBefore(endedAt.plus(LOST_AFTER))) {
                throw failed;
            }
            // It is not to be repeated for ever. What was read before the failure counts.
            outputs = new RunOutputs(Metadata.empty(), 1);
        }
        if (outputs.unread() > 0) {
            findings.add("At least " + outputs.unread() + " outputs of the run " + run.runId() + " of organization "
                    + run.orgId() + " could not be read: the usage that they report is not recorded.");
        }
        return new ReadOutputs(outputs, usage);
    }

    private static boolean reportsUsage(Gateway gateway) {
        return gateway.usage().stream().anyMatch(mapping -> mapping.source() == UsageSource.EVENT);
    }

    private ReadEvents events(Gateway gateway, Run run) {
        List<RunEvent> all = new ArrayList<>();
        long readTo = run.eventsRead();
        while (all.size() < MAX_EVENTS) {
            RecordedEvents some = calls.port().events(gateway, run.gatewayRunId(), readTo, EVENTS);
            all.addAll(some.events());
            boolean moved = some.readTo() > readTo;
            readTo = Math.max(readTo, some.readTo());
            if (some.isEnd() || !moved) {
                return new ReadEvents(all, readTo, true);
            }
        }
        return new ReadEvents(all, readTo, false);
    }

    /// A run ends when all its events have been read: until then it is as it was.
    private static RunProgress progress(Run run, Observation seen, Instant now) {
        RunProgress before = run.progress();
        RunReport report = seen.report();
        if (report.state().isEnded() && !seen.events().isAll()) {
            return before.seen(now);
        }
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
                seen.outputs() == null
                        ? before.outputs()
                        : seen.outputs().outputs().shown(),
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
            return gone == null ? before : ended(stores, before, gone, RunUsage.Report.none(gateway), findings);
        }
        List<RunEvent> unread = seen.events().events().stream()
                .filter(event -> event.sequence() > before.eventsRead())
                .toList();
        RunProgress progress = progress(before, seen, now);
        Run held = isRevived(before, progress) ? holds.restored(stores, before, now) : before;
        usage.recorded(stores, gateway, held, unread, now, findings);
        Run counted = held.readUntil(Math.max(before.eventsRead(), seen.events().readTo()));
        if (progress.state().isEnded()) {
            RunUsage.Reported reported =
                    seen.outputs() == null ? null : seen.outputs().usage();
            int unreadOutputs =
                    seen.outputs() == null ? 0 : seen.outputs().outputs().unread();
            return ended(stores, counted, progress, new RunUsage.Report(gateway, reported, unreadOutputs), findings);
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

    /// A run that was given up, and that the gateway has after all.
    private static boolean isRevived(Run before, RunProgress after) {
        return isGivenUp(before.state()) && !isGivenUp(after.state());
    }

    static boolean isGivenUp(RunState state) {
        return state == RunState.LAUNCH_FAILED || state == RunState.LOST;
    }

    /// A run that ended before stays as it was, unless it was taken for failed or lost.
    private Run ended(Stores stores, Run before, RunProgress progress, RunUsage.Report report, Findings findings) {
        Instant now = ports.clock().now();
        if (before.state() == progress.state()
                && before.reservations().isEmpty()
                && before.state().isEnded()) {
            return before;
        }
        Run after = usage.settled(stores, before.with(progress), report, now);
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

    /// Ends a run whose gateway is gone for good.
    void lose(Gateway gateway, Run run, Findings findings) {
        ports.gate().withoutAuthorization().write(new Scope.Org(run.orgId()), stores -> {
            Run before = stores.runs().find(run.orgId(), run.runId()).orElse(run);
            RunProgress progress =
                    before.progress().expecting(RunState.LOST, ports.clock().now());
            return before.state().isEnded() && before.reservations().isEmpty()
                    ? before
                    : ended(stores, before, progress, RunUsage.Report.none(gateway), findings);
        });
    }

    /// Stores a run that a run of an organization has launched, in the project of that run.
    ///
    /// @return empty if the organization has another run with this id
    Optional<Run> adopt(Run parent, RunReport report, Findings findings) {
        Scope place = new Scope.Org(parent.orgId());
        return ports.gate().withoutAuthorization().write(place, stores -> {
            if (stores.runs().find(parent.orgId(), report.runId()).isPresent()) {
                return Optional.empty();
            }
            Instant now = ports.clock().now();
            Run run = taken(parent.gateway(), parent.orgId(), parent.projectId(), report, parent.launchedBy(), now);
            stores.runs().put(run);
            findings.add("The run " + run.runId() + " was launched by the run " + parent.runId() + " of organization "
                    + parent.orgId() + ": it belongs to the same project.");
            AuditEntry.of(
                            AuditAction.RUN_ASSIGN,
                            run.orgId(),
                            run.projectId(),
                            run.runId(),
                            AuditDetails.of(
                                    "gatewayId",
                                    run.gateway().gatewayId(),
                                    "workflow",
                                    run.workflow(),
                                    "parentRunId",
                                    parent.runId()))
                    .write(ports.ids(), stores, Actors.SERVER, now);
            return Optional.of(run);
        });
    }

    /// A run that the gateway has, for a project.
    static Run taken(
            GatewayKey gateway, OrgId orgId, ProjectId projectId, RunReport report, Run.Actor by, Instant now) {
        return new Run(
                orgId,
                report.runId(),
                projectId,
                gateway,
                report.runId(),
                report.workflow(),
                Metadata.empty(),
                by,
                report.createdAt() == null ? now : report.createdAt(),
                null,
                List.of(),
                0,
                RunProgress.launching(now).expecting(RunState.UNKNOWN, now));
    }

    /// Ends a launch that the gateway has refused, or that did not reach it.
    ///
    /// @param isAnswered true if the gateway has refused it
    Run launchFailed(Run run, boolean isAnswered, String reason) {
        return ports.gate().withoutAuthorization().write(new Scope.Org(run.orgId()), stores -> {
            Run before = stores.runs().find(run.orgId(), run.runId()).orElse(run);
            // Another launch may have the same id by now.
            if (before.state() != RunState.LAUNCHING || !before.launchedAt().equals(run.launchedAt())) {
                return before;
            }
            Instant now = ports.clock().now();
            RunHolds.release(stores, before, now);
            RunProgress failed = before.progress().launchFailed(reason, now);
            Run after = before.with(isAnswered ? failed.seen(now) : failed).holding(List.of());
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
