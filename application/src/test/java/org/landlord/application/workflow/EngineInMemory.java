package org.landlord.application.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.Workflow;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalOption;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.port.out.Clock;
import org.landlord.port.out.workflow.ControlReply;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.LaunchReply;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.SubmitReply;
import org.landlord.port.out.workflow.WaitingApproval;
import org.landlord.port.out.workflow.WorkflowGateway;

/// A workflow engine in memory. Its runs do what the test says, and calls fail as the test says.
public final class EngineInMemory implements WorkflowGateway {

    public static final NodeId NODE = new NodeId("deploy");

    static final Duration LAUNCH_SETTLED = Duration.ofSeconds(20);

    private final Clock clock;
    private final Map<RunId, EngineRun> runs = new LinkedHashMap<>();
    private final Set<String> workflows = new HashSet<>(Set.of("hello", "approve", "choose", "order"));
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private volatile @Nullable GatewayCallFailed fault;
    private volatile @Nullable Runnable beforeSubmit;
    private volatile boolean forgetsLaunches;
    private volatile boolean answersNothing;
    private final HeldCalls held = new HeldCalls();
    private boolean outputsFail;
    private int unreadOutputs;
    private int eventsAtATime = Integer.MAX_VALUE;
    private int approvalsListed = Integer.MAX_VALUE;

    /// @param clock by which runs start and end
    public EngineInMemory(Clock clock) {
        this.clock = clock;
    }

    /// Adds a workflow.
    public void offer(String workflow) {
        workflows.add(workflow);
    }

    /// From now on every call fails; null ends that.
    public void failing(@Nullable GatewayState state, boolean mayHaveArrived) {
        fault = state == null ? null : new GatewayCallFailed(state, "it fails for the test", mayHaveArrived);
    }

    /// From now on calls are executed, and their answers are lost.
    public void losingAnswers(boolean lost) {
        answersNothing = lost;
    }

    /// From now on launches are accepted, and there is no run.
    public void forgettingLaunches() {
        forgetsLaunches = true;
    }

    /// Runs something before the next outcome is taken.
    public void beforeSubmit(Runnable work) {
        beforeSubmit = work;
    }

    /// From now on outputs cannot be read.
    void failingOutputs() {
        outputsFail = true;
    }

    /// From now on this many outputs of a run are not read.
    void leavingOutputsUnread(int count) {
        unreadOutputs = count;
    }

    /// From now on at most this many events are given at a time.
    void givingEvents(int atATime) {
        eventsAtATime = atATime;
    }

    /// From now on at most this many approvals are listed.
    void listingApprovals(int most) {
        approvalsListed = most;
    }

    public int calls(String method) {
        AtomicInteger count = calls.get(method);
        return count == null ? 0 : count.get();
    }

    public int countRuns() {
        return runs.size();
    }

    /// Starts a run past Landlord.
    public void launchDirectly(RunId runId, String workflow) {
        runs.put(runId, new EngineRun(new Label(workflow), clock.now()));
    }

    /// Starts a run as a run of the engine does.
    void launchBy(RunId parent, RunId runId, String workflow) {
        launchDirectly(runId, workflow);
        get(runId).parent = parent;
    }

    /// Ends a run.
    public void end(RunId runId, RunState state, Map<String, ?> outputs) {
        EngineRun run = get(runId);
        run.state = state;
        run.endedAt = clock.now();
        run.outputs = Metadata.ofReport(outputs);
        run.request = null;
    }

    /// Ends all runs.
    public synchronized void endAll() {
        List.copyOf(runs.keySet()).forEach(runId -> end(runId, RunState.SUCCEEDED, Map.of()));
    }

    /// The calls that read events: they can be held.
    HeldCalls held() {
        return held;
    }

    /// Sets the state of a run.
    public void become(RunId runId, RunState state) {
        get(runId).state = state;
    }

    /// Loses a run.
    public void forget(RunId runId) {
        runs.remove(runId);
    }

