package org.landlord.it.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.workflow.Rest.Answer;
import org.landlord.it.workflow.WireClient.Reply;

/// What was written for the gateway works against Landlord, and sees its tenant alone.
abstract class ClientsSuite extends PoliciesSuite {

    @Test
    void givenAClientOfTheGateway_whenItLaunchesAndFollowsARun_thenItGetsTheFramesOfTheGateway() {
        Reply health = acme.rpc("health", "");
        assertThat(health.payload().path("protocol").asInt()).isEqualTo(1);
        assertThat(health.body().path("type").asText()).isEqualTo("res");
        assertThat(health.body().path("apiVersion").asText()).isEqualTo("v1");
        assertThat(health.body().path("id").asText())
                .isEqualTo(health.headers().firstValue("X-Request-Id").orElse("none"));
        assertThat(acme.rpc("listWorkflows", "{}").payload())
                .extracting(one -> one.path("key").asText())
                .contains("hello", "slow", "gate", "select");

        JsonNode launched = acme.rpc("launchRun", "{\"workflow\":\"hello\",\"input\":{\"name\":\"Ada\"}}")
                .payload();
        String runId = launched.path("runId").asText();

        assertThat(launched.path("workflow").asText()).isEqualTo("hello");
        JsonNode run = awaitStatus(runId, "finished");
        assertThat(run.at("/runState/state").asText()).isEqualTo("succeeded");
        assertThat(run.path("workflowKey").asText()).isEqualTo("hello");
        assertThat(acme.rpc("listRuns", "{\"filter\":{\"status\":\"finished\"}}")
                        .payload())
                .extracting(row -> row.path("runId").asText())
                .containsExactly(runId);
        JsonNode events = acme.rpc("getRunEvents", of(runId)).payload();
        assertThat(events).extracting(event -> event.path("event").asText()).contains("RunStarted", "RunFinished");
        long first = events.get(0).path("seq").asLong();
        assertThat(acme.rpc("getRunEvents", "{\"runId\":\"%s\",\"afterSeq\":%d}".formatted(runId, first))
                        .payload()
                        .size())
                .isEqualTo(events.size() - 1);
        assertThat(acme.run(runId).path("state").asText()).isEqualTo("succeeded");
        assertThat(acme.audited(runId)).containsExactly("run.launch");
        assertThat(acme.rpc("launchRun", "{\"workflow\":\"no-such\"}").code()).isEqualTo("NOT_FOUND");
        assertThat(acme.rpc("launchRun", "{}").code()).isEqualTo("INVALID_REQUEST");
    }

    private static String of(String runId) {
        return "{\"runId\":\"%s\"}".formatted(runId);
    }

    private JsonNode awaitStatus(String runId, String status) {
        return Tenant.await(
                () -> acme.rpc("getRun", of(runId)).payload(),
                run -> run.path("status").asText().equals(status));
    }

    @Test
    void givenAClientOfTheGateway_whenItDecides_thenTheRunGoesOnAndASecondDecisionIsTold() {
        String runId = launched("select");
        awaitStatus(runId, "waiting-approval");
        JsonNode pending =
                Tenant.await(() -> acme.rpc("listApprovals", of(runId)).payload(), list -> list.size() == 1);
        assertThat(pending.at("/0/approvalMode").asText()).isEqualTo("select");
        assertThat(pending.at("/0/options/1/key").asText()).isEqualTo("blue");
        String decision = """
                {"runId":"%s","nodeId":"choose","decision":{"approved":true,"note":"sea","value":{"selected":"blue"}}}
                """.formatted(runId);

        JsonNode answer = acme.rpc("submitApproval", decision).payload();

        assertThat(answer.path("approved").asBoolean()).isTrue();
        assertThat(answer.path("iteration").asInt(-1)).isZero();
        Reply again = acme.rpc("submitApproval", decision);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("AlreadyDecided");
        assertThat(again.body().at("/error/status").asText()).isEqualTo("approved");
        awaitStatus(runId, "finished");
        assertThat(acme.run(runId).at("/outputs/report/outcome").asText()).isEqualTo("blue");
        assertThat(acme.rpc("listApprovals", "").payload().isEmpty()).isTrue();
    }

