package org.landlord.it.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The calls of clients that were written for the gateway.
abstract class GatewayCallsRestSuite extends WorkflowSuite {

    @Test
    void givenAClientOfTheGateway_whenItCallsLandlord_thenItWorks() {
        String org = newOrgWithProject();
        String base = base(org);
        assertThat(rpc(base, "health", "{}").<Integer>path("payload.protocol")).isEqualTo(1);
        awaitState(org, launched(org), "succeeded");
        assertThat(rpc(base, "listWorkflows", "{}").<List<String>>path("payload.key"))
                .contains("hello", "rank");

        Response launched =
                rpc(base, "launchRun", "{\"workflow\":\"rank\",\"input\":{},\"options\":{\"maxConcurrency\":2}}");
        launched.then().statusCode(200);
        assertThat(launched.header("X-Smithers-API-Version")).isEqualTo("v1");
        String runId = launched.path("payload.runId");
        awaitApproval(org, runId);
        Response run = rpc(base + "/v1", "getRun", "{\"runId\":\"" + runId + "\"}");
        assertThat(run.<String>path("payload.status")).isEqualTo("waiting-approval");
        assertThat(run.<String>path("payload.runState.blocked.kind")).isEqualTo("approval");
        Response pending = rpc(base, "listApprovals", "{}");
        assertThat(pending.<List<String>>path("payload.runId")).containsExactly(runId);
        String node = pending.path("payload[0].nodeId");
        String decision = "{\"runId\":\"%s\",\"nodeId\":\"%s\",\"decision\":{\"approved\":true,\"note\":\"\",%s}}";

        expectError(
                rpc(base, "submitApproval", decision.formatted(runId, node, "\"value\":{}")), 400, "INVALID_REQUEST");
        expectError(
                rpc(base, "submitApproval", decision.formatted(runId, "other", "\"value\":{}")), 400, "INVALID_INPUT");
        String ranked = decision.formatted(runId, node, "\"value\":{\"ranked\":[\"red\"]}");
        assertThat(rpc(base, "submitApproval", ranked).<Boolean>path("payload.approved"))
                .isTrue();
        Response again = rpc(base, "submitApproval", ranked);

        expectError(again, 409, "AlreadyDecided");
        assertThat(again.<String>path("error.status")).isEqualTo("approved");
        awaitState(org, runId, "succeeded");
        Response finished = rpc(base, "listRuns", "{\"filter\":{\"status\":\"finished\",\"limit\":1}}");
        assertThat(finished.<List<String>>path("payload.runId")).containsExactly(runId);
        assertThat(rpc(base, "listRuns", "{\"filter\":{\"offset\":1}}").<List<Object>>path("payload"))
                .hasSize(1);
        assertThat(rpc(base, "getRunEvents", "{\"runId\":\"%s\",\"limit\":2}".formatted(runId))
                        .<List<Integer>>path("payload.seq"))
                .hasSize(2)
                .startsWith(0);
        assertThat(rpc(base, "getRunEvents", "{\"runId\":\"%s\",\"afterSeq\":0,\"limit\":1}".formatted(runId))
                        .<List<Integer>>path("payload.seq"))
                .hasSize(1)
                .allMatch(sequence -> sequence > 0);
        expectError(rpc(base, "cancelRun", "{\"runId\":\"" + runId + "\"}"), 409, "RUN_NOT_ACTIVE");
        expectError(rpc(base, "cancelRun", "{\"runId\":\"none\"}"), 404, "RunNotFound");
        expectError(rpc(base, "launchRun", "{\"workflow\":\"none\"}"), 404, "NOT_FOUND");
    }

    @Test
    void givenABaseUrlWithAProject_whenItIsCalled_thenItLaunchesAndShowsRunsOfThisProjectAlone() {
        String org = newOrgWithProject();
        post(org + "/projects", "{\"projectId\":\"web\",\"slug\":\"web\",\"name\":\"Web\"}")
                .then()
                .statusCode(201);
        String hello = "{\"workflow\":\"hello\"}";
        expectError(rpc(base(org), "launchRun", hello), 400, "INVALID_REQUEST");
        String web = org + "/projects/web/gateways/" + gatewayId();
        String app = org + "/projects/app/gateways/" + gatewayId();

        String runId = rpc(web + "/v1", "launchRun", hello).path("payload.runId");

        assertThat(rpc(web, "listRuns", "{}").<List<String>>path("payload.runId"))
                .containsExactly(runId);
        assertThat(rpc(app, "listRuns", "{}").<List<String>>path("payload")).isEmpty();
        expectError(rpc(app, "getRun", "{\"runId\":\"" + runId + "\"}"), 404, "NOT_FOUND");
    }