    /// Loses a run, as a gateway with another database does.
    ///
    /// @return brings it back
    Runnable forgetForAWhile(RunId runId) {
        EngineRun run = get(runId);
        runs.remove(runId);
        return () -> runs.put(runId, run);
    }

    /// Adds an event to a run.
    public void event(RunId runId, String type, Map<String, ?> payload) {
        List<RunEvent> events = get(runId).events;
        events.add(new RunEvent(events.size() + 1L, type, clock.now(), Metadata.ofReport(payload)));
    }

    /// Lets a run wait for an approval.
    public void ask(RunId runId, ApprovalMode mode) {
        EngineRun run = get(runId);
        List<ApprovalOption> options = mode.hasOptions()
                ? List.of(
                        new ApprovalOption("red", "Red", null),
                        new ApprovalOption("green", "Green", "like grass"),
                        new ApprovalOption("blue", "Blue", null))
                : List.of();
        run.state = RunState.WAITING_APPROVAL;
        run.decided = null;
        run.request = new ApprovalRequest(
                NODE, 0, mode, "Deploy?", "The summary.", options, List.of(), List.of(), clock.now());
    }

    /// Decides an approval past Landlord.
    public void decideDirectly(RunId runId, boolean approved) {
        EngineRun run = get(runId);
        run.decided = approved;
        run.request = null;
        run.state = approved ? RunState.RUNNING : RunState.FAILED;
    }

    public @Nullable Boolean decided(RunId runId) {
        return get(runId).decided;
    }

    private EngineRun get(RunId runId) {
        return Objects.requireNonNull(runs.get(runId), runId.value());
    }

    private void called(String method) {
        calls.computeIfAbsent(method, _ -> new AtomicInteger()).incrementAndGet();
        GatewayCallFailed failed = fault;
        if (failed != null) {
            throw failed;
        }
    }

    private <T> T answered(T answer) {
        if (answersNothing) {
            throw new GatewayCallFailed(GatewayState.DOWN, "the answer is lost", true);
        }
        return answer;
    }

    @Override
    public synchronized Inventory inventory(Gateway gateway) {
        called("inventory");
        List<Workflow> offered = workflows.stream()
                .sorted()
                .map(key -> new Workflow(new Label(key), "The " + key, null))
                .toList();
        return answered(new Inventory("1.0", offered));
    }

    @Override
    public Duration launchSettled() {
        return LAUNCH_SETTLED;
    }

    @Override
    public synchronized LaunchReply launch(Gateway gateway, RunId runId, Label workflow, Metadata input) {
        called("launch");
        if (!workflows.contains(workflow.value())) {
            return answered(new LaunchReply.NoSuchWorkflow());
        }
        if (input.members().containsKey("refuse")) {
            return answered(new LaunchReply.Refused("the input is refused"));
        }
        if (!forgetsLaunches) {
            runs.putIfAbsent(runId, new EngineRun(workflow, clock.now()));
        }
        return answered(new LaunchReply.Accepted());
    }

    @Override
    public synchronized Optional<RunReport> run(Gateway gateway, RunId runId) {
        called("run");
        return answered(Optional.ofNullable(runs.get(runId)).map(run -> run.report(runId)));
    }

    @Override
    public synchronized RunOutputs outputs(Gateway gateway, RunId runId, Consumer<Object> each) {
        called("outputs");
        if (outputsFail) {
            throw new GatewayCallFailed(GatewayState.DOWN, "it does not give outputs", true);
        }
        EngineRun run = get(runId);
        run.outputs.members().values().stream().skip(unreadOutputs).forEach(each);
        return answered(new RunOutputs(run.outputs, unreadOutputs));
    }

    @Override
    public synchronized List<RunReport> runs(Gateway gateway, int offset, int limit) {
        called("runs");
        List<RunReport> all = new ArrayList<>();
        runs.forEach((runId, run) -> all.add(run.report(runId)));
        return answered(all.reversed().stream().skip(offset).limit(limit).toList());
    }

