package org.landlord.it.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.landlord.it.support.Soon;
import org.landlord.it.workflow.Rest.Answer;

/// An organization with the project `app`, and what its people do with runs over REST.
final class Tenant {

    static final String PROJECT = "app";

    /// A timer of the real gateway rings up to 15 seconds late.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rest rest;
    private final String orgId;

    private Tenant(Rest rest, String orgId) {
        this.rest = rest;
        this.orgId = orgId;
    }

    /// Makes an organization that nobody has.
    static Tenant create(Rest rest) {
        String orgId = "org-" + UUID.randomUUID().toString().substring(0, 12);
        rest.post("/v1/orgs", "{\"orgId\":\"%1$s\",\"slug\":\"%1$s\",\"name\":\"Org\"}".formatted(orgId))
                .require(201);
        Tenant tenant = new Tenant(rest, orgId);
        tenant.post("/projects", "{\"projectId\":\"%1$s\",\"slug\":\"%1$s\",\"name\":\"App\"}".formatted(PROJECT))
                .require(201);
        return tenant;
    }

    /// The same organization, as another caller uses it, or on a server that has started again.
    Tenant as(Rest another) {
        return new Tenant(another, orgId);
    }

    String orgId() {
        return orgId;
    }

    Rest rest() {
        return rest;
    }

    /// @param path what follows the organization
    Answer get(String path) {
        return rest.get("/v1/orgs/" + orgId + path);
    }

    private JsonNode peek(String path) {
        return rest.plain().get("/v1/orgs/" + orgId + path).require(200);
    }

    Answer post(String path, String json) {
        return rest.post("/v1/orgs/" + orgId + path, json);
    }

    Answer put(String path, String json) {
        return rest.put("/v1/orgs/" + orgId + path, json);
    }

    /// Launches a workflow at the gateway of most runs.
    String launch(String workflow, String input) {
        return launch("{\"gatewayId\":\"%s\",\"workflow\":\"%s\",\"input\":%s}"
                        .formatted(WorkflowServer.AGENTS, workflow, input))
                .require(201)
                .path("runId")
                .asText();
    }

    Answer launch(String json) {
        return post("/projects/" + PROJECT + "/runs", json);
    }

    /// Launches a workflow that asks, and waits until Landlord knows what it asks.
    JsonNode launchUntilAsked(String workflow) {
        return asked(launch(workflow, "{}"));
    }

    JsonNode asked(String runId) {
        String path = "/approvals?status=pending&runId=" + runId;
        await(() -> peek(path).path("items"), items -> items.size() == 1);
        return get(path).require(200).path("items").get(0);
    }

    JsonNode run(String runId) {
        return get("/runs/" + runId).require(200);
    }

    JsonNode awaitRun(String runId, String state) {
        return awaitRun(runId, state, PATIENCE);
    }

    JsonNode awaitRun(String runId, String state, Duration patience) {
        await(
                patience,
                () -> peek("/runs/" + runId),
                run -> run.path("state").asText().equals(state));
        return run(runId);
    }

    JsonNode approval(String approvalId) {
        return get("/approvals/" + approvalId).require(200);
    }

    JsonNode awaitApproval(String approvalId, String status, String delivery) {
        await(
                () -> peek("/approvals/" + approvalId),
                one -> one.path("status").asText().equals(status)
                        && one.at("/outcome/delivery").asText().equals(delivery));
        return approval(approvalId);
    }

    Answer decide(JsonNode approval, String json) {
        return post("/approvals/" + approval.path("approvalId").asText() + "/decisions", json);
    }

    /// The quantities that are recorded of a run, by metric and unit.
    List<String> usage(String runId) {
        List<String> found = new ArrayList<>();
        get("/usage-events?limit=500&runId=" + runId)
                .require(200)
                .path("items")
                .forEach(one -> found.add(
                        one.path("metric").asText() + "/" + one.path("unit").asText() + "="
                                + (one.path("metric").asText().equals("run_time") ? "" : one.path("quantity"))));
        return found.stream().sorted().toList();
    }

    /// What the organization holds of quotas at this time.
    List<String> held() {
        List<String> found = new ArrayList<>();
        get("/quota-reservations?limit=500&status=held")
                .require(200)
                .path("items")
                .forEach(one -> found.add(one.path("reservationId").asText()));
        return found;
    }

    /// What was done with one thing, in this order.
    List<String> audited(String targetId) {
        List<String> found = new ArrayList<>();
        get("/audit-events?limit=500&targetId=" + targetId)
                .require(200)
                .path("items")
                .forEach(one -> found.add(one.path("action").asText()));
        return found;
    }

    /// Calls an RPC of the gateway of most runs, as its clients do.
    WireClient.Reply rpc(String method, String params) {
        try (WireClient wire = new WireClient(rest.server(), rest.token())) {
            return wire.post("/v1/orgs/" + orgId + "/gateways/" + WorkflowServer.AGENTS + "/v1/rpc/" + method, params);
        }
    }

    static JsonNode await(Supplier<JsonNode> look, Predicate<JsonNode> condition) {
        return await(PATIENCE, look, condition);
    }

    /// Looks again and again.
    static JsonNode await(Duration patience, Supplier<JsonNode> look, Predicate<JsonNode> condition) {
        return Soon.the(patience, look, condition);
    }
}
