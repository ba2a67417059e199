package org.landlord.it.workflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The runs of a gateway. They outlive its server: what a real gateway has in its database is here.
public final class DoubleRuns {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> WAITING =
            Set.of(DoubleRun.WAITING_APPROVAL, DoubleRun.WAITING_EVENT, DoubleRun.WAITING_TIMER);

    private final SequencedMap<String, DoubleRun> runs = new LinkedHashMap<>();

    private static long advanced(DoubleRun run) {
        long now = System.currentTimeMillis();
        run.advance(now);
        return now;
    }

    private void advanceAll() {
        runs.values().forEach(DoubleRuns::advanced);
    }

    private @Nullable DoubleRun find(String runId) {
        DoubleRun run = runs.get(runId);
        if (run != null) {
            advanced(run);
        }
        return run;
    }

    private DoubleRun get(String runId) {
        DoubleRun run = find(runId);
        if (run == null) {
            throw Refusal.noRun(runId);
        }
        return run;
    }

    /// Ends in good order: what runs is cancelled.
    public synchronized void stopped() {
        advanceAll();
        runs.values().stream().filter(DoubleRun::isDriven).forEach(run -> run.cancel(System.currentTimeMillis()));
    }

    /// Is killed: what runs has lost its process, which was seen the last time some time ago.
    ///
    /// @param orphanedAfterMillis how long it takes until such runs count as orphaned
    public synchronized void killed(long orphanedAfterMillis) {
        advanceAll();
        long seen = System.currentTimeMillis() - RunJson.STALE_MILLIS + orphanedAfterMillis;
        runs.values().stream().filter(DoubleRun::isDriven).forEach(run -> run.lastSeen = seen);
    }

    /// What runs is no longer heard of, though its process has not ended.
    public synchronized void silenced() {
        advanceAll();
        runs.values().stream().filter(DoubleRun::isDriven).forEach(run -> run.silence(System.currentTimeMillis()));
    }

    /// Changes whenever something happens.
    public synchronized int version() {
        advanceAll();
        return runs.values().stream().mapToInt(run -> run.history.size()).sum();
    }

    /// The ids of all of them, the newest first.
    public synchronized List<String> ids() {
        return new ArrayList<>(runs.sequencedKeySet().reversed());
    }

    /// Launches a run, or lets the one that has this id go on.
    ///
    /// @param input null if its form is wrong: then there is no run, though nobody is told
    synchronized void launch(
            String runId, String workflow, @Nullable JsonNode input, @Nullable ObjectNode startedBy, Grant who) {
        DoubleRun run = find(runId);
        if (run != null && run.isHeld(System.currentTimeMillis())) {
            throw new Refusal(409, "CONFLICT", "Run " + runId + " is already active");
        }
        if (run != null) {
            resume(run, who);
        } else if (input != null) {
            runs.put(runId, new DoubleRun(runId, workflow, input, startedBy, who.userId(), System.currentTimeMillis()));
        }
    }

    private static void resume(DoubleRun run, Grant who) {
        long now = System.currentTimeMillis();
        run.resume(who.userId(), RunJson.isOrphaned(run, now) || run.isSilent, now);
    }

    synchronized ArrayNode list(@Nullable String status, @Nullable String workflow, int limit, int offset) {
        advanceAll();
        ArrayNode rows = JSON.arrayNode();
        runs.sequencedValues().reversed().stream()
                .filter(run -> status == null || run.status.equals(status))
                .filter(run -> workflow == null || run.workflow.equals(workflow))
                .skip(offset)
                .limit(limit)
                .forEach(run -> rows.add(RunJson.row(run, System.currentTimeMillis())));
        return rows;
    }

    synchronized ObjectNode details(String runId) {
        return RunJson.details(get(runId), System.currentTimeMillis());
    }

    synchronized ArrayNode events(String runId, int after, int limit) {
        return get(runId).history.after(after, limit);
    }

    synchronized ArrayNode nodeStates(String runId) {
        return RunJson.nodeStates(get(runId));
    }

