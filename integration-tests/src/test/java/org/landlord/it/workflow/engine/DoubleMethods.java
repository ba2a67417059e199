package org.landlord.it.workflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The methods of a gateway: what they take, what they answer, and what they refuse.
public final class DoubleMethods {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
    private static final Set<String> STARTED_BY = Set.of("harness", "sessionId", "prompt", "detected");
    private static final int LONGEST_TEXT = 16_384;
    private static final int PAGE = 50;

    private final DoubleRuns runs;
    private final long startedAt = System.currentTimeMillis();

    public DoubleMethods(DoubleRuns runs) {
        this.runs = runs;
    }

    /// Answers a call.
    ///
    /// @throws Refusal if there is no such method, or the caller may not call it, or it refuses what it is given
    public JsonNode answer(String method, JsonNode body, Grant who) {
        if (!NAME.matcher(method).matches()) {
            throw Refusal.badInput("Gateway method name is invalid.");
        }
        if (!(body instanceof ObjectNode params)) {
            throw Refusal.badRequest("RPC body must be a JSON object");
        }
        shortTexts(params, "gateway frame");
        return switch (method) {
            case "health" -> health();
            case "listWorkflows", "listRuns", "getRun", "listApprovals", "getNodeOutput", "listNodeStates" -> {
                who.require("run:read", method);
                yield read(method, params);
            }
            case "launchRun", "cancelRun", "pauseRun", "resumeRun" -> {
                who.require("run:write", method);
                yield write(method, params, who);
            }
            case "submitApproval" -> {
                who.require("approval:submit", method);
                yield submitApproval(params, who);
            }
            case "submitSignal" -> {
                who.require("signal:submit", method);
                yield submitSignal(params);
            }
            default -> throw new Refusal(404, "METHOD_NOT_FOUND", "Unknown method: " + method);
        };
    }

    /// The history of a run, which the REST twin alone has.
    ///
    /// @param after the last one that is known, -1 if none
    public ArrayNode events(String runId, int after, int limit, Grant who) {
        who.require("run:read", "streamRunEvents");
        return runs.events(runId, after, limit);
    }

    private static void shortTexts(JsonNode node, String path) {
        if (node.isTextual() && node.asText().length() > LONGEST_TEXT) {
            throw Refusal.badInput("gateway frame contains a string exceeding %d characters (at %s: %d characters)."
                    .formatted(LONGEST_TEXT, path, node.asText().length()));
        }
        node.properties().forEach(member -> shortTexts(member.getValue(), path + "." + member.getKey()));
        if (node.isArray()) {
            node.forEach(element -> shortTexts(element, path + "[]"));
        }
    }

    /// What everybody may know.
    public ObjectNode health() {
        ObjectNode health = JSON.objectNode().put("protocol", 1);
        health.putArray("features").add("streaming").add("runs");
        health.put("stateVersion", runs.version()).put("uptimeMs", System.currentTimeMillis() - startedAt);
        health.putObject("identity")
                .put("workspaceRoot", "/srv/gateway")
                .putNull("backend")
                .putNull("version")
                .put("pid", 1)
                .put("startedAtMs", startedAt);
        return health.put("workflowsLoaded", 0).put("workflowsTotal", 0);
    }

    private JsonNode read(String method, ObjectNode params) {
        JsonNode filter = params.path("filter");
        return switch (method) {
            case "listWorkflows" -> workflows(filter);
            case "listRuns" ->
                runs.list(text(filter, "status"), text(filter, "workflow"), limit(filter, PAGE), offset(filter));
            case "getRun" -> runs.details(required(params, "runId"));
            case "listApprovals" ->
                runs.approvals(
                        either(params, filter, "runId"),
                        either(params, filter, "workflow"),
                        limit(params.has("limit") ? params : filter, Integer.MAX_VALUE));
            case "listNodeStates" -> runs.nodeStates(required(params, "runId"));
            default -> {
                if (!params.path("iteration").isIntegralNumber()) {
                    throw new Refusal(400, "InvalidIteration", "iteration must be a non-negative 32-bit integer.");
                }
                yield runs.nodeOutput(required(params, "runId"), required(params, "nodeId"));
            }
        };
    }

    private static ArrayNode workflows(JsonNode filter) {
        ArrayNode all = JSON.arrayNode();
        if (!filter.path("hasUi").asBoolean(false)) {
            Step.workflows()
                    .forEach(key -> all.addObject()
                            .put("key", key)
                            .put("hasUi", false)
                            .putNull("uiPath")
                            .put("system", false));
        }
        return all;
    }

