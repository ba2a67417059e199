package org.landlord.it.workflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a workflow. Time goes by for it whenever somebody looks at it. Not safe for use by many threads.
final class DoubleRun {

    static final String RUNNING = "running";
    static final String PAUSED = "paused";
    static final String FINISHED = "finished";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";
    static final String WAITING_APPROVAL = "waiting-approval";
    static final String WAITING_EVENT = "waiting-event";
    static final String WAITING_TIMER = "waiting-timer";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long NEVER = Long.MAX_VALUE;

    /// How long a run is held by its process after it has ended or stands still.
    private static final long HELD_MILLIS = 150;

    final String runId;
    final String workflow;
    final JsonNode input;
    final @Nullable ObjectNode startedBy;
    final List<Node> nodes = new ArrayList<>();
    final History history;
    final long startedAt;
    String status = RUNNING;
    String triggeredBy;

    @Nullable
    Long finishedAt;

    @Nullable
    Long cancelRequestedAt;

    @Nullable
    Long pauseRequestedAt;

    @Nullable
    ObjectNode error;
    /// When the process that drove it was last seen. Null while it is driven by this one, or by nobody.
    @Nullable
    Long lastSeen;

    /// Whether its process has not ended, but is not heard of.
    boolean isSilent;

    private long dueAt = NEVER;
    private long stoodStillAt;

    /// A step of the run, and how far it is.
    static final class Node {
        final Step step;
        String state = "pending";
        boolean known;
        int attempts;
        long updatedAt;

        @Nullable
        Long startedAt;

        @Nullable
        Long finishedAt;
        /// How its approval was decided: `approved` or `denied`.
        @Nullable
        String decision;

        long requestedAt;

        @Nullable
        ObjectNode output;

        private Node(Step step, boolean known, long at) {
            this.step = step;
            this.known = known;
            this.updatedAt = at;
        }

        private void become(String newState, long at) {
            known = true;
            state = newState;
            updatedAt = at;
        }
    }

    DoubleRun(String runId, String workflow, JsonNode input, @Nullable ObjectNode startedBy, String who, long now) {
        this.runId = runId;
        this.workflow = workflow;
        this.input = input;
        this.startedBy = startedBy;
        this.triggeredBy = who;
        this.startedAt = now;
        this.history = new History(runId, workflow);
        boolean known = Step.knownBeforehand(workflow);
        Step.of(workflow, input.path("seconds").asDouble(5)).forEach(step -> nodes.add(new Node(step, known, now)));
        history.add("RunStarted", now);
        nodes.stream()
                .filter(node -> node.known && node.step.kind() != Step.Kind.TIMER)
                .forEach(node -> history.addOfNode("NodePending", now, node.step.nodeId()));
        history.frame(now);
        begin(now);
    }

    /// What is due has happened.
    void advance(long now) {
        while (lastSeen == null && dueAt <= now) {
            long at = dueAt;
            dueAt = NEVER;
            finishNode(at);
        }
    }

    private @Nullable Node current() {
        return nodes.stream()
                .filter(node -> !node.state.equals(FINISHED))
                .findFirst()
                .orElse(null);
    }

    private void begin(long at) {
        Node node = current();
        if (node == null) {
            end(FINISHED, "RunFinished", at, JSON.objectNode());
            return;
        }
        switch (node.step.kind()) {
            case APPROVAL -> ask(node, at);
            case GATE -> {
                if (node.decision == null) {
                    ask(node, at);
                } else {
                    work(node, at);
                }
            }
            case EVENT -> await(node, WAITING_EVENT, at);
            case TIMER -> {
                dueAt = at + node.step.kind().millis();
                ObjectNode fires = JSON.objectNode().put("firesAtMs", dueAt);
                history.add("TimerCreated", at, fires.deepCopy().put("timerId", node.step.nodeId()));
                history.addOfNode("NodeWaitingTimer", at, node.step.nodeId(), fires);
                await(node, WAITING_TIMER, at);
            }
            case QUICK, SLOW, FAILING -> work(node, at);
        }
    }

    private void work(Node node, long at) {
        node.become("in-progress", at);
        node.attempts++;
        node.startedAt = at;
        history.addOfNode(
                "NodeStarted", at, node.step.nodeId(), JSON.objectNode().put("attempt", node.attempts));
        dueAt = at + node.step.kind().millis();
    }

    private void ask(Node node, long at) {
        Question question = node.step.question();
        if (question != null) {
            node.requestedAt = at;
            ObjectNode request = JSON.objectNode().set("request", question.request());
            history.addOfNode("ApprovalRequested", at, node.step.nodeId(), request);
            history.addOfNode("NodeWaitingApproval", at, node.step.nodeId(), request);
            await(node, WAITING_APPROVAL, at);
        }
    }

    private void await(Node node, String waiting, long at) {
        node.become(waiting, at);
        status = waiting;
        stoodStillAt = at;
        history.status(waiting, at);
    }

