package org.landlord.application.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditDetails;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.quota.LimitResets;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunProgress;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.workflow.AssignRun;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.ListRuns;
import org.landlord.port.in.workflow.Runs;
import org.landlord.port.in.workflow.UnassignedRun;
import org.landlord.port.out.Stores;
import org.landlord.port.out.workflow.ControlReply;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.RunFilter;
import org.landlord.port.out.workflow.RunPosition;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.WorkflowGateway;

public final class RunUseCases implements Runs {

    static final String KIND = "run";

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final RunFollower follower;
    private final RunLaunches launches;

    public RunUseCases(UseCaseContext ports, GatewayCalls calls, LimitResets resets) {
        this.ports = ports;
        this.calls = calls;
        this.follower = new RunFollower(ports, calls);
        this.launches = new RunLaunches(ports, calls, follower, resets);
    }

    @Override
    public Upserted<Run> launch(Caller caller, LaunchRun command) {
        return launches.launch(caller, command);
    }

    @Override
    public Page<Run> list(Caller caller, ListRuns query, PageRequest page) {
        OrgId orgId = query.orgId();
        if (orgId == null) {
            throw InvalidInput.of("orgId", "is required");
        }
        AccessRequirement need = AccessRequirement.of(Operation.LIST_RUNS, orgId, query.projectId());
        return ports.gate().read(caller, need, stores -> {
            if (query.projectId() == null) {
                Lookups.org(stores, orgId);
            } else {
                Lookups.project(stores, orgId, query.projectId());
            }
            return Listing.of("runs", query)
                    .pageOfLarge(
                            page,
                            RunUseCases::key,
                            RunUseCases::bytes,
                            (after, limit) -> stores.runs().list(orgId, filter(query), position(after), limit));
        });
    }