    synchronized ObjectNode nodeOutput(String runId, String nodeId) {
        DoubleRun run = find(runId);
        if (run == null) {
            throw new Refusal(404, "RunNotFound", "Run not found: " + runId);
        }
        return RunJson.nodeOutput(run, nodeId);
    }

    synchronized ArrayNode approvals(@Nullable String runId, @Nullable String workflow, int limit) {
        advanceAll();
        ArrayNode pending = JSON.arrayNode();
        runs.values().stream()
                .filter(run -> runId == null || run.runId.equals(runId))
                .filter(run -> workflow == null || run.workflow.equals(workflow))
                .filter(run -> run.status.equals(DoubleRun.WAITING_APPROVAL))
                .flatMap(DoubleRuns::pending)
                .sorted(Comparator.comparingLong(
                        row -> row.path("requestedAtMs").asLong()))
                .limit(limit)
                .forEach(pending::add);
        return pending;
    }

    private static Stream<ObjectNode> pending(DoubleRun run) {
        return run.nodes.stream()
                .filter(node -> node.state.equals(DoubleRun.WAITING_APPROVAL))
                .map(node -> JSON.objectNode()
                        .put("runId", run.runId)
                        .put("workflowKey", run.workflow)
                        .put("nodeId", node.step.nodeId())
                        .put("iteration", 0)
                        .put("requestedAtMs", node.requestedAt)
                        .setAll(Objects.requireNonNull(node.step.question()).pending()));
    }

    /// Decides an approval.
    ///
    /// @param decision `approved`, and perhaps `note` and `value`
    synchronized void decide(String runId, String nodeId, int iteration, ObjectNode decision, Grant who) {
        DoubleRun run = get(runId);
        DoubleRun.Node node = iteration == 0 ? run.asked(nodeId) : null;
        if (node != null && node.decision != null) {
            throw new Refusal(409, "AlreadyDecided", "Approval for " + nodeId + " has already been decided")
                    .with("runId", runId)
                    .with("nodeId", nodeId)
                    .with("iteration", iteration)
                    .with("status", node.decision);
        }
        if (node == null || !node.state.equals(DoubleRun.WAITING_APPROVAL)) {
            throw Refusal.badInput("Node " + nodeId + " is not waiting for approval.");
        }
        Question question = Objects.requireNonNull(node.step.question());
        question.mayBeAnsweredBy(who);
        if (decision.path("approved").asBoolean()) {
            question.acceptsValue(decision.path("value"));
        }
        run.decide(node, decision.put("decidedBy", who.userId()), System.currentTimeMillis());
    }

    synchronized void signal(String runId, @Nullable String correlation, JsonNode payload) {
        DoubleRun run = get(runId);
        if (correlation == null) {
            run.signal(payload, System.currentTimeMillis());
        }
    }

    synchronized ObjectNode cancel(String runId) {
        DoubleRun run = find(runId);
        if (run == null) {
            throw Refusal.noRun();
        }
        boolean before = run.status.equals(DoubleRun.CANCELLED);
        if (run.isOver() && !before) {
            throw Refusal.notActive("active");
        }
        if (!before) {
            run.cancel(System.currentTimeMillis());
        }
        return JSON.objectNode()
                .put("won", !before)
                .put("status", before ? "already-terminal" : DoubleRun.CANCELLED)
                .put("terminalStatus", DoubleRun.CANCELLED)
                .put("repaired", !before)
                .put("runId", runId);
    }

    synchronized void pause(String runId) {
        DoubleRun run = find(runId);
        if (run == null) {
            throw Refusal.noRun();
        }
        if (run.isOver() || WAITING.contains(run.status) || run.status.equals(DoubleRun.PAUSED)) {
            throw Refusal.notActive("executing");
        }
        if (run.pauseRequestedAt == null) {
            run.pauseRequestedAt = System.currentTimeMillis();
        }
    }

    /// Lets a run go on.
    ///
    /// @return false if it is over
    synchronized boolean resume(String runId, Grant who) {
        DoubleRun run = get(runId);
        if (run.isOver()) {
            return false;
        }
        resume(run, who);
        return true;
    }
}
