package org.landlord.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.landlord.it.workflow.GatewayDouble;
import org.landlord.it.workflow.WireClient;

/// Calls every operation on gateways, runs and approvals at least once with success, in an organization that has the
/// project `project_app`. Nothing of it is active in the end.
public final class WorkflowWalk {

    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Supplier<RequestSpecification> calls;
    private final String org;
    private final String orgId;

    /// Ids of gateways of the platform are for one walk.
    private final String shared;

    /// @param calls makes a call that nothing is said of yet
    /// @param org the path of the organization
    public WorkflowWalk(Supplier<RequestSpecification> calls, String org) {
        this.calls = calls;
        this.org = org;
        this.orgId = org.substring(org.lastIndexOf('/') + 1);
        this.shared = "gw_" + orgId;
    }

    /// Walks.
    public void run() {
        try (GatewayDouble gateway = GatewayDouble.create()) {
            gateways(gateway);
            policies();
            runs();
            approvals();
            unassigned(gateway);
            calls();
            end();
        }
    }

    private void gateways(GatewayDouble gateway) {
        for (String owner : List.of(org, "/v1")) {
            String settings = "\"name\":\"Agents\",\"baseUrl\":\"" + gateway.url()
                    + "\",\"token\":\"env:LANDLORD_GATEWAY_TOKEN_TEST\",\"usage\":[{\"source\":\"output\","
                    + "\"pointer\":\"/usage/tokens\",\"metric\":\"tokens\"}]}";
            expect(201, post(owner + "/gateways", "{\"gatewayId\":\"" + shared + "\"," + settings));
            expect(409, post(owner + "/gateways", "{\"gatewayId\":\"" + shared + "\"," + settings));
            String path = owner + "/gateways/" + shared;
            expect(200, put(path, "{\"status\":\"active\"," + settings));
            expect(200, get(owner + "/gateways?limit=1"));
            String etag = expect(200, get(path)).header("ETag");
            expect(304, calls.get().header("If-None-Match", etag).get(path));
            expect(200, calls.get().post(path + "/check"));
            expect(201, put(owner + "/gateways/other_" + shared, "{" + settings));
            expect(204, delete(owner + "/gateways/other_" + shared));
        }
    }

    private void policies() {
        String policy = org + "/approval-policies/careful";
        String body =
                "{\"projectId\":\"project_app\",\"workflow\":\"never\",\"roles\":[\"owner\"],\"users\":[\"user_ada\"],"
                        + "\"requiredApprovals\":2,\"deadlineSeconds\":600,\"noteRequired\":true}";
        expect(201, put(policy, body));
        expect(200, put(policy, body.replace("600", "700")));
        expect(200, get(policy));
        expect(200, get(org + "/approval-policies"));
        expect(204, delete(policy));
    }

    private void runs() {
        String launches = org + "/projects/project_app/runs";
        expect(201, launch("hello", "run_hello"));
        expect(200, launch("hello", "run_hello"));
        expect(409, launch("gate", "run_hello"));
        expect(400, post(launches, "{\"workflow\":\"none\",\"gatewayId\":\"" + shared + "\"}"));
        awaitState("run_hello", "succeeded");
        expect(200, get(org + "/workflows?projectId=project_app&gatewayId=" + shared + "&limit=2"));
        expect(200, get(org + "/runs?projectId=project_app&gatewayId=" + shared + "&state=succeeded&ended=true"));
        expect(200, get("/v1/runs?workflow=hello&since=2020-01-01T00:00:00Z&limit=1"));
        expect(200, get(org + "/runs/run_hello/events?after=0&limit=2"));
        expect(201, launch("slow", "run_slow"));
        awaitState("run_slow", "running");
        expect(200, calls.get().post(org + "/runs/run_slow/pause"));
        awaitState("run_slow", "paused");
        expect(200, calls.get().post(org + "/runs/run_slow/resume"));
        expect(200, calls.get().post(org + "/runs/run_slow/cancel"));
        expect(409, calls.get().post(org + "/runs/run_hello/cancel"));
        expect(404, calls.get().post(org + "/runs/none/cancel"));
    }

