package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.it.workflow.GatewayDouble;
import org.landlord.it.workflow.WireClient;

/// Workflow gateways, runs and approvals over REST.
abstract class WorkflowRestSuite extends WorkflowSuite {

    /// More than the workers of a server.
    private static final int MANY = 260;

    /// As many calls wait for one gateway.
    private static final int OF_ONE = 40;

    @Test
    void givenAGateway_whenItIsCreatedReadReplacedListedAndDeleted_thenEachIsAsDocumented() {
        for (String owner : List.of(newOrg(), "/v1")) {
            String id = unique("gw");
            Response created = post(
                    owner + "/gateways",
                    "{\"gatewayId\":\"%s\",\"name\":\"A\",\"baseUrl\":\"%s\"}"
                            .formatted(id, "https://gateway.example/"));
            created.then().statusCode(201);
            assertThat(created.header("Location")).isEqualTo(owner + "/gateways/" + id);
            assertThat(created.<String>path("baseUrl")).isEqualTo("https://gateway.example");
            assertThat(created.<String>path("token")).isNull();
            assertThat(created.<String>path("health.state")).isNotNull();
            expectProblem(
                    post(
                            owner + "/gateways",
                            "{\"gatewayId\":\"%s\",\"name\":\"A\",\"baseUrl\":\"https://b.example\"}".formatted(id)),
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
                "/v1/gateways",
                "{\"name\":\"A\",\"baseUrl\":\"https://a.example\",\"token\":\"sk_live_1234567890abcdef\"}");

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
        assertThat(walk(org + "/workflows?limit=100&gatewayId=" + gatewayId(), "items.gateway.gatewayId"))
                .isNotEmpty()
                .containsOnly(gatewayId());
        expectProblem(get(org + "/workflows?gatewayId=no-such"), 404, "NOT_FOUND");
        expectProblem(post(org + "/runs/" + runId + "/cancel", ""), 409, "CONFLICT");
    }

    @Test
    void givenALaunchWithSeveralFaults_whenItIsRefused_thenEachNamesItsPlace() {
        String org = newOrgWithProject();

        Response refused = post(org + "/projects/app/runs", """
                {"workflow":"","usage":[{"metric":"tokens","quantity":1},{"metric":"tokens","quantity":-1},
                 {"quantity":1}]}""");

        refused.then().statusCode(400);
        assertThat(refused.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder("/workflow", "/usage/1/quantity", "/usage/2/metric");
    }

    @Test
    void givenAPolicyWithSeveralFaults_whenItIsRefused_thenEachNamesItsField() {
        String org = newOrgWithProject();

        Response refused = api().body("""
                        {"requiredApprovals":0,"deadlineSeconds":0,"roles":["no such role "],"teams":["team_none"]}""").put(org + "/approval-policies/careful");

        refused.then().statusCode(400);
        assertThat(refused.<List<String>>path("errors.pointer")).contains("/requiredApprovals", "/deadlineSeconds");
    }

    @Test
    void givenAnIdempotencyKey_whenLaunchesComeAtOnce_thenThereIsOneRun() {
        String org = newOrgWithProject();
        String body = "{\"workflow\":\"hello\",\"gatewayId\":\"%s\"}".formatted(gatewayId());
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
        assertThat(api().header("If-None-Match", etag).get(approval).statusCode())
                .isEqualTo(304);

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
        expectInvalid(
                put(policy, "{\"requiredApprovals\":21,\"deadlineSeconds\":0}"),
                "/requiredApprovals",
                "/deadlineSeconds");
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
    void givenRunsOfTheGatewayAlone_whenTheyAreListedAndAssigned_thenTheyBelongToAProject() {
        String org = newOrgWithProject();
        String runId = unique("alone");
        try (WireClient wire = new WireClient(gateway().url(), gateway().token())) {
            wire.rpc("launchRun", "{\"workflow\":\"gate\",\"options\":{\"runId\":\"%s\"}}".formatted(runId))
                    .payload();
        }
        assertThat(walk("/v1/unassigned-runs?gatewayId=" + gatewayId() + "&limit=100", "items.runId"))
                .contains(runId);

        Response assigned = post(
                "/v1/unassigned-runs/" + runId + "/assign",
                "{\"gatewayId\":\"%s\",\"orgId\":\"%s\",\"projectId\":\"app\"}".formatted(gatewayId(), idOf(org)));

        assigned.then().statusCode(200);
        assertThat(get(org + "/runs/" + runId).<String>path("projectId")).isEqualTo("app");
        assertThat(walk("/v1/runs?workflow=gate&limit=100", "items.runId")).contains(runId);
        Response checked = post("/v1/gateways/" + gatewayId() + "/check", "");
        checked.then().statusCode(200);
        assertThat(checked.<String>path("health.state")).isEqualTo("up");
        assertThat(get("/v1/approvals?status=pending&limit=100").statusCode()).isEqualTo(200);
    }

    /// How long the slowest of some ordinary requests takes.
    private Duration slowest(String org) {
        Duration slowest = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            Instant begin = Instant.now();
            get(org + "/projects").then().statusCode(200);
            Duration taken = Duration.between(begin, Instant.now());
            slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
        }
        return slowest;
    }

    @Test
    void givenGatewaysThatHang_whenManyAskThem_thenOtherRequestsAreAnsweredAsBefore() {
        String org = newOrgWithProject();
        try (GatewayDouble hanging = GatewayDouble.create();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Duration before = slowest(org);
            hanging.hang();
            for (int i = 0; i < MANY / OF_ONE; i++) {
                post("/v1/gateways", settings(hanging, "hang-" + i + "-" + gatewayId()))
                        .then()
                        .statusCode(201);
            }
            List<CompletableFuture<Integer>> asked = IntStream.range(0, MANY)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> post("/v1/gateways/hang-" + i % (MANY / OF_ONE) + "-" + gatewayId() + "/check", "")
                                    .statusCode(),
                            threads))
                    .toList();
            pause();
            Duration during = slowest(org);

            assertThat(asked.stream().filter(CompletableFuture::isDone).count()).isLessThan(MANY);
            assertThat(during).isLessThan(before.multipliedBy(10).plusSeconds(1));
            hanging.healthy();
            asked.forEach(CompletableFuture::join);
        } finally {
            for (int i = 0; i < MANY / OF_ONE; i++) {
                delete("/v1/gateways/hang-" + i + "-" + gatewayId());
            }
        }
    }
}