    private void finishNode(long at) {
        Node node = current();
        if (node == null) {
            return;
        }
        if (status.equals(WAITING_TIMER)) {
            goOn(at);
        }
        if (node.step.kind() == Step.Kind.FAILING) {
            fail(node, at, RunJson.error(noSuchThing()));
            return;
        }
        if (node.output == null && node.step.kind() != Step.Kind.TIMER) {
            node.output = RunJson.output(this, node);
        }
        node.become(FINISHED, at);
        node.finishedAt = at;
        history.addOfNode(
                "NodeFinished", at, node.step.nodeId(), JSON.objectNode().put("attempt", node.attempts));
        history.frame(at);
        if (pauseRequestedAt != null && current() != null) {
            pauseRequestedAt = null;
            status = PAUSED;
            stoodStillAt = at;
            history.status(PAUSED, at);
        } else {
            begin(at);
        }
    }

    private static ObjectNode noSuchThing() {
        String message = "there is no such thing";
        return JSON.objectNode()
                .put("name", "Error")
                .put("message", message)
                .put("stack", "Error: " + message + "\n    at children (/srv/gateway/workflows.tsx:83:19)");
    }

    private void fail(Node node, long at, ObjectNode reason) {
        // What is denied has not begun.
        if (node.state.equals("in-progress")) {
            history.addOfNode(
                    "NodeFailed", at, node.step.nodeId(), JSON.objectNode().set("error", reason.path("cause")));
        }
        node.become(FAILED, at);
        node.finishedAt = at;
        reason.put("message", "Task failed: " + node.step.nodeId());
        reason.put("summary", "Task failed: " + node.step.nodeId());
        error = reason;
        end(FAILED, "RunFailed", at, JSON.objectNode().set("error", reason));
    }

    private void end(String how, String event, long at, ObjectNode more) {
        status = how;
        finishedAt = at;
        stoodStillAt = at;
        pauseRequestedAt = null;
        lastSeen = null;
        isSilent = false;
        dueAt = NEVER;
        history.add(event, at, more);
    }

    private void goOn(long at) {
        status = RUNNING;
        history.add("RunStarted", at);
        history.frame(at);
    }

    boolean isOver() {
        return status.equals(FINISHED) || status.equals(FAILED) || status.equals(CANCELLED);
    }

    boolean isDriven() {
        return status.equals(RUNNING) && lastSeen == null;
    }

    /// Whether a process has it in its hands: it runs, or did so a moment ago.
    boolean isHeld(long now) {
        return isDriven() || (lastSeen == null && now - stoodStillAt < HELD_MILLIS);
    }

    /// The node with an approval, whether decided or not.
    @Nullable
    Node asked(String nodeId) {
        return nodes.stream()
                .filter(node -> node.step.nodeId().equals(nodeId) && node.step.question() != null)
                .findFirst()
                .orElse(null);
    }

    void decide(Node node, ObjectNode decision, long at) {
        boolean approved = decision.path("approved").asBoolean();
        node.decision = approved ? "approved" : "denied";
        history.addOfNode(approved ? "ApprovalGranted" : "ApprovalDenied", at, node.step.nodeId());
        triggeredBy = decision.path("decidedBy").asText();
        goOn(at);
        Question question = node.step.question();
        if (!approved && question != null && !question.denialIsAnAnswer()) {
            decision.set("payload", decision.deepCopy());
            fail(node, at, RunJson.error(decision));
        } else if (node.step.kind() == Step.Kind.GATE) {
            begin(at);
        } else {
            node.output = RunJson.decided(node, decision, at);
            finishNode(at);
        }
    }

    void silence(long at) {
        lastSeen = at;
        isSilent = true;
    }

    /// Delivers the signal. Does nothing if nobody waits for it.
    void signal(JsonNode payload, long at) {
        Node node = current();
        if (status.equals(WAITING_EVENT) && node != null) {
            goOn(at);
            node.output = JSON.objectNode().put("text", payload.path("text").asText());
            finishNode(at);
        }
    }

    void cancel(long at) {
        cancelRequestedAt = at;
        Node node = current();
        if (node != null) {
            if (status.equals(WAITING_APPROVAL)) {
                node.decision = "denied";
            }
            if (!node.state.equals("pending")) {
                node.become(CANCELLED, at);
                history.addOfNode(
                        "NodeCancelled",
                        at,
                        node.step.nodeId(),
                        JSON.objectNode().put("reason", "run-cancelled"));
            }
        }
        end(CANCELLED, "RunCancelled", at, JSON.objectNode());
    }

    /// Lets a run that is paused or has lost its process go on. The others go on by themselves, or
    /// wait.
    void resume(String who, boolean isLost, long at) {
        if (status.equals(PAUSED) || isLost) {
            triggeredBy = who;
            lastSeen = null;
            isSilent = false;
            goOn(at);
            begin(at);
        }
    }
}