    private void approvals() {
        expect(201, launch("select", "run_select"));
        String approval = org + "/approvals/" + awaitApproval("run_select");
        String etag = expect(200, get(approval)).header("ETag");
        expect(304, calls.get().header("If-None-Match", etag).get(approval));
        expect(200, get(org + "/approvals?projectId=project_app&status=pending&mine=true"));
        expect(200, get("/v1/approvals?workflow=select&limit=1"));
        expect(400, post(approval + "/decisions", "{\"approved\":true}"));
        expect(200, post(approval + "/decisions", "{\"approved\":true,\"selected\":\"blue\"}"));
        expect(409, post(approval + "/decisions", "{\"approved\":false}"));
        expect(200, get(approval));
        awaitState("run_select", "succeeded");
    }

    private void unassigned(GatewayDouble gateway) {
        String runId = "alone_" + orgId;
        try (WireClient wire = new WireClient(gateway.url(), gateway.token())) {
            wire.rpc("launchRun", "{\"workflow\":\"gate\",\"options\":{\"runId\":\"" + runId + "\"}}")
                    .payload();
        }
        expect(200, get("/v1/unassigned-runs?gatewayId=" + shared));
        String body = "{\"gatewayId\":\"" + shared + "\",\"orgId\":\"" + orgId + "\",\"projectId\":\"project_app\"}";
        expect(200, post("/v1/unassigned-runs/" + runId + "/assign", body));
        expect(409, post("/v1/unassigned-runs/" + runId + "/assign", body));
        expect(200, calls.get().post(org + "/runs/" + runId + "/cancel"));
    }

    private void calls() {
        for (String base : List.of(org, org + "/projects/project_app")) {
            for (String version : List.of("", "/v1")) {
                String rpc = base + "/gateways/" + shared + version + "/rpc/";
                expect(200, post(rpc + "listRuns", "{\"filter\":{\"limit\":1}}"));
                expect(200, post(rpc + "getRun", "{\"runId\":\"run_hello\"}"));
                expect(404, post(rpc + "unknown", "{}"));
                expect(409, post(rpc + "cancelRun", "{\"runId\":\"run_hello\"}"));
            }
        }
    }

    private void end() {
        expect(204, delete(org + "/gateways/" + shared));
        expect(204, delete("/v1/gateways/" + shared));
    }

    private Response launch(String workflow, String runId) {
        return post(
                org + "/projects/project_app/runs",
                "{\"workflow\":\"" + workflow + "\",\"runId\":\"" + runId + "\",\"gatewayId\":\"" + shared
                        + "\",\"input\":{\"name\":\"Ada\"},\"usage\":[{\"metric\":\"walked\",\"quantity\":1}]}");
    }

    private void awaitState(String runId, String state) {
        await(org + "/runs/" + runId, "state", state);
    }

    private String awaitApproval(String runId) {
        String list = org + "/approvals?runId=" + runId + "&limit=1";
        return await(list, "items[0].status", "pending").path("items[0].approvalId");
    }

    private Response await(String path, String field, String expected) {
        Instant end = Instant.now().plus(PATIENCE);
        Response answer = expect(200, get(path));
        while (!expected.equals(answer.path(field))) {
            assertThat(Instant.now()).as(answer.asString()).isBefore(end);
            answer = expect(200, get(path));
        }
        return answer;
    }

    private Response get(String path) {
        return calls.get().get(path);
    }

    private Response delete(String path) {
        return calls.get().delete(path);
    }

    private Response post(String path, String body) {
        return calls.get().contentType(JSON).body(body).post(path);
    }

    private Response put(String path, String body) {
        return calls.get().contentType(JSON).body(body).put(path);
    }

    private static Response expect(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }
}
