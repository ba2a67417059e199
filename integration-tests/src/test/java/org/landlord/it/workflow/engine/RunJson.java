package org.landlord.it.workflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How runs look on the wire.
final class RunJson {

    /// How old the sign of life of a run is when it counts as orphaned.
    static final long STALE_MILLIS = 30_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long HEARTBEAT_MILLIS = 1000;

    private RunJson() {}

    /// As it is in lists.
    static ObjectNode row(DoubleRun run, long now) {
        ObjectNode row = JSON.objectNode()
                .put("runId", run.runId)
                .putNull("parentRunId")
                .put("workflowName", run.workflow)
                .put("workflowPath", "/srv/gateway/workflows.tsx")
                .put("status", run.status)
                .put("createdAtMs", run.startedAt)
                .put("startedAtMs", run.startedAt)
                .put("finishedAtMs", run.finishedAt)
                .put("heartbeatAtMs", heartbeat(run, now))
                .put("runtimeOwnerId", heartbeat(run, now) == null ? null : "pid:1:double")
                .put("cancelRequestedAtMs", run.cancelRequestedAt)
                .put("pauseRequestedAtMs", run.pauseRequestedAt)
                .putNull("vcsType")
                .putNull("vcsRoot")
                .putNull("vcsRevision")
                .put("errorJson", run.error == null ? null : run.error.toString())
                .put("configJson", config(run).toString())
                .put("workflowKey", run.workflow)
                .put("system", false);
        if (run.startedBy != null) {
            row.set("startedBy", run.startedBy);
        }
        return row;
    }

    private static ObjectNode config(DoubleRun run) {
        ObjectNode config = JSON.objectNode()
                .put("gatewayWorkflowKey", run.workflow)
                .put("gatewayTriggeredBy", run.triggeredBy)
                .put("rootDir", "/srv/gateway");
        config.putObject("auth").put("triggeredBy", run.triggeredBy).put("role", "operator");
        return config;
    }

    private static @Nullable Long heartbeat(DoubleRun run, long now) {
        if (!run.status.equals(DoubleRun.RUNNING)) {
            return null;
        }
        return run.lastSeen != null ? run.lastSeen : now - (now - run.startedAt) % HEARTBEAT_MILLIS;
    }

    static boolean isOrphaned(DoubleRun run, long now) {
        return run.lastSeen != null && now - run.lastSeen > STALE_MILLIS;
    }

    /// As it is by itself.
    static ObjectNode details(DoubleRun run, long now) {
        ObjectNode details = row(run, now);
        ObjectNode summary = details.putObject("summary");
        known(run)
                .forEach(
                        node -> summary.put(node.state, summary.path(node.state).asInt() + 1));
        ObjectNode state = details.putObject("runState")
                .put("runId", run.runId)
                .put("computedAt", Instant.ofEpochMilli(now).toString())
                .put("state", state(run, now));
        if (isOrphaned(run, now) && run.lastSeen != null) {
            state.putObject("unhealthy")
                    .put("kind", "engine-heartbeat-stale")
                    .put("lastHeartbeatAt", Instant.ofEpochMilli(run.lastSeen).toString());
        }
        known(run)
                .filter(node -> node.state.equals(run.status) && run.status.startsWith("waiting-"))
                .forEach(node -> state.set("blocked", blocked(node)));
        return details;
    }

    private static String state(DoubleRun run, long now) {
        if (isOrphaned(run, now)) {
            return "orphaned";
        }
        if (run.isSilent) {
            return "stale";
        }
        return run.status.equals(DoubleRun.FINISHED) ? "succeeded" : run.status;
    }