    private String launched(String workflow) {
        return acme.rpc("launchRun", "{\"workflow\":\"%s\",\"input\":{\"seconds\":3}}".formatted(workflow))
                .payload()
                .path("runId")
                .asText();
    }

    @Test
    void givenAClientOfTheGateway_whenItPausesResumesAndCancels_thenItIsAnsweredAsByTheGateway() {
        String runId = launched("slow");
        awaitStatus(runId, "running");

        assertThat(acme.rpc("pauseRun", of(runId)).payload().path("status").asText())
                .isEqualTo("pausing");
        awaitStatus(runId, "paused");
        assertThat(acme.rpc("resumeRun", of(runId)).payload().path("status").asText())
                .isEqualTo("resume_requested");
        assertThat(acme.rpc("cancelRun", of(runId)).payload().path("won").asBoolean())
                .isTrue();
        assertThat(acme.rpc("cancelRun", of(runId)).payload().path("won").asBoolean())
                .isFalse();
        assertThat(acme.rpc("pauseRun", of(runId)).code()).isEqualTo("RUN_NOT_ACTIVE");
        assertThat(acme.rpc("resumeRun", of(runId)).payload().path("status").asText())
                .isEqualTo("already_terminal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"getNodeOutput", "submitSignal", "streamRunEvents", "noSuchMethod"})
    void givenAMethodThatLandlordDoesNotKnow_whenItIsCalled_thenItIsRefusedAndNotPassedThrough(String method) {
        int before = server.proxy().calls(method);

        Reply refused = acme.rpc(method, "{}");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("METHOD_NOT_FOUND");
        assertThat(server.proxy().calls(method)).isEqualTo(before);
    }

    @Test
    void givenAHardLimitOnRuns_whenAClientOfTheGatewayLaunches_thenItHoldsAlthoughTheClientNamesNoUsage() {
        acme.put("/usage-limits", """
                {"metric":"run_count","unit":"count","period":"lifetime","limitQuantity":1,"enforcement":"hard"}
                """).require(201);
        String runId = launched("hello");
        int before = server.proxy().calls("launchRun");

        Reply refused = acme.rpc("launchRun", "{\"workflow\":\"hello\"}");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(server.proxy().calls("launchRun")).isEqualTo(before);
        acme.awaitRun(runId, "succeeded");
    }

    @Test
    void givenAnAddressWithAGatewayThatDoesNotExist_whenItIsCalled_thenThatIsTold() {
        String base = "/gateways/no-such/rpc/";

        for (String method : new String[] {"health", "listWorkflows", "listRuns", "listApprovals"}) {
            Answer refused = acme.post(base + method, "{}");
            assertThat(refused.status()).as(method).isEqualTo(404);
            assertThat(refused.json().at("/error/message").asText()).as(method).isEqualTo("no gateway no-such");
        }
        assertThat(acme.post(base + "launchRun", "{\"workflow\":\"hello\"}").status())
                .isEqualTo(400);
    }

    @Test
    void givenTheRunOfAnotherTenant_whenItIsNamed_thenItIsNotFoundAsWhatDoesNotExist() {
        String runId = launched("gate");
        acme.asked(runId);
        Tenant other = Tenant.create(server.rest());

        for (String method : new String[] {"getRun", "getRunEvents", "cancelRun", "pauseRun", "resumeRun"}) {
            assertThat(told(other.rpc(method, of(runId)), runId))
                    .as(method)
                    .isEqualTo(told(other.rpc(method, of("no-such")), "no-such"))
                    .startsWith("404");
        }
        String decision = "{\"runId\":\"%s\",\"nodeId\":\"deploy\",\"decision\":{\"approved\":true}}";
        assertThat(told(other.rpc("submitApproval", decision.formatted(runId)), runId))
                .isEqualTo(told(other.rpc("submitApproval", decision.formatted("no-such")), "no-such"))
                .startsWith("404");
        assertThat(other.rpc("listRuns", "").payload().isEmpty()).isTrue();
        assertThat(other.rpc("listApprovals", "").payload().isEmpty()).isTrue();
        acme.awaitRun(runId, "waiting-approval");
        acme.rpc("cancelRun", of(runId)).payload();
    }

    private static String told(Reply reply, String runId) {
        return reply.status() + " " + reply.code() + " " + reply.message().replace(runId, "RUN");
    }
}
