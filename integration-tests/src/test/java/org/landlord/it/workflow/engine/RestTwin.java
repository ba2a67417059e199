package org.landlord.it.workflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The REST twin of the methods: finds out which method a path stands for.
public final class RestTwin {

    /// Stands for the history of a run, which is no method.
    public static final String EVENTS = "getRunEvents";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PAGE_OF_EVENTS = 100;

    private final DoubleMethods methods;

    public RestTwin(DoubleMethods methods) {
        this.methods = methods;
    }

    /// What a request asks for.
    ///
    /// @param method a method of the gateway, or [#EVENTS]
    public record Route(String method, ObjectNode params) {}

    /// The route of a request, null if there is none.
    ///
    /// @param path after `/v1/api/`, not decoded
    /// @param query not decoded, null if there is none
    public static @Nullable Route route(String verb, String path, @Nullable String query, JsonNode body) {
        List<String> parts =
                Arrays.stream(path.split("/", -1)).map(RestTwin::decoded).toList();
        ObjectNode params = body instanceof ObjectNode given ? given : JSON.objectNode();
        if (parts.size() > 1 && parts.getFirst().equals("runs")) {
            params.put("runId", parts.get(1));
        }
        return verb.equals("GET") ? read(parts, params, parameters(query)) : write(parts, params);
    }

    private static @Nullable Route read(List<String> parts, ObjectNode params, Map<String, String> query) {
        String last = parts.getLast();
        if (parts.getFirst().equals("runs")) {
            return switch (parts.size()) {
                case 1 -> {
                    putAll(params.putObject("filter"), query);
                    yield new Route("listRuns", params);
                }
                case 2 -> new Route("getRun", params);
                case 3 ->
                    switch (last) {
                        case "events" -> {
                            putAll(params, query);
                            yield new Route(EVENTS, params);
                        }
                        case "node-states" -> new Route("listNodeStates", params);
                        default -> null;
                    };
                case 5 ->
                    parts.get(2).equals("nodes") && last.equals("output")
                            ? new Route(
                                    "getNodeOutput",
                                    params.put("nodeId", parts.get(3)).put("iteration", 0))
                            : null;
                default -> null;
            };
        }
        if (parts.size() == 1 && (last.equals("approvals") || last.equals("workflows"))) {
            putAll(params, query);
            return new Route(last.equals("approvals") ? "listApprovals" : "listWorkflows", params);
        }
        return null;
    }

    private static @Nullable Route write(List<String> parts, ObjectNode params) {
        String last = parts.getLast();
        if (parts.getFirst().equals("runs") && parts.size() == 1) {
            return new Route("launchRun", params);
        }
        if (parts.getFirst().equals("runs")
                && parts.size() == 3
                && List.of("cancel", "pause", "resume").contains(last)) {
            return new Route(last + "Run", params);
        }
        if (parts.getFirst().equals("approvals") && parts.size() == 2) {
            int first = last.indexOf(':');
            int second = last.lastIndexOf(':');
            if (first > 0 && second > first) {
                params.put("runId", last.substring(0, first))
                        .put("nodeId", last.substring(first + 1, second))
                        .put("iteration", Integer.parseInt(last.substring(second + 1)));
            }
            return new Route("submitApproval", params);
        }
        return null;
    }

    /// Answers what a route asks for.
    public JsonNode answer(Route route, Grant who) {
        if (!route.method().equals(EVENTS)) {
            return methods.answer(route.method(), route.params(), who);
        }
        JsonNode after = route.params().path("afterSeq");
        JsonNode limit = route.params().path("limit");
        if (!after.isMissingNode() && (!after.isIntegralNumber() || after.asInt() < 0)) {
            throw Refusal.badInput("afterSeq must be a non-negative integer.");
        }
        if (!limit.isMissingNode() && (!limit.isIntegralNumber() || limit.asInt() <= 0)) {
            throw Refusal.badInput("limit must be a finite number greater than 0.");
        }
        return methods.events(route.params().path("runId").asText(), after.asInt(-1), limit.asInt(PAGE_OF_EVENTS), who);
    }

    private static void putAll(ObjectNode params, Map<String, String> query) {
        query.forEach((name, value) -> {
            if (value.matches("-?\\d{1,9}")) {
                params.put(name, Integer.parseInt(value));
            } else {
                params.put(name, value);
            }
        });
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> found = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    found.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
