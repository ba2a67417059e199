package org.landlord.adapter.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.AssignRun;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.ListRuns;
import org.landlord.port.in.workflow.Runs;
import org.landlord.port.in.workflow.UnassignedRun;

/// Has every run that it is asked for, and remembers what it was asked.
final class RunsDouble implements Runs {

    final List<Object> asked = new ArrayList<>();
    final List<RunEvent> events = new ArrayList<>();
    final List<UnassignedRun> unassigned = new ArrayList<>();

    /// Why the control of some runs fails.
    final Map<String, Failure> failures = new HashMap<>();

    /// What happens before a run is read, in this order.
    final Deque<Runnable> meanwhile = new ArrayDeque<>();

    boolean created = true;
    Run run;

    RunsDouble(Run run) {
        this.run = run;
    }

    @Override
    public Upserted<Run> launch(Caller caller, LaunchRun command) {
        asked.add(command);
        return new Upserted<>(run, created);
    }

    @Override
    public Page<Run> list(Caller caller, ListRuns query, PageRequest page) {
        asked.add(query);
        return new Page<>(List.of(run), null);
    }

    @Override
    public Page<Run> listOfAll(Caller caller, ListRuns query, PageRequest page) {
        asked.add(query);
        return new Page<>(List.of(run), null);
    }

    @Override
    public Run get(Caller caller, OrgId orgId, RunId runId) {
        Runnable event = meanwhile.poll();
        if (event != null) {
            event.run();
        }
        return run;
    }

    @Override
    public Page<RunEvent> events(Caller caller, OrgId orgId, RunId runId, long after, PageRequest page) {
        asked.add(after);
        return new Page<>(
                events.stream().filter(event -> event.sequence() > after).toList(), null);
    }

    @Override
    public Run cancel(Caller caller, OrgId orgId, RunId runId) {
        return controlled("cancel", runId, RunState.CANCELLED);
    }

    @Override
    public Run pause(Caller caller, OrgId orgId, RunId runId) {
        return controlled("pause", runId, RunState.PAUSING);
    }

    @Override
    public Run resume(Caller caller, OrgId orgId, RunId runId) {
        return controlled("resume", runId, RunState.RUNNING);
    }

    private Run controlled(String how, RunId runId, RunState state) {
        asked.add(how + " " + runId);
        Failure failure = failures.get(runId.value());
        if (failure != null) {
            throw failure;
        }
        return WorkflowSamples.run(runId.value(), state);
    }

    @Override
    public Page<UnassignedRun> listUnassigned(Caller caller, GatewayKey gateway, PageRequest page) {
        asked.add(gateway);
        return new Page<>(unassigned, null);
    }

    @Override
    public Run assign(Caller caller, AssignRun command) {
        asked.add(command);
        return run;
    }
}
