package org.landlord.it.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.it.workflow.WireClient.Reply;

/// The same about approvals, and about what outlives the process of a gateway.
abstract class GatewayDecisions extends GatewayWire {

    private static final Duration UNTIL_ORPHANED = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gate       | deploy | deploy | {}                           | approved
            decision   | decide | report | {}                           | approved
            select     | choose | report | {"selected":"blue"}          | blue
            rank       | order  | report | {"ranked":["green","red"]}   | green,red
            """)
    void givenAnApprovalOfAnyMode_whenItIsGiven_thenTheRunEndsWithTheDecision(
            String workflow, String asked, String reports, String value, String outcome) {
        String runId = runs.launchUntil("waiting-approval", workflow);
        JsonNode pending = approvals(runId);
        assertThat(pending.size()).isEqualTo(1);
        assertThat(pending.at("/0/nodeId").asText()).isEqualTo(asked);
        assertThat(pending.at("/0/approvalMode").asText()).isEqualTo(workflow);
        assertThat(pending.at("/0/workflowKey").asText()).isEqualTo(workflow);
        assertThat(pending.at("/0/iteration").asInt(-1)).isZero();
        assertThat(pending.at("/0/requestedAtMs").asLong()).isPositive();
        assertThat(pending.at("/0/requestTitle").asText()).endsWith("?");
        assertThat(runs.get(runId).payload().at("/runState/blocked/nodeId").asText())
                .isEqualTo(asked);

        Reply reply = runs.decide(runId, asked, "\"approved\":true,\"note\":\"go\",\"value\":" + value);

        assertThat(reply.payload().path("approved").asBoolean()).isTrue();
        runs.awaitStatus(runId, "finished");
        assertThat(runs.output(runId, reports).path("outcome").asText()).isEqualTo(outcome);
        assertThat(approvals(runId).isEmpty()).isTrue();
        assertThat(runs.happened(runId))
                .containsSubsequence(
                        "ApprovalRequested", "NodeWaitingApproval", "ApprovalGranted", "RunStarted", "RunFinished");
    }

    private JsonNode approvals(String runId) {
        return runs.of("listApprovals", runId).payload();
    }

    @Test
    void givenADecision_whenItIsMade_thenTheNodeSaysWhoMadeItAndWhy() {
        String runId = runs.launchUntil("waiting-approval", "decision");

        try (WireRuns chief = new WireRuns(gateway, TestGateway.CHIEF)) {
            chief.decide(runId, "decide", "\"approved\":true,\"note\":\"because\"")
                    .payload();
        }

        JsonNode run = runs.awaitStatus(runId, "finished");
        JsonNode decision = runs.output(runId, "decide");
        assertThat(decision.path("decidedBy").asText()).isEqualTo("chief");
        assertThat(decision.path("note").asText()).isEqualTo("because");
        assertThat(run.path("configJson").asText()).contains("\"triggeredBy\":\"chief\"");
    }

    @ParameterizedTest
    @CsvSource({"gate, deploy", "select, choose", "rank, order"})
    void givenAnApproval_whenItIsDenied_thenTheRunFails(String workflow, String asked) {
        String runId = runs.launchUntil("waiting-approval", workflow);

        runs.decide(runId, asked, "\"approved\":false,\"note\":\"no\"").payload();

        JsonNode run = runs.awaitStatus(runId, "failed");
        assertThat(run.path("errorJson").asText())
                .contains("\"summary\":\"Task failed: " + asked + "\"", "\"approved\":false", "\"note\":\"no\"");
        assertThat(runs.happened(runId)).containsSubsequence("ApprovalDenied", "RunFailed");
    }

    @Test
    void givenAWorkflowThatTakesNoForAnAnswer_whenItIsDenied_thenTheRunGoesOn() {
        String runId = runs.launchUntil("waiting-approval", "decision");

        runs.decide(runId, "decide", "\"approved\":false").payload();

        runs.awaitStatus(runId, "finished");
        assertThat(runs.output(runId, "report").path("outcome").asText()).isEqualTo("denied");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select | choose | {}
            select | choose | {"selected":"black"}
            rank   | order  | {}
            rank   | order  | {"ranked":["red","black"]}
            """)
    void givenAChoice_whenItIsMadeOutsideOfItsOptions_thenItIsRefusedAndGoesOnWaiting(
            String workflow, String asked, String value) {
        String runId = runs.launchUntil("waiting-approval", workflow);
        assertThat(approvals(runId)
                        .at("/0/options")
                        .valueStream()
                        .map(option -> option.path("key").asText()))
                .containsExactly("red", "blue", "green");

        Reply reply = runs.decide(runId, asked, "\"approved\":true,\"value\":" + value);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
        assertThat(approvals(runId).size()).isEqualTo(1);
        runs.of("cancelRun", runId).payload();
    }

    @Test
    void givenADecision_whenAnotherOneIsMade_thenItIsToldHowTheFirstOneWas() {
        String runId = runs.launchUntil("waiting-approval", "gate");
        runs.decide(runId, "deploy", "\"approved\":true").payload();

        Reply second = runs.decide(runId, "deploy", "\"approved\":false");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("AlreadyDecided");
        assertThat(second.body().at("/error/status").asText()).isEqualTo("approved");
        runs.awaitStatus(runId, "finished");
    }

    @Test
    void givenAnApproval_whenManyDecideAtOnce_thenOneOfThemDoes() throws Exception {
        String runId = runs.launchUntil("waiting-approval", "gate");

        List<Integer> answers = atOnce(
                4, () -> runs.decide(runId, "deploy", "\"approved\":true").status());

        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
        runs.awaitStatus(runId, "finished");
    }

    @Test
    void givenARestrictedApproval_whenSomebodyElseDecides_thenItIsForbiddenWhateverTheScopes() {
        String runId = runs.launchUntil("waiting-approval", "restricted");
        assertThat(approvals(runId).at("/0/allowedUsers/0").asText()).isEqualTo("chief");
        assertThat(approvals(runId).at("/0/allowedScopes/0").asText()).isEqualTo("approval:submit");

        Reply refused = runs.decide(runId, "sign", "\"approved\":true");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("FORBIDDEN");
        try (WireRuns chief = new WireRuns(gateway, TestGateway.CHIEF)) {
            chief.decide(runId, "sign", "\"approved\":true").payload();
        }
        runs.awaitStatus(runId, "finished");
        assertThat(runs.output(runId, "report").path("outcome").asText()).isEqualTo("approved");
    }

    @Test
    void givenNoSuchApproval_whenItIsDecided_thenTheCodeSaysWhatIsMissing() {
        String runId = runs.launchUntil("waiting-approval", "gate");

        Reply noRun = runs.decide("no-such-run", "deploy", "\"approved\":true");
        assertThat(noRun.status()).isEqualTo(404);
        assertThat(noRun.code()).isEqualTo("NOT_FOUND");
        Reply noNode = runs.decide(runId, "elsewhere", "\"approved\":true");
        assertThat(noNode.status()).isEqualTo(400);
        assertThat(noNode.code()).isEqualTo("INVALID_INPUT");
        assertThat(noNode.message()).isEqualTo("Node elsewhere is not waiting for approval.");
        Reply noAnswer = runs.decide(runId, "deploy", "\"note\":\"well\"");
        assertThat(noAnswer.code()).isEqualTo("INVALID_REQUEST");
        runs.of("cancelRun", runId).payload();
    }

    @Test
    void givenARunThatWaits_whenItIsCancelled_thenItsApprovalIsDenied() {
        String runId = runs.launchUntil("waiting-approval", "gate");
        assertThat(runs.of("pauseRun", runId).code()).isEqualTo("RUN_NOT_ACTIVE");

        assertThat(runs.of("cancelRun", runId).payload().path("won").asBoolean())
                .isTrue();

        assertThat(approvals(runId).isEmpty()).isTrue();
        Reply late = runs.decide(runId, "deploy", "\"approved\":true");
        assertThat(late.code()).isEqualTo("AlreadyDecided");
        assertThat(late.body().at("/error/status").asText()).isEqualTo("denied");
    }

    @Test
    void givenTheRestTwin_whenAnApprovalIsDecidedThere_thenItIsTheSameApproval() {
        String runId = runs.launchUntil("waiting-approval", "gate");
        assertThat(runs.wire().get("/v1/api/approvals?runId=" + runId).payload().size())
                .isEqualTo(1);

        runs.wire()
                .post("/v1/api/approvals/" + runId + ":deploy:0", "{\"approved\":true}")
                .payload();

        runs.awaitStatus(runId, "finished");
        assertThat(runs.wire()
                        .get("/v1/api/runs/" + runId + "/nodes/deploy/output")
                        .payload()
                        .at("/row/outcome")
                        .asText())
                .isEqualTo("approved");
    }

    @Test
    void givenAnApprovalThatIsPending_whenTheGatewayStopsAndStarts_thenItIsDecidedAfterwards() {
        try (TestGateway own = newGateway(folder.resolve("stopped"));
                WireRuns before = new WireRuns(own)) {
            String waits = before.launchUntil("waiting-approval", "gate");
            String works = before.launch("slow", "{\"seconds\":30}");
            before.awaitStatus(works, "running");

            own.stop();
            own.start();

            try (WireRuns after = new WireRuns(own)) {
                assertThat(after.get(works).payload().path("status").asText()).isEqualTo("cancelled");
                after.decide(waits, "deploy", "\"approved\":true").payload();
                after.awaitStatus(waits, "finished");
                assertThat(own.runIds()).containsExactly(works, waits);
            }
        }
    }

    @Test
    void givenARunThatRuns_whenTheGatewayIsKilledAndStarted_thenTheRunIsOrphanedUntilItIsResumed() {
        try (TestGateway own = newGateway(folder.resolve("killed"));
                WireRuns before = new WireRuns(own)) {
            String runId = before.launch("slow", "{\"seconds\":3}");
            before.awaitStatus(runId, "running");

            own.kill();
            own.start();

            try (WireRuns after = new WireRuns(own)) {
                JsonNode orphaned = after.await(
                        runId,
                        UNTIL_ORPHANED,
                        run -> run.at("/runState/state").asText().equals("orphaned"));
                assertThat(orphaned.path("status").asText()).isEqualTo("running");
                assertThat(orphaned.path("heartbeatAtMs").asLong()).isPositive();
                assertThat(orphaned.at("/runState/unhealthy/kind").asText()).isEqualTo("engine-heartbeat-stale");

                after.of("resumeRun", runId).payload();

                after.awaitStatus(runId, "finished");
                assertThat(after.output(runId, "sum").path("steps").asInt()).isEqualTo(6);
                assertThat(after.happened(runId)).containsOnlyOnce("RunFinished");
            }
        }
    }
}