    @Override
    public Page<Run> listOfAll(Caller caller, ListRuns query, PageRequest page) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.LIST_ALL_RUNS),
                        stores -> Listing.of("all-runs", query)
                                .pageOfLarge(
                                        page,
                                        RunUseCases::key,
                                        RunUseCases::bytes,
                                        (after, limit) ->
                                                stores.runs().listAll(filter(query), position(after), limit)));
    }

    /// About: what is not counted is short.
    private static long bytes(Run run) {
        return (long) run.input().json().length() + run.progress().outputs().json().length();
    }

    private static RunFilter filter(ListRuns query) {
        return new RunFilter(
                query.projectId(),
                query.gatewayId(),
                query.workflow(),
                query.state(),
                query.ended(),
                query.launchedBy(),
                query.window() == null ? null : query.window().since(),
                query.window() == null ? null : query.window().until());
    }

    private static Listing.Key key(Run run) {
        return Listing.Key.of(run.launchedAt().toEpochMilli(), run.orgId(), run.runId());
    }

    private static @Nullable RunPosition position(Listing.@Nullable Key key) {
        return key == null
                ? null
                : new RunPosition(
                        Instant.ofEpochMilli(Long.parseLong(key.text(0))),
                        new OrgId(key.text(1)),
                        new RunId(key.text(2)));
    }

    @Override
    public Run get(Caller caller, OrgId orgId, RunId runId) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_RUN, orgId),
                        stores -> required(stores, caller, Operation.GET_RUN, orgId, runId));
    }

    private Run required(Stores stores, Caller caller, Operation operation, OrgId orgId, RunId runId) {
        Lookups.org(stores, orgId);
        Supplier<NotFound> missing = () -> new NotFound(KIND, runId);
        Run run = stores.runs().find(orgId, runId).orElseThrow(missing);
        ports.gate()
                .requireWhereFound(
                        caller, operation, Operation.GET_RUN, new Scope.Project(orgId, run.projectId()), missing);
        return run;
    }

    /// A run with its gateway.
    private record AtGateway(Gateway gateway, Run run) {}

    private AtGateway atGateway(Stores stores, Run run) {
        Gateway gateway = GatewayLookups.of(stores, run)
                .orElseThrow(() -> new Conflict("the gateway of the run " + run.runId() + " was deleted"));
        return new AtGateway(gateway, run);
    }

    @Override
    public Page<RunEvent> events(Caller caller, OrgId orgId, RunId runId, long after, PageRequest page) {
        if (after < 0) {
            throw InvalidInput.of("after", "must not be negative");
        }
        AtGateway it = ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.LIST_RUN_EVENTS, orgId),
                        stores -> atGateway(stores, required(stores, caller, Operation.LIST_RUN_EVENTS, orgId, runId)));
        return Listing.of("run-events", orgId, runId)
                .pageBySequence(
                        page,
                        RunEvent::sequence,
                        after,
                        (last, limit) -> calls.call(
                                it.gateway(),
                                port -> port.events(it.gateway(), it.run().gatewayRunId(), last, limit)))
                .map(event -> named(event, it.run()));
    }

    /// The event with the id of the run in place of the one at the gateway.
    private static RunEvent named(RunEvent event, Run run) {
        if (run.runId().equals(run.gatewayRunId())) {
            return event;
        }
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        event.payload().members().forEach((name, value) -> payload.put(name, named(value, run)));
        return new RunEvent(event.sequence(), event.type(), event.occurredAt(), Metadata.ofReport(payload));
    }

    private static @Nullable Object named(@Nullable Object value, Run run) {
        return switch (value) {
            case String text ->
                text.equals(run.gatewayRunId().value()) ? run.runId().value() : text;
            case Map<?, ?> object -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                object.forEach((name, one) -> copy.put(name, named(one, run)));
                yield copy;
            }
            case List<?> array -> {
                List<@Nullable Object> copy = new ArrayList<>();
                array.forEach(one -> copy.add(named(one, run)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    @Override
    public Run cancel(Caller caller, OrgId orgId, RunId runId) {
        return controlled(caller, orgId, runId, Control.CANCEL);
    }

    @Override
    public Run pause(Caller caller, OrgId orgId, RunId runId) {
        return controlled(caller, orgId, runId, Control.PAUSE);
    }

    @Override
    public Run resume(Caller caller, OrgId orgId, RunId runId) {
        return controlled(caller, orgId, runId, Control.RESUME);
    }

    /// What a caller can do with a run.
    private enum Control {
        CANCEL(Operation.CANCEL_RUN, AuditAction.RUN_CANCEL),
        PAUSE(Operation.PAUSE_RUN, AuditAction.RUN_PAUSE),
        RESUME(Operation.RESUME_RUN, AuditAction.RUN_RESUME);

        private final Operation operation;
        private final AuditAction action;

        Control(Operation operation, AuditAction action) {
            this.operation = operation;
            this.action = action;
        }

        private Function<WorkflowGateway, ControlReply> of(Gateway gateway, RunId runId) {
            return switch (this) {
                case CANCEL -> port -> port.cancel(gateway, runId);
                case PAUSE -> port -> port.pause(gateway, runId);
                case RESUME -> port -> port.resume(gateway, runId);
            };
        }
    }

    private Run controlled(Caller caller, OrgId orgId, RunId runId, Control control) {
        AccessRequirement need = AccessRequirement.of(control.operation, orgId);
        Run found =
                ports.gate().read(caller, need, stores -> required(stores, caller, control.operation, orgId, runId));
        calls.port();
        if (control == Control.CANCEL && found.state() == RunState.CANCELLED) {
            return found;
        }
        requireControllable(found, control);
        AtGateway it = ports.gate().write(caller, need, stores -> requested(stores, caller, orgId, runId, control));
        ControlReply reply =
                calls.call(it.gateway(), control.of(it.gateway(), it.run().gatewayRunId()));
        Run after = refreshed(it);
        return switch (reply) {
            case DONE -> after;
            case NOT_ACTIVE -> throw refused(after, control);
            case NO_SUCH_RUN -> throw new Conflict("the gateway does not know the run " + runId);
        };
    }

    private static void requireControllable(Run run, Control control) {
        boolean resumable = control == Control.RESUME && run.state() == RunState.FAILED;
        if (run.state().isEnded() && !resumable) {
            throw refused(run, control);
        }
    }

    private static Conflict refused(Run run, Control control) {
        return new Conflict("the run " + run.runId() + " is " + run.state().label() + ": it cannot be "
                + switch (control) {
                    case CANCEL -> "cancelled";
                    case PAUSE -> "paused";
                    case RESUME -> "resumed";
                });
    }

    /// Before the gateway is called: whoever resumes a run may not approve what it asks then.
    private AtGateway requested(Stores stores, Caller caller, OrgId orgId, RunId runId, Control control) {
        Run run = required(stores, caller, control.operation, orgId, runId);
        AtGateway it = atGateway(stores, run);
        if (control == Control.RESUME) {
            run = run.resumedBy(Actors.of(caller));
            stores.runs().put(run);
        }
        AuditEntry.of(
                        control.action,
                        orgId,
                        run.projectId(),
                        runId,
                        AuditDetails.of(
                                "workflow", run.workflow(), "state", run.state().label()))
                .write(ports.ids(), stores, caller, ports.clock().now());
        return new AtGateway(it.gateway(), run);
    }

    private Run refreshed(AtGateway it) {
        try {
            return follower.follow(it.gateway(), it.run(), new Findings());
        } catch (GatewayCallFailed _) {
            return it.run();
        }
    }

    @Override
    public Page<UnassignedRun> listUnassigned(Caller caller, GatewayKey key, PageRequest page) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_UNASSIGNED_RUNS);
        Gateway gateway = ports.gate().read(caller, need, stores -> GatewayLookups.required(stores, key));
        return Listing.of("unassigned-runs", key)
                .<Row>page(
                        page,
                        row -> Listing.Key.of(row.offset()),
                        row -> !row.owned(),
                        (after, limit) -> rows(gateway, after == null ? 0 : Integer.parseInt(after.text(0)) + 1, limit))
                .map(Row::run);
    }

    /// A run in the list of a gateway.
    private record Row(int offset, UnassignedRun run, boolean owned) {}

    private List<Row> rows(Gateway gateway, int offset, int limit) {
        List<RunReport> reports = calls.call(gateway, port -> port.runs(gateway, offset, limit));
        return ports.gate().withoutAuthorization().read(stores -> {
            List<Row> rows = new ArrayList<>();
            for (RunReport report : reports) {
                boolean owned = stores.runs()
                        .findAtGateway(gateway.key(), report.runId())
                        .isPresent();
                UnassignedRun run = new UnassignedRun(
                        gateway.key(), report.runId(), report.workflow(), report.state(), report.createdAt());
                rows.add(new Row(offset + rows.size(), run, owned));
            }
            return rows;
        });
    }

    @Override
    public Run assign(Caller caller, AssignRun command) {
        AccessRequirement need = AccessRequirement.of(Operation.ASSIGN_RUN);
        GatewayKey key = command.gateway();
        Gateway gateway = ports.gate().read(caller, need, stores -> GatewayLookups.required(stores, key));
        if (key.orgId() != null && !key.orgId().equals(command.orgId())) {
            throw InvalidInput.of("orgId", "must be the organization of the gateway");
        }
        RunReport report = calls.call(gateway, port -> port.run(gateway, command.runId()))
                .orElseThrow(() -> new NotFound(KIND, command.runId()));
        Run assigned = ports.gate().write(caller, need, stores -> assigned(stores, caller, command, report));
        return refreshed(new AtGateway(gateway, assigned));
    }

    private Run assigned(Stores stores, Caller caller, AssignRun command, RunReport report) {
        if (stores.organizations().find(command.orgId()).isEmpty()) {
            throw InvalidInput.of("orgId", "must name an organization");
        }
        Lookups.mentioned(stores, command.orgId(), command.projectId());
        if (stores.runs().findAtGateway(command.gateway(), command.runId()).isPresent()
                || stores.runs().find(command.orgId(), command.runId()).isPresent()) {
            throw new Conflict("the run " + command.runId() + " belongs to an organization");
        }
        Instant now = ports.clock().now();
        Run run = new Run(
                command.orgId(),
                command.runId(),
                command.projectId(),
                command.gateway(),
                command.runId(),
                report.workflow(),
                Metadata.empty(),
                Actors.of(caller),
                report.createdAt() == null ? now : report.createdAt(),
                null,
                List.of(),
                0,
                RunProgress.launching(now).expecting(RunState.UNKNOWN, now));
        stores.runs().put(run);
        AuditEntry.of(
                        AuditAction.RUN_ASSIGN,
                        run.orgId(),
                        run.projectId(),
                        run.runId(),
                        AuditDetails.of("gatewayId", run.gateway().gatewayId(), "workflow", run.workflow()))
                .write(ports.ids(), stores, caller, now);
        return run;
    }
}