    @Override
    public RecordedEvents events(Gateway gateway, RunId runId, long after, int limit) {
        held.pass();
        return recorded(runId, after, limit);
    }

    private synchronized RecordedEvents recorded(RunId runId, long after, int limit) {
        called("events");
        List<RunEvent> all = get(runId).events;
        List<RunEvent> page = all.stream()
                .filter(event -> event.sequence() > after)
                .limit(Math.min(limit, eventsAtATime))
                .toList();
        long readTo = page.isEmpty() ? after : page.getLast().sequence();
        return answered(new RecordedEvents(page, readTo, readTo == all.size()));
    }

    @Override
    public synchronized ControlReply cancel(Gateway gateway, RunId runId) {
        called("cancel");
        EngineRun run = runs.get(runId);
        if (run == null) {
            return answered(ControlReply.NO_SUCH_RUN);
        }
        if (run.state.isEnded()) {
            return answered(run.state == RunState.CANCELLED ? ControlReply.DONE : ControlReply.NOT_ACTIVE);
        }
        end(runId, RunState.CANCELLED, Map.of());
        run.decided = false;
        return answered(ControlReply.DONE);
    }

    @Override
    public synchronized ControlReply pause(Gateway gateway, RunId runId) {
        called("pause");
        EngineRun run = runs.get(runId);
        if (run == null) {
            return answered(ControlReply.NO_SUCH_RUN);
        }
        if (run.state != RunState.RUNNING) {
            return answered(ControlReply.NOT_ACTIVE);
        }
        run.state = RunState.PAUSED;
        return answered(ControlReply.DONE);
    }

    @Override
    public synchronized ControlReply resume(Gateway gateway, RunId runId) {
        called("resume");
        EngineRun run = runs.get(runId);
        if (run == null) {
            return answered(ControlReply.NO_SUCH_RUN);
        }
        run.state = RunState.RUNNING;
        return answered(ControlReply.DONE);
    }

    @Override
    public synchronized WaitingApprovals approvals(Gateway gateway) {
        called("approvals");
        List<WaitingApproval> waiting = new ArrayList<>();
        runs.forEach((runId, run) -> {
            if (run.request != null) {
                waiting.add(new WaitingApproval(runId, run.request));
            }
        });
        boolean isAll = waiting.size() <= approvalsListed;
        return answered(new WaitingApprovals(isAll ? waiting : waiting.subList(0, approvalsListed), isAll));
    }

    @Override
    public synchronized List<WaitingApproval> approvals(Gateway gateway, RunId runId) {
        called("approvalsOfRun");
        EngineRun run = runs.get(runId);
        return answered(
                run == null || run.request == null ? List.of() : List.of(new WaitingApproval(runId, run.request)));
    }

    @Override
    public synchronized Optional<Boolean> decision(Gateway gateway, RunId runId, NodeId nodeId, int iteration) {
        called("decision");
        return answered(Optional.ofNullable(get(runId).decided));
    }

    @Override
    public synchronized SubmitReply submit(
            Gateway gateway,
            RunId runId,
            NodeId nodeId,
            int iteration,
            boolean approved,
            @Nullable String note,
            @Nullable ApprovalValue value) {
        called("submit");
        Runnable first = beforeSubmit;
        if (first != null) {
            beforeSubmit = null;
            first.run();
        }
        EngineRun run = runs.get(runId);
        if (run == null) {
            return answered(new SubmitReply.NoSuchRun());
        }
        Boolean before = run.decided;
        if (before != null) {
            return answered(new SubmitReply.AlreadyDecided(before));
        }
        if ("refused".equals(note)) {
            return answered(new SubmitReply.Refused("not this user"));
        }
        decideDirectly(runId, approved);
        return answered(new SubmitReply.Accepted());
    }

    @Override
    public Subscription subscribe(Gateway gateway, Runnable onChange) {
        return () -> {};
    }
}
