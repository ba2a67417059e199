package org.landlord.application.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditDetails;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.quota.LimitResets;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.RunControls.AtGateway;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.application.workflow.gateway.GatewayLookups;
import org.landlord.domain.access.Caller;
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
import org.landlord.port.out.workflow.RunFilter;
import org.landlord.port.out.workflow.RunPosition;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.WorkflowGateway.RecordedEvents;

public final class RunUseCases implements Runs {

    static final String KIND = "run";

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final RunControls controls;
    private final RunLaunches launches;

    public RunUseCases(UseCaseContext ports, GatewayCalls calls, LimitResets resets) {
        this.ports = ports;
        this.calls = calls;
        RunFollower follower = new RunFollower(ports, calls);
        this.controls = new RunControls(ports, calls, follower);
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
        return (long) run.input().json().length()
                + run.progress().outputs().json().length();
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
                        stores -> controls.required(stores, caller, Operation.GET_RUN, orgId, runId));
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
                        stores -> RunControls.atGateway(
                                stores, controls.required(stores, caller, Operation.LIST_RUN_EVENTS, orgId, runId)));
        return Listing.of("run-events", orgId, runId)
                .pageBySequence(page, RunEvent::sequence, after, (last, limit) -> events(it, last, limit))
                .map(event -> named(event, it.run()));
    }

    /// A gateway may give fewer events than there are.
    private List<RunEvent> events(AtGateway it, long after, int limit) {
        return calls.call(it.gateway(), it.run().orgId(), port -> {
            List<RunEvent> events = new ArrayList<>();
            long readTo = after;
            RecordedEvents some;
            do {
                some = port.events(it.gateway(), it.run().gatewayRunId(), readTo, limit - events.size());
                events.addAll(some.events());
                readTo = some.readTo();
            } while (!some.isEnd() && events.size() < limit);
            return events;
        });
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
        return controls.controlled(caller, orgId, runId, RunControls.Control.CANCEL);
    }

    @Override
    public Run pause(Caller caller, OrgId orgId, RunId runId) {
        return controls.controlled(caller, orgId, runId, RunControls.Control.PAUSE);
    }

    @Override
    public Run resume(Caller caller, OrgId orgId, RunId runId) {
        return controls.controlled(caller, orgId, runId, RunControls.Control.RESUME);
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
        return controls.refreshed(new AtGateway(gateway, assigned));
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
        Run run = RunFollower.taken(
                command.gateway(), command.orgId(), command.projectId(), report, Actors.of(caller), now);
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
