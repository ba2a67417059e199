package org.landlord.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.landlord.it.support.SharedServer;
import org.landlord.it.workflow.GatewayDouble;
import org.landlord.it.workflow.WireClient;

/// Calls every operation of workflows at least once with success, at a gateway that is gone in the end.
public final class WorkflowWalk {

    private static final String JSON = "application/json";
    private static final int LOOKS = 200;

    private final Supplier<RequestSpecification> calls;
    private final String org;
    private final String runs;
    private final String gatewayId = "gw-" + UUID.randomUUID();

    /// @param calls makes a call that nothing is said of yet
    /// @param org the path of an organization with the project `project_app`
    public WorkflowWalk(Supplier<RequestSpecification> calls, String org) {
        this.calls = calls;
        this.org = org;
        this.runs = org + "/projects/project_app/runs";
    }

    /// Walks.
    public void run() {
        gateways("/v1");
        gateways(org);
        try (GatewayDouble gateway = GatewayDouble.create()) {
            String body = "{\"name\":\"Agents\",\"baseUrl\":\"%s\",\"token\":\"env:%s\"}"
                    .formatted(gateway.url(), SharedServer.GATEWAY_TOKEN);
            expect(201, put("/v1/gateways/" + gatewayId, body));
            runs();
            control();
            policies();
            approvals();
            methods();
            unassigned(gateway);
            expect(204, delete("/v1/gateways/" + gatewayId));
        }
    }

    private void gateways(String owner) {
        String gateways = owner + "/gateways";
        String body = "{\"name\":\"Spare\",\"baseUrl\":\"https://agents.example.com\",\"status\":\"maintenance\","
                + "\"usage\":[{\"source\":\"output\",\"pointer\":\"/usage/tokens\",\"metric\":\"tokens\",\"unit\":\"count\"}]}";
        String id = "spare-" + UUID.randomUUID();
        expect(201, post(gateways, body.replaceFirst("\\{", "{\"gatewayId\":\"" + id + "\",")));
        expect(409, post(gateways, body.replaceFirst("\\{", "{\"gatewayId\":\"" + id + "\",")));
        String spare = gateways + "/" + id;
        expectVersioned(spare);
        expect(200, put(spare, body.replace("Spare", "Another")));
        expect(201, put(spare + "-2", body));
        expect(200, get(gateways + "?limit=1"));
        expect(200, post(spare + "/check", ""));
        expect(204, delete(spare));
        expect(204, delete(spare + "-2"));
        expect(404, get(spare));
    }

    private void runs() {
        String launch = "{\"runId\":\"run_walk_1\",\"workflow\":\"hello\",\"gatewayId\":\"" + gatewayId
                + "\",\"input\":{\"name\":\"Ada\"},\"usage\":[{\"metric\":\"launches\",\"quantity\":1}]}";
        expect(201, post(runs, launch));
        expect(200, post(runs, launch));
        expect(409, post(runs, launch.replace("Ada", "Eve")));
        expect(400, post(runs, launch.replace("hello", "nothing").replace("walk_1", "walk_2")));
        String run = org + "/runs/run_walk_1";
        awaitState(run, "succeeded"::equals);
        expectVersioned(run);
        expect(200, get(run + "/events?after=0&limit=2"));
        expect(200, get(org + "/runs?projectId=project_app&state=succeeded&ended=true&workflow=hello&limit=1"));
        expect(200, get("/v1/runs?gatewayId=" + gatewayId + "&limit=1"));
        expect(200, get(org + "/workflows?projectId=project_app"));
        expect(404, get(org + "/runs/run_none"));
    }

    private void control() {
        launch("run_walk_3", "slow", "{\"seconds\":30}");
        String run = org + "/runs/run_walk_3";
        awaitState(run, "running"::equals);
        expect(200, post(run + "/pause", ""));
        awaitState(run, "paused"::equals);
        expect(200, post(run + "/resume", ""));
        expect(200, post(run + "/cancel", ""));
        expect(200, post(run + "/cancel", ""));
        expect(409, post(run + "/pause", ""));
    }