    @Test
    void givenTwoTenantsOfOneGateway_whenOneCallsIt_thenItSeesNothingOfTheOther() {
        String org = newOrgWithProject();
        String other = newOrgWithProject();
        String runId = unique("run");
        launch(org, "gate", runId).then().statusCode(201);
        awaitApproval(org, runId);
        String params = "{\"runId\":\"" + runId + "\",\"nodeId\":\"deploy\",\"decision\":{\"approved\":true}}";

        assertThat(rpc(base(other), "listRuns", "{}").<List<Object>>path("payload"))
                .isEmpty();
        assertThat(rpc(base(other), "listApprovals", "{}").<List<Object>>path("payload"))
                .isEmpty();
        for (String method : List.of("getRun", "getRunEvents", "resumeRun", "submitApproval")) {
            expectError(rpc(base(other), method, params), 404, "NOT_FOUND");
        }
        for (String method : List.of("cancelRun", "pauseRun")) {
            expectError(rpc(base(other), method, params), 404, "RunNotFound");
        }
        expectProblem(get(other + "/runs/" + runId), 404, "NOT_FOUND");
        assertThat(rpc(base(org), "cancelRun", params).<Boolean>path("payload.won"))
                .isTrue();
        assertThat(rpc(base(org), "cancelRun", params).<Boolean>path("payload.won"))
                .isFalse();
    }

    @Test
    void givenRequestsThatAreWrong_whenTheyAreSent_thenTheErrorsAreFramesOfTheGateway() {
        String org = newOrgWithProject();
        String rpc = base(org) + "/rpc/";

        expectError(post(rpc + "deleteEverything", "{}"), 404, "METHOD_NOT_FOUND");
        expectError(post(rpc + "..listRuns", "{}"), 400, "INVALID_INPUT");
        expectError(post(rpc + "listRuns", "{\"filter\":"), 400, "INVALID_INPUT");
        expectError(post(rpc + "listRuns", "[]"), 400, "INVALID_REQUEST");
        expectError(post(rpc + "listRuns", "{\"filter\":[]}"), 400, "INVALID_REQUEST");
        expectError(post(rpc + "listRuns", "{\"filter\":{\"limit\":0}}"), 400, "INVALID_INPUT");
        expectError(post(rpc + "getRun", "{}"), 400, "INVALID_REQUEST");
        expectError(
                plain().contentType("application/xml").body("<a/>").post(rpc + "listRuns"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        expectError(post("/v1/orgs/nobody/gateways/none/rpc/listRuns", "{}"), 404, "NOT_FOUND");
        assertThat(post(rpc + "listRuns", "").statusCode()).isEqualTo(200);
        Response named = api().header("X-Request-Id", "my-id").body("{}").post(rpc + "listRuns");
        assertThat(named.<String>path("id")).isEqualTo("my-id");
    }

    @Test
    void givenTheFormsOfATokenThatTheGatewayAccepts_whenTheyAreSent_thenTheyAreAccepted() {
        String org = newOrgWithProject();
        Response made = post(org + "/api-keys", "{\"name\":\"CI\",\"scopes\":[\"run:read\"]}");
        String token = made.path("token");
        String runs = base(org) + "/rpc/listRuns";

        assertThat(api().header("Authorization", token).body("{}").post(runs).statusCode())
                .isEqualTo(200);
        assertThat(anonymous()
                        .header("x-smithers-key", token)
                        .body("{}")
                        .post(runs)
                        .statusCode())
                .isEqualTo(200);
        Response none = anonymous().body("{}").post(runs);
        expectError(none, 401, "UNAUTHORIZED");
        assertThat(none.header("X-Smithers-API-Version")).isEqualTo("v1");
        expectError(api().header("Authorization", "test-token").body("{}").post(runs), 401, "UNAUTHORIZED");
        Response forbidden = api().header("Authorization", "Bearer " + token)
                .body("{\"runId\":\"a\"}")
                .post(org + "/projects/app/gateways/" + gatewayId() + "/rpc/launchRun");
        expectError(forbidden, 400, "INVALID_REQUEST");
        forbidden = api().header("Authorization", "Bearer " + token)
                .body("{\"workflow\":\"hello\"}")
                .post(org + "/projects/app/gateways/" + gatewayId() + "/rpc/launchRun");
        expectError(forbidden, 403, "FORBIDDEN");
        assertThat(forbidden.<String>path("error.requiredScope")).isEqualTo("run:launch");
    }

    private String launched(String org) {
        String runId = unique("run");
        launch(org, "hello", runId).then().statusCode(201);
        return runId;
    }

    private RequestSpecification anonymous() {
        return given().baseUri(server().toString()).contentType(ContentType.JSON);
    }

    private static void expectError(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<Boolean>path("ok")).isFalse();
        assertThat(response.<String>path("error.code")).as(response.asString()).isEqualTo(code);
        assertThat(response.<String>path("type")).isEqualTo("res");
    }
}