    private JsonNode write(String method, ObjectNode params, Grant who) {
        if (method.equals("launchRun")) {
            return launch(params, who);
        }
        String runId = required(params, "runId");
        return switch (method) {
            case "cancelRun" -> runs.cancel(runId);
            case "pauseRun" -> {
                runs.pause(runId);
                yield JSON.objectNode().put("runId", runId).put("status", "pausing");
            }
            default ->
                JSON.objectNode()
                        .put("runId", runId)
                        .put("status", runs.resume(runId, who) ? "resume_requested" : "already_terminal");
        };
    }

    private ObjectNode launch(ObjectNode params, Grant who) {
        String workflow = required(params, "workflow");
        if (!Step.workflows().contains(workflow)) {
            throw new Refusal(404, "NOT_FOUND", "Unknown workflow: " + workflow);
        }
        JsonNode options = params.path("options");
        ObjectNode startedBy = startedBy(options);
        String given = text(options, "runId");
        String runId = given == null ? UUID.randomUUID().toString() : given;
        JsonNode input = params.path("input").isObject() ? params.path("input") : JSON.objectNode();
        runs.launch(runId, workflow, fits(input) ? input : null, startedBy, who);
        return JSON.objectNode().put("runId", runId).put("workflow", workflow).put("system", false);
    }

    private static @Nullable ObjectNode startedBy(JsonNode options) {
        if (!options.has("startedBy")) {
            return null;
        }
        if (!(options.path("startedBy") instanceof ObjectNode startedBy)) {
            throw Refusal.badRequest("options.startedBy must be an object");
        }
        startedBy.fieldNames().forEachRemaining(name -> {
            if (!STARTED_BY.contains(name)) {
                throw Refusal.badRequest("options.startedBy." + name + " is not allowed");
            }
        });
        return startedBy;
    }

    /// Whether an input has the form that the workflows want.
    private static boolean fits(JsonNode input) {
        return isTextIfThere(input.path("name"))
                && isTextIfThere(input.path("tier"))
                && isNumberIfThere(input.path("tokens"))
                && isNumberIfThere(input.path("seconds"));
    }

    private static boolean isTextIfThere(JsonNode node) {
        return node.isMissingNode() || node.isTextual();
    }

    private static boolean isNumberIfThere(JsonNode node) {
        return node.isMissingNode() || node.isNumber();
    }

    private ObjectNode submitApproval(ObjectNode params, Grant who) {
        JsonNode decision = params.path("decision");
        JsonNode approved = params.has("approved") ? params.path("approved") : decision.path("approved");
        String runId = text(params, "runId");
        String nodeId = text(params, "nodeId");
        if (runId == null || nodeId == null || !approved.isBoolean()) {
            throw Refusal.badRequest("runId, nodeId, and approved are required");
        }
        int iteration = params.path("iteration").asInt(0);
        ObjectNode made = JSON.objectNode().put("approved", approved.asBoolean());
        String note = either(params, decision, "note");
        if (note != null) {
            made.put("note", note);
        }
        if (decision.has("value")) {
            made.set("value", decision.path("value"));
        }
        runs.decide(runId, nodeId, iteration, made, who);
        return JSON.objectNode()
                .put("runId", runId)
                .put("nodeId", nodeId)
                .put("iteration", iteration)
                .put("approved", approved.asBoolean());
    }

    private ObjectNode submitSignal(ObjectNode params) {
        String correlation = text(params, "correlationKey");
        String name = params.has("signalName") ? text(params, "signalName") : correlation;
        String runId = text(params, "runId");
        if (runId == null || name == null) {
            throw Refusal.badRequest("runId and signalName are required");
        }
        // No workflow of these waits for one with a correlation, or for another one.
        runs.signal(runId, name.equals("message") ? correlation : name, params.path("payload"));
        return JSON.objectNode()
                .put("runId", runId)
                .put("seq", 0)
                .put("signalName", name)
                .put("correlationId", correlation)
                .put("receivedAtMs", System.currentTimeMillis());
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.path(name).asText() : null;
    }

    private static @Nullable String either(JsonNode one, JsonNode other, String name) {
        String found = text(one, name);
        return found == null ? text(other, name) : found;
    }

    private static String required(JsonNode params, String name) {
        String found = text(params, name);
        if (found == null || found.isEmpty()) {
            throw Refusal.badRequest(name + " is required");
        }
        return found;
    }

    private static int limit(JsonNode filter, int otherwise) {
        JsonNode limit = filter.path("limit");
        if (limit.isMissingNode() || limit.isNull()) {
            return otherwise;
        }
        if (!limit.isNumber() || limit.asInt() <= 0) {
            throw Refusal.badInput("limit must be a finite number greater than 0.");
        }
        return limit.asInt();
    }

    private static int offset(JsonNode filter) {
        JsonNode offset = filter.path("offset");
        if (!offset.isMissingNode() && (!offset.isIntegralNumber() || offset.asInt() < 0)) {
            throw Refusal.badRequest("offset must be a non-negative integer");
        }
        return offset.asInt(0);
    }
}