    private void policies() {
        String policy = org + "/approval-policies/walk";
        expect(201, put(policy, "{\"projectId\":\"project_app\",\"workflow\":\"gate\",\"noteRequired\":true}"));
        expect(200, put(policy, "{\"workflow\":\"nothing\",\"requiredApprovals\":2,\"selfApproval\":false}"));
        expectVersioned(policy);
        expect(200, get(org + "/approval-policies"));
        expect(204, delete(policy));
    }

    private void approvals() {
        launch("run_walk_4", "select", "{}");
        String list = org + "/approvals?runId=run_walk_4&status=pending&mine=true";
        String approval = org + "/approvals/" + look(list, "items[0].approvalId", id -> true);
        expectVersioned(approval);
        expect(200, get("/v1/approvals?workflow=select&limit=1"));
        expect(400, post(approval + "/decisions", "{\"approved\":true,\"selected\":\"black\"}"));
        String decision = "{\"approved\":true,\"selected\":\"blue\",\"note\":\"the sea\"}";
        expect(200, post(approval + "/decisions", decision));
        expect(200, post(approval + "/decisions", decision));
        expect(409, post(approval + "/decisions", "{\"approved\":false}"));
        awaitState(org + "/runs/run_walk_4", "succeeded"::equals);
    }

    private void methods() {
        for (String place : new String[] {org, org + "/projects/project_app"}) {
            for (String path : new String[] {"/rpc/", "/v1/rpc/"}) {
                String methods = place + "/gateways/" + gatewayId + path;
                expect(200, post(methods + "listRuns", "{\"filter\":{\"limit\":1}}"));
                expect(200, post(methods + "getRun", "{\"runId\":\"run_walk_1\"}"));
                expect(404, post(methods + "getRun", "{\"runId\":\"run_none\"}"));
                expect(404, post(methods + "streamRunEvents", "{}"));
            }
        }
    }

    private void unassigned(GatewayDouble gateway) {
        String runId = "run-" + UUID.randomUUID();
        try (WireClient client = new WireClient(gateway.url(), gateway.token())) {
            client.rpc("launchRun", "{\"workflow\":\"hello\",\"input\":{},\"options\":{\"runId\":\"" + runId + "\"}}")
                    .payload();
        }
        String list = "/v1/unassigned-runs?gatewayId=" + gatewayId;
        look(list, "items[0].runId", runId::equals);
        String body = "{\"gatewayId\":\"%s\",\"orgId\":\"%s\",\"projectId\":\"project_app\"}"
                .formatted(gatewayId, org.substring(org.lastIndexOf('/') + 1));
        expect(200, post("/v1/unassigned-runs/" + runId + "/assign", body));
        expect(409, post("/v1/unassigned-runs/" + runId + "/assign", body));
        awaitState(org + "/runs/" + runId, "succeeded"::equals);
    }

    private void launch(String runId, String workflow, String input) {
        expect(
                201,
                post(
                        runs,
                        "{\"runId\":\"%s\",\"workflow\":\"%s\",\"gatewayId\":\"%s\",\"input\":%s}"
                                .formatted(runId, workflow, gatewayId, input)));
    }

    private void awaitState(String run, Predicate<String> state) {
        look(run, "state", state);
    }

    /// Has the server look at the gateway until an answer is as expected.
    ///
    /// @return what stands there then
    private String look(String path, String member, Predicate<String> expected) {
        String found = "";
        for (int i = 0; i < LOOKS; i++) {
            Object value = expect(200, get(path)).path(member);
            found = String.valueOf(value);
            if (value != null && expected.test(found)) {
                return found;
            }
            pause();
            expect(200, post("/v1/gateways/" + gatewayId + "/check", ""));
        }
        throw new AssertionError(path + " has " + found);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Gets one resource, and once more under the condition that it has changed.
    private void expectVersioned(String path) {
        String etag = expect(200, get(path)).header("ETag");
        expect(304, calls.get().header("If-None-Match", etag).get(path));
    }

    private Response get(String path) {
        return calls.get().get(path);
    }

    private Response delete(String path) {
        return calls.get().delete(path);
    }

    private Response post(String path, String body) {
        return body.isEmpty()
                ? calls.get().post(path)
                : calls.get().contentType(JSON).body(body).post(path);
    }

    private Response put(String path, String body) {
        return calls.get().contentType(JSON).body(body).put(path);
    }

    private static Response expect(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }
}
