package org.landlord.it.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.landlord.it.workflow.GatewayDouble;
import org.landlord.it.workflow.WireClient;

/// Workflow gateways, runs and approvals over REST, and over the calls of the gateway's own clients. The gateway is the
/// double, and belongs to the platform.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorkflowRestSuite extends RestSuite {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 50;

    /// More than the workers of a server.
    private static final int MANY = 260;

    private GatewayDouble gateway;
    private final String gatewayId = unique("gw");

    /// Where the server reads the token of the double.
    protected abstract String gatewayToken();

    @BeforeAll
    void startTheGateway() {
        gateway = GatewayDouble.create();
        post("/v1/gateways", settings(gateway, gatewayId)).then().statusCode(201);
    }

    @AfterAll
    void stopTheGateway() {
        gateway.close();
    }

    private String settings(GatewayDouble engine, String id) {
        return """
                {"gatewayId":"%s","name":"Agents","baseUrl":"%s","token":"%s","usage":
                [{"source":"output","pointer":"/usage/tokens","metric":"tokens"}]}"""
                .formatted(id, engine.url(), gatewayToken());
    }

    private Response launch(String org, String workflow, String runId) {
        return post(
                org + "/projects/app/runs",
                "{\"workflow\":\"%s\",\"runId\":\"%s\",\"gatewayId\":\"%s\"}".formatted(workflow, runId, gatewayId));
    }

    private Response awaitState(String org, String runId, String state) {
        Instant end = Instant.now().plus(PATIENCE);
        Response run = get(org + "/runs/" + runId);
        while (!state.equals(run.path("state"))) {
            assertThat(Instant.now()).as(run.asString()).isBefore(end);
            pause();
            run = get(org + "/runs/" + runId);
        }
        return run;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String awaitApproval(String org, String runId) {
        awaitState(org, runId, "waiting-approval");
        Instant end = Instant.now().plus(PATIENCE);
        Response list = get(org + "/approvals?runId=" + runId);
        while (list.<List<Object>>path("items").isEmpty()) {
            assertThat(Instant.now()).as(list.asString()).isBefore(end);
            pause();
            list = get(org + "/approvals?runId=" + runId);
        }
        return list.path("items[0].approvalId");
    }

    private Response rpc(String base, String method, String params) {
        return post(base + "/rpc/" + method, params);
    }

    private String base(String org) {
        return org + "/gateways/" + gatewayId;
    }

    @Test
    void givenAGateway_whenItIsCreatedReadReplacedListedAndDeleted_thenEachIsAsDocumented() {
        for (String owner : List.of(newOrg(), "/v1")) {
            String id = unique("gw");
            Response created = post(owner + "/gateways", "{\"gatewayId\":\"%s\",\"name\":\"A\",\"baseUrl\":\"%s\"}"
                    .formatted(id, "https://gateway.example/"));
            created.then().statusCode(201);
            assertThat(created.header("Location")).isEqualTo(owner + "/gateways/" + id);
            assertThat(created.<String>path("baseUrl")).isEqualTo("https://gateway.example");
            assertThat(created.<String>path("token")).isNull();
            assertThat(created.<String>path("health.state")).isNotNull();
            expectProblem(
                    post(owner + "/gateways", "{\"gatewayId\":\"%s\",\"name\":\"A\",\"baseUrl\":\"https://b.example\"}"
                            .formatted(id)),
                    409,
                    "DUPLICATE_ID");
            String path = created.header("Location");
            assertThat(get(path).header("ETag")).isEqualTo(created.header("ETag"));
            put(path, "{\"name\":\"B\",\"baseUrl\":\"https://gateway.example\",\"status\":\"off\"}")
                    .then()
                    .statusCode(200);
            assertThat(walk(owner + "/gateways?limit=1", "items.gatewayId")).contains(id);
            delete(path).then().statusCode(204);
            expectProblem(get(path), 404, "NOT_FOUND");
        }
    }

    @Test
    void givenATokenInTheSettings_whenTheyAreSent_thenItIsRefusedAndNotRepeated() {
        Response refused = post(
                "/v1/gateways", "{\"name\":\"A\",\"baseUrl\":\"https://a.example\",\"token\":\"sk_live_1234567890abcdef\"}");

        expectInvalid(refused, "/token");
        assertThat(refused.asString()).doesNotContain("1234567890abcdef");
    }

    @Test
    void givenAWorkflow_whenItIsLaunched_thenItsRunIsFollowedToItsEndWithItsUsage() {
        String org = newOrgWithProject();
        String runId = unique("run");

        Response launched = launch(org, "hello", runId);
        launched.then().statusCode(201);
        assertThat(launched.header("Location")).isEqualTo(org + "/runs/" + runId);
        Response run = awaitState(org, runId, "succeeded");

        assertThat(run.<String>path("outputs.greet.greeting")).isNotBlank();
        assertThat(launch(org, "hello", runId).statusCode()).isEqualTo(200);
        expectProblem(launch(org, "failing", runId), 409, "CONFLICT");
        assertThat(get(org + "/runs/" + runId + "/events").<List<Integer>>path("items.sequence"))
                .startsWith(1)
                .isSorted();
        assertThat(walk(org + "/runs?state=succeeded&ended=true&workflow=hello&limit=1", "items.runId"))
                .containsExactly(runId);
        assertThat(get(org + "/usage-events?runId=" + runId).<List<String>>path("items.metric"))
                .contains("tokens");
        assertThat(get(org + "/workflows?projectId=app").<List<String>>path("items.key"))
                .contains("hello", "gate", "slow");
        expectProblem(post(org + "/runs/" + runId + "/cancel", ""), 409, "CONFLICT");
    }

    @Test
    void givenAnIdempotencyKey_whenLaunchesComeAtOnce_thenThereIsOneRun() {
        String org = newOrgWithProject();
        String body = "{\"workflow\":\"hello\",\"gatewayId\":\"%s\"}".formatted(gatewayId);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> answers = IntStream.range(0, 8)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> api().header("Idempotency-Key", "once")
                                    .body(body)
                                    .post(org + "/projects/app/runs")
                                    .<String>path("runId"),
                            threads))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
        assertThat(walk(org + "/runs?limit=10", "items.runId")).hasSize(1);
    }

    @Test
    void givenAPendingApproval_whenItIsDecided_thenTheRunGoesOn() {
        String org = newOrgWithProject();
        String runId = unique("run");
        launch(org, "select", runId).then().statusCode(201);
        String approval = org + "/approvals/" + awaitApproval(org, runId);
        assertThat(get(approval).<List<String>>path("options.key")).contains("blue");
        String etag = get(approval).header("ETag");
        assertThat(api().header("If-None-Match", etag).get(approval).statusCode()).isEqualTo(304);

        expectInvalid(post(approval + "/decisions", "{\"approved\":true}"), "/selected");
        Response decided = post(approval + "/decisions", "{\"approved\":true,\"note\":\"ok\",\"selected\":\"blue\"}");

        decided.then().statusCode(200);
        assertThat(decided.<String>path("status")).isEqualTo("approved");
        assertThat(decided.<String>path("outcome.selected")).isEqualTo("blue");
        awaitState(org, runId, "succeeded");
        expectProblem(post(approval + "/decisions", "{\"approved\":false}"), 409, "CONFLICT");
        assertThat(get(org + "/approvals?status=pending&mine=true").<List<Object>>path("items"))
                .isEmpty();
    }

    @Test
    void givenAPolicy_whenAnApprovalIsRead_thenItHasTheRules() {
        String org = newOrgWithProject();
        String policy = org + "/approval-policies/careful";
        put(policy, "{\"workflow\":\"gate\",\"requiredApprovals\":2,\"deadlineSeconds\":600,\"noteRequired\":true}")
                .then()
                .statusCode(201);
        assertThat(get(policy).<List<String>>path("roles")).isEmpty();
        String runId = unique("run");
        launch(org, "gate", runId).then().statusCode(201);
        Response approval = get(org + "/approvals/" + awaitApproval(org, runId));

        assertThat(approval.<Integer>path("rules.requiredApprovals")).isEqualTo(2);
        assertThat(approval.<List<String>>path("rules.policies.policyId")).containsExactly("careful");
        assertThat(approval.<String>path("deadlineAt")).isNotNull();
        assertThat(approval.<Boolean>path("mayDecide")).isFalse();
        assertThat(approval.<String>path("refusal")).isNotBlank();
        expectInvalid(put(policy, "{\"requiredApprovals\":21,\"deadlineSeconds\":0}"), "/requiredApprovals");
        delete(policy).then().statusCode(204);
    }

    @Test
    void givenARun_whenItIsPausedResumedAndCancelled_thenTheGatewayDoesSo() {
        String org = newOrgWithProject();
        String runId = unique("run");
        launch(org, "slow", runId).then().statusCode(201);
        awaitState(org, runId, "running");

        post(org + "/runs/" + runId + "/pause", "").then().statusCode(200);
        awaitState(org, runId, "paused");
        post(org + "/runs/" + runId + "/resume", "").then().statusCode(200);
        Response cancelled = post(org + "/runs/" + runId + "/cancel", "");

        cancelled.then().statusCode(200);
        assertThat(cancelled.<String>path("state")).isEqualTo("cancelled");
        post(org + "/runs/" + runId + "/cancel", "").then().statusCode(200);
    }

    @Test
    void givenAClientOfTheGateway_whenItCallsLandlord_thenItWorks() {
        String org = newOrgWithProject();
        String base = base(org);
        assertThat(rpc(base, "health", "{}").<Integer>path("payload.protocol")).isEqualTo(1);
        awaitState(org, launched(org), "succeeded");
        assertThat(rpc(base, "listWorkflows", "{}").<List<String>>path("payload.key"))
                .contains("hello", "rank");

        Response launched = rpc(base, "launchRun", "{\"workflow\":\"rank\",\"input\":{},\"options\":{\"maxConcurrency\":2}}");
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
                .containsExactly(0, 1);
        assertThat(rpc(base, "getRunEvents", "{\"runId\":\"%s\",\"afterSeq\":0,\"limit\":1}".formatted(runId))
                        .<List<Integer>>path("payload.seq"))
                .containsExactly(1);
        expectError(rpc(base, "cancelRun", "{\"runId\":\"" + runId + "\"}"), 409, "RUN_NOT_ACTIVE");
        expectError(rpc(base, "cancelRun", "{\"runId\":\"none\"}"), 404, "RunNotFound");
        expectError(rpc(base, "launchRun", "{\"workflow\":\"none\"}"), 404, "NOT_FOUND");
    }

    private String launched(String org) {
        String runId = unique("run");
        launch(org, "hello", runId).then().statusCode(201);
        return runId;
    }

    @Test
    void givenABaseUrlWithAProject_whenItIsCalled_thenItLaunchesAndShowsRunsOfThisProjectAlone() {
        String org = newOrgWithProject();
        post(org + "/projects", "{\"projectId\":\"web\",\"slug\":\"web\",\"name\":\"Web\"}")
                .then()
                .statusCode(201);
        String hello = "{\"workflow\":\"hello\"}";
        expectError(rpc(base(org), "launchRun", hello), 400, "INVALID_REQUEST");
        String web = org + "/projects/web/gateways/" + gatewayId;
        String app = org + "/projects/app/gateways/" + gatewayId;

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
        expectError(plain().contentType("application/xml").body("<a/>").post(rpc + "listRuns"), 415, "UNSUPPORTED_MEDIA_TYPE");
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
        assertThat(anonymous().header("x-smithers-key", token).body("{}").post(runs).statusCode())
                .isEqualTo(200);
        Response none = anonymous().body("{}").post(runs);
        expectError(none, 401, "UNAUTHORIZED");
        assertThat(none.header("X-Smithers-API-Version")).isEqualTo("v1");
        expectError(api().header("Authorization", "test-token").body("{}").post(runs), 401, "UNAUTHORIZED");
        Response forbidden = api().header("Authorization", "Bearer " + token)
                .body("{\"runId\":\"a\"}")
                .post(org + "/projects/app/gateways/" + gatewayId + "/rpc/launchRun");
        expectError(forbidden, 400, "INVALID_REQUEST");
        forbidden = api().header("Authorization", "Bearer " + token)
                .body("{\"workflow\":\"hello\"}")
                .post(org + "/projects/app/gateways/" + gatewayId + "/rpc/launchRun");
        expectError(forbidden, 403, "FORBIDDEN");
        assertThat(forbidden.<String>path("error.requiredScope")).isEqualTo("run:launch");
    }

    private RequestSpecification anonymous() {
        return given()
                .baseUri(server().toString())
                .contentType(ContentType.JSON);
    }

    @Test
    void givenRunsOfTheGatewayAlone_whenTheyAreListedAndAssigned_thenTheyBelongToAProject() {
        String org = newOrgWithProject();
        String runId = unique("alone");
        try (WireClient wire =
                new WireClient(gateway.url(), gateway.token())) {
            wire.rpc("launchRun", "{\"workflow\":\"gate\",\"options\":{\"runId\":\"%s\"}}".formatted(runId))
                    .payload();
        }
        assertThat(walk("/v1/unassigned-runs?gatewayId=" + gatewayId + "&limit=100", "items.runId"))
                .contains(runId);

        Response assigned = post(
                "/v1/unassigned-runs/" + runId + "/assign",
                "{\"gatewayId\":\"%s\",\"orgId\":\"%s\",\"projectId\":\"app\"}".formatted(gatewayId, idOf(org)));

        assigned.then().statusCode(200);
        assertThat(get(org + "/runs/" + runId).<String>path("projectId")).isEqualTo("app");
        assertThat(walk("/v1/runs?workflow=gate&limit=100", "items.runId")).contains(runId);
        Response checked = post("/v1/gateways/" + gatewayId + "/check", "");
        checked.then().statusCode(200);
        assertThat(checked.<String>path("health.state")).isEqualTo("up");
        assertThat(get("/v1/approvals?status=pending&limit=100").statusCode()).isEqualTo(200);
    }

    @Test
    void givenGatewaysThatHang_whenManyAskThem_thenOtherRequestsAreAnsweredAsBefore() {
        String org = newOrgWithProject();
        try (GatewayDouble hanging = GatewayDouble.create();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            hanging.hang();
            for (int i = 0; i < MANY / 40; i++) {
                post("/v1/gateways", settings(hanging, "hang-" + i + "-" + gatewayId))
                        .then()
                        .statusCode(201);
            }
            List<CompletableFuture<Integer>> asked = IntStream.range(0, MANY)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> post("/v1/gateways/hang-" + i % (MANY / 40) + "-" + gatewayId + "/check", "")
                                    .statusCode(),
                            threads))
                    .toList();
            pause();
            Instant before = Instant.now();
            for (int i = 0; i < 20; i++) {
                get(org + "/projects").then().statusCode(200);
            }
            Duration taken = Duration.between(before, Instant.now());

            assertThat(asked.stream().filter(CompletableFuture::isDone).count()).isLessThan(MANY);
            assertThat(taken).isLessThan(Duration.ofSeconds(2));
            hanging.healthy();
            asked.forEach(CompletableFuture::join);
        } finally {
            for (int i = 0; i < MANY / 40; i++) {
                delete("/v1/gateways/hang-" + i + "-" + gatewayId);
            }
        }
    }

    private static void expectError(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<Boolean>path("ok")).isFalse();
        assertThat(response.<String>path("error.code")).as(response.asString()).isEqualTo(code);
        assertThat(response.<String>path("type")).isEqualTo("res");
    }
}