    private static ObjectNode blocked(DoubleRun.Node node) {
        ObjectNode blocked = JSON.objectNode();
        switch (node.step.kind()) {
            case EVENT ->
                blocked.put("kind", "event").put("nodeId", node.step.nodeId()).put("correlationKey", "message");
            case TIMER ->
                blocked.put("kind", "timer")
                        .put("nodeId", node.step.nodeId())
                        .put("wakeAt", instant(node.updatedAt + node.step.kind().millis()));
            default ->
                blocked.put("kind", "approval")
                        .put("nodeId", node.step.nodeId())
                        .put("requestedAt", instant(node.requestedAt));
        }
        return blocked;
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static Stream<DoubleRun.Node> known(DoubleRun run) {
        return run.nodes.stream().filter(node -> node.known);
    }

    static ArrayNode nodeStates(DoubleRun run) {
        ArrayNode states = JSON.arrayNode();
        known(run)
                .forEach(node -> states.addObject()
                        .put("nodeId", node.step.nodeId())
                        .put("iteration", 0)
                        .put("state", node.state)
                        .put("lastAttempt", node.attempts == 0 ? null : Integer.valueOf(node.attempts))
                        .put("updatedAtMs", node.updatedAt)
                        .putNull("label")
                        .put("startedAtMs", node.startedAt)
                        .put("finishedAtMs", node.finishedAt));
        return states;
    }

    static ObjectNode nodeOutput(DoubleRun run, String nodeId) {
        DoubleRun.Node node = known(run)
                .filter(known -> known.step.nodeId().equals(nodeId))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "NodeNotFound", "Node not found: " + nodeId));
        if (node.step.kind() == Step.Kind.TIMER) {
            throw new Refusal(404, "NodeHasNoOutput", "Node " + nodeId + " has no output table.");
        }
        boolean failed = node.state.equals(DoubleRun.FAILED);
        ObjectNode answer = JSON.objectNode()
                .put("status", node.output != null ? "produced" : failed ? "failed" : "pending")
                .<ObjectNode>set("row", node.output == null ? JSON.nullNode() : node.output.deepCopy())
                .<ObjectNode>set("schema", JSON.objectNode().<ObjectNode>set("fields", JSON.arrayNode()));
        return failed ? answer.putNull("partial").putNull("error") : answer;
    }

    /// What a step that works leaves.
    static ObjectNode output(DoubleRun run, DoubleRun.Node node) {
        return switch (node.step.nodeId()) {
            case "greet" ->
                JSON.objectNode()
                        .put("greeting", "Hello, " + run.input.path("name").asText("nobody") + "!")
                        .set("usage", usage(run.input));
            case "sum" -> JSON.objectNode().put("steps", run.nodes.size() - 1).set("usage", usage(run.input));
            case "deploy" -> JSON.objectNode().put("outcome", "approved");
            case "report" -> JSON.objectNode().put("outcome", outcome(run));
            default -> JSON.objectNode().put("step", run.nodes.indexOf(node) + 1);
        };
    }

    private static ObjectNode usage(JsonNode input) {
        ObjectNode usage = JSON.objectNode().put("cost", "0.25");
        usage.set("tokens", input.has("tokens") ? input.path("tokens") : JSON.numberNode(0));
        if (input.has("tier")) {
            usage.set("tier", input.path("tier"));
        }
        return usage;
    }

    private static String outcome(DoubleRun run) {
        ObjectNode given = run.nodes.getFirst().output;
        if (given == null) {
            return "the time is over";
        }
        if (given.has("ranked")) {
            return String.join(
                    ",",
                    given.path("ranked").valueStream().map(JsonNode::asText).toList());
        }
        if (given.has("approved")) {
            return given.path("approved").asBoolean() ? "approved" : "denied";
        }
        return given.path(given.has("selected") ? "selected" : "text").asText();
    }

    /// What a decision leaves.
    static ObjectNode decided(DoubleRun.Node node, ObjectNode decision, long at) {
        JsonNode value = decision.path("value");
        JsonNode notes = value.has("notes") ? value.path("notes") : JSON.nullNode();
        Question question = node.step.question();
        String mode = question == null ? "" : question.mode();
        return switch (mode) {
            case "select" ->
                JSON.objectNode()
                        .<ObjectNode>set("selected", value.path("selected"))
                        .set("notes", notes);
            case "rank" ->
                JSON.objectNode()
                        .<ObjectNode>set("ranked", value.path("ranked"))
                        .set("notes", notes);
            default ->
                JSON.objectNode()
                        .put("approved", decision.path("approved").asBoolean())
                        .<ObjectNode>set("note", decision.has("note") ? decision.path("note") : JSON.nullNode())
                        .<ObjectNode>set("decidedBy", decision.path("decidedBy"))
                        .put("decidedAt", instant(at));
        };
    }

    /// Why a run failed, as far as it is the same for all runs. With paths of the server in it, as real ones have.
    static ObjectNode error(ObjectNode cause) {
        return JSON.objectNode()
                .put("name", "SmithersError")
                .put("code", "SESSION_ERROR")
                .put("stack", "SmithersError: Task failed\n    at decide (/srv/gateway/node_modules/session.js:842:19)")
                .set("cause", cause);
    }
}
