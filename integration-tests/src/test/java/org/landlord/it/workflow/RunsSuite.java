package org.landlord.it.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.landlord.it.workflow.Rest.Answer;

/// Runs from their launch to their end: what Landlord says of them, and what it records.
abstract class RunsSuite extends WorkflowWorld {

    private static final String TOKENS_AND_COST =
            "\"usage\":[{\"metric\":\"tokens\",\"unit\":\"token\",\"quantity\":500}]";

    @Test
    void givenALaunch_whenTheRunEnds_thenItsOutputsAndItsUsageAreRecordedOnce() {
        acme.put("/usage-limits", """
                {"metric":"tokens","unit":"token","period":"lifetime","limitQuantity":1000,"enforcement":"hard"}
                """).require(201);
        String json = """
                {"gatewayId":"agents","workflow":"hello","runId":"run-%s","input":{"name":"Ada","tokens":120},%s}
                """.formatted(acme.orgId(), TOKENS_AND_COST);
        String runId = acme.launch(json).require(201).path("runId").asText();

        JsonNode run = acme.awaitRun(runId, "succeeded");

        assertThat(run.at("/outputs/greet/greeting").asText()).isEqualTo("Hello, Ada!");
        assertThat(run.at("/gateway/gatewayId").asText()).isEqualTo(WorkflowServer.AGENTS);
        assertThat(run.path("reservations").isEmpty()).isTrue();
        assertThat(run.path("startedAt").asText()).isNotEmpty();
        assertThat(run.path("endedAt").asText()).isNotEmpty();
        assertThat(run.path("error").isNull()).isTrue();
        assertThat(acme.usage(runId))
                .containsExactly("cost/eur=0.25", "run_count/count=1", "run_time/second=", "tokens/token=120");
        assertThat(acme.held()).isEmpty();
        assertThat(acme.get("/quota-reservations?status=committed")
                        .require(200)
                        .at("/items/0/quantity")
                        .asInt())
                .isPositive();

        // Whatever is repeated.
        assertThat(acme.launch(json).require(200).path("state").asText()).isEqualTo("succeeded");
        server.rest().post("/v1/gateways/agents/check", "").require(200);
        assertThat(acme.usage(runId)).hasSize(4);
        assertThat(acme.audited(runId)).containsExactly("run.launch");
        assertThat(timesAtEngine(run.path("gatewayRunId").asText())).isEqualTo(1);
    }

    private long timesAtEngine(String gatewayRunId) {
        return server.engine().runIds().stream().filter(gatewayRunId::equals).count();
    }

    @Test
    void givenRuns_whenTheyAreListed_thenFiltersSelectThem() {
        String hello = acme.launch("hello", "{}");
        String failing = acme.launch("failing", "{}");
        String gate = acme.launch("gate", "{}");
        acme.awaitRun(hello, "succeeded");
        acme.awaitRun(failing, "failed");
        acme.awaitRun(gate, "waiting-approval");

        assertThat(listed("")).containsExactly(gate, failing, hello);
        assertThat(listed("?workflow=hello")).containsExactly(hello);
        assertThat(listed("?state=waiting-approval")).containsExactly(gate);
        assertThat(listed("?ended=true&projectId=app&gatewayId=agents")).containsExactly(failing, hello);
        assertThat(listed("?ended=false")).containsExactly(gate);
        JsonNode first = acme.get("/runs?limit=2").require(200);
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(listed("?limit=2&cursor=" + first.path("nextCursor").asText()))
                .containsExactly(hello);
        assertThat(listedOf(Tenant.create(server.rest()), "")).isEmpty();
        JsonNode known = acme.get("/workflows").require(200).path("items");
        assertThat(known.valueStream()
                        .filter(one -> one.at("/gateway/gatewayId").asText().equals("agents")))
                .anySatisfy(one -> {
                    assertThat(one.path("key").asText()).isEqualTo("failing");
                    assertThat(one.path("runs").asInt()).isEqualTo(1);
                    assertThat(one.path("failed").asInt()).isEqualTo(1);
                });
        acme.post("/runs/" + gate + "/cancel", "").require(200);
    }

    private List<String> listed(String query) {
        return listedOf(acme, query);
    }

    private static List<String> listedOf(Tenant tenant, String query) {
        List<String> found = new ArrayList<>();
        tenant.get("/runs" + query)
                .require(200)
                .path("items")
                .forEach(run -> found.add(run.path("runId").asText()));
        return found;
    }

    @Test
    void givenARunThatEnded_whenItsEventsAreRead_thenPagesAndPositionsFollowOneAnother() {
        String runId = acme.launch("hello", "{}");
        acme.awaitRun(runId, "succeeded");

        List<JsonNode> all = events(runId, "?limit=500");

        assertThat(all)
                .extracting(one -> one.path("type").asText())
                .contains("RunStarted", "NodeFinished", "RunFinished");
        assertThat(all)
                .extracting(one -> one.path("sequence").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        List<JsonNode> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    acme.get("/runs/" + runId + "/events?limit=2" + cursor).require(200);
            page.path("items").forEach(paged::add);
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(all);
        long second = all.get(1).path("sequence").asLong();
        assertThat(events(runId, "?after=" + second)).isEqualTo(all.subList(2, all.size()));
        assertThat(all.toString()).doesNotContain(server.engine().token());
    }

    private List<JsonNode> events(String runId, String query) {
        return acme.get("/runs/" + runId + "/events" + query)
                .require(200)
                .path("items")
                .valueStream()
                .toList();
    }

    @Test
    void givenARunThatRuns_whenItIsCancelled_thenItEndsAndStaysSo() {
        String runId = acme.launch("slow", "{\"seconds\":30}");
        acme.awaitRun(runId, "running");

        assertThat(acme.post("/runs/" + runId + "/cancel", "")
                        .require(200)
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");

        assertThat(acme.post("/runs/" + runId + "/cancel", "")
                        .require(200)
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(acme.post("/runs/" + runId + "/resume", "").status()).isEqualTo(409);
        assertThat(acme.audited(runId)).containsExactly("run.launch", "run.cancel");
        assertThat(acme.usage(runId)).contains("run_time/second=");
    }

    @Test
    void givenARunThatWaits_whenItIsCancelled_thenItsApprovalIsWithdrawn() {
        JsonNode approval = acme.launchUntilAsked("gate");

        acme.post("/runs/" + approval.path("runId").asText() + "/cancel", "").require(200);

        JsonNode after = acme.awaitApproval(approval.path("approvalId").asText(), "withdrawn", "not-needed");
        assertThat(after.at("/outcome/cause").asText()).isEqualTo("run-ended");
        assertThat(acme.decide(approval, "{\"approved\":true}").status()).isEqualTo(409);
    }

    @Test
    void givenARunThatRuns_whenItIsPausedAndResumed_thenItStandsStillAndThenEnds() {
        String runId = acme.launch("slow", "{\"seconds\":5}");
        acme.awaitRun(runId, "running");

        JsonNode pausing = acme.post("/runs/" + runId + "/pause", "").require(200);

        assertThat(pausing.path("state").asText()).isIn("pausing", "paused");
        acme.awaitRun(runId, "paused");
        JsonNode resumed = acme.post("/runs/" + runId + "/resume", "").require(200);
        assertThat(resumed.at("/resumedBy/id").asText()).isNotEmpty();
        acme.awaitRun(runId, "succeeded");
        assertThat(acme.post("/runs/" + runId + "/pause", "").status()).isEqualTo(409);
        assertThat(acme.audited(runId)).containsExactly("run.launch", "run.pause", "run.resume");
    }

    @Test
    void givenARunThatFails_whenItIsRead_thenTheReasonHasNoPathsOfTheGateway() {
        String runId = acme.launch("failing", "{}");

        String error = acme.awaitRun(runId, "failed").path("error").asText();

        assertThat(error).contains("there is no such thing").doesNotContain("node_modules", "    at ", "/srv", ".tsx");
        assertThat(acme.get("/runs/" + runId + "/events?limit=500").text()).doesNotContain("node_modules", ".tsx");
    }

    @Test
    void givenARunThatWaitsForAnEvent_whenItComes_thenTheRunEnds() {
        String runId = acme.launch("wait-event", "{}");
        JsonNode waits = acme.awaitRun(runId, "waiting-event");
        assertThat(waits.at("/waitsFor/kind").asText()).isEqualTo("event");
        assertThat(waits.at("/waitsFor/nodeId").asText()).isEqualTo("wait");

        server.engine().signal(waits.path("gatewayRunId").asText(), "good news");

        JsonNode after = acme.awaitRun(runId, "succeeded");
        assertThat(after.at("/outputs/report/outcome").asText()).isEqualTo("good news");
        assertThat(after.path("waitsFor").isNull()).isTrue();
    }

    @Test
    void givenARunThatWaitsForATimer_whenItRings_thenTheRunEnds() {
        String runId = acme.launch("wait-timer", "{}");

        assertThat(acme.awaitRun(runId, "waiting-timer").at("/waitsFor/kind").asText())
                .isEqualTo("timer");

        acme.awaitRun(runId, "succeeded");
    }

    @Test
    void givenALaunchThatTheGatewayRefuses_whenItIsMade_thenThereIsNoRunAndNothingIsHeld() {
        acme.put("/usage-limits", """
                {"metric":"tokens","unit":"token","period":"lifetime","limitQuantity":1000,"enforcement":"hard"}
                """).require(201);

        Answer unknown = acme.launch("{\"gatewayId\":\"agents\",\"workflow\":\"no-such\"," + TOKENS_AND_COST + "}");
        Answer unknownGateway = acme.launch("{\"gatewayId\":\"nowhere\",\"workflow\":\"hello\"}");
        Answer tooMuch = acme.launch("""
                {"gatewayId":"agents","workflow":"hello",
                 "usage":[{"metric":"tokens","unit":"token","quantity":1001}]}
                """);

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/workflow");
        assertThat(unknownGateway.json().at("/errors/0/pointer").asText()).isEqualTo("/gatewayId");
        assertThat(tooMuch.code()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(acme.held()).isEmpty();
        assertThat(listed("?ended=false")).isEmpty();
        assertThat(acme.get("/runs").require(200).at("/items/0/state").asText()).isEqualTo("launch-failed");
    }

    @Test
    void givenAHardLimitOfThreeLaunches_when32CallersLaunch_thenTheGatewayHasThreeRuns() throws Exception {
        acme.put("/usage-limits", """
                {"metric":"launches","unit":"count","period":"lifetime","limitQuantity":3,"enforcement":"hard"}
                """).require(201);
        Set<String> before = Set.copyOf(server.engine().runIds());
        Set<String> launched = ConcurrentHashMap.newKeySet();
        Set<String> refused = ConcurrentHashMap.newKeySet();

        try (ExecutorService callers = Executors.newFixedThreadPool(32)) {
            for (int i = 0; i < 32; i++) {
                callers.execute(() -> {
                    Answer answer = acme.launch("""
                            {"gatewayId":"agents","workflow":"hello",
                             "usage":[{"metric":"launches","unit":"count","quantity":1}]}
                            """);
                    (answer.status() == 201 ? launched : refused).add(answer.text());
                });
            }
        }

        assertThat(launched).hasSize(3);
        assertThat(refused).allMatch(text -> text.contains("QUOTA_EXCEEDED"));
        assertThat(server.engine().runIds().stream().filter(id -> !before.contains(id)))
                .hasSize(3);
        listed("").forEach(runId -> acme.awaitRun(runId, "succeeded"));
        assertThat(listed("")).hasSize(3);
        assertThat(acme.held()).isEmpty();
    }

    @Test
    void givenARunPastLandlord_whenAnOperatorAssignsIt_thenItIsTheTenants() {
        String foreign;
        try (WireRuns direct = new WireRuns(server.engine())) {
            foreign = direct.launchUntil("waiting-approval", "gate");
        }
        assertThat(unassigned()).contains(foreign);
        String owned = acme.launch("hello", "{}");
        assertThat(unassigned())
                .doesNotContain(acme.run(owned).path("gatewayRunId").asText());
        assertThat(acme.get("/runs/" + foreign).status()).isEqualTo(404);

        String json = "{\"gatewayId\":\"agents\",\"orgId\":\"%s\",\"projectId\":\"app\"}".formatted(acme.orgId());
        JsonNode assigned = server.rest()
                .post("/v1/unassigned-runs/" + foreign + "/assign", json)
                .require(200);

        assertThat(assigned.path("state").asText()).isEqualTo("waiting-approval");
        assertThat(unassigned()).doesNotContain(foreign);
        assertThat(server.rest()
                        .post("/v1/unassigned-runs/" + foreign + "/assign", json)
                        .status())
                .isEqualTo(409);
        acme.decide(acme.asked(foreign), "{\"approved\":true}").require(200);
        acme.awaitRun(foreign, "succeeded");
        assertThat(acme.audited(foreign)).contains("run.assign");
    }

    private List<String> unassigned() {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = server.rest()
                    .get("/v1/unassigned-runs?gatewayId=agents&limit=500" + cursor)
                    .require(200);
            page.path("items").forEach(run -> found.add(run.path("runId").asText()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        return found;
    }
}
