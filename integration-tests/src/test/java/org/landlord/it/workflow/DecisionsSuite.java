package org.landlord.it.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.it.support.LocalIssuer;
import org.landlord.it.workflow.Rest.Answer;

/// Approvals: decided in every mode, at either side, and whatever happens to the gateway meanwhile.
abstract class DecisionsSuite extends RunsSuite {

    private static final Duration UNTIL_ORPHANED = Duration.ofSeconds(70);
    private static final String AUDIENCE = "landlord";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gate     | deploy | deploy | ,"note":"go"                     | approved
            decision | decide | report | ,"note":"go"                     | approved
            select   | choose | report | ,"selected":"blue"               | blue
            rank     | order  | report | ,"ranked":["green","red","blue"] | green,red,blue
            """)
    void givenAnApprovalOfAnyMode_whenItIsDecided_thenTheRunEndsWithTheDecision(
            String workflow, String asks, String reports, String choice, String outcome) {
        JsonNode approval = acme.launchUntilAsked(workflow);
        assertThat(approval.path("nodeId").asText()).isEqualTo(asks);
        assertThat(approval.path("mode").asText()).isEqualTo(workflow);
        assertThat(approval.path("title").asText()).endsWith("?");
        assertThat(approval.path("mayDecide").asBoolean()).isTrue();

        JsonNode decided =
                acme.decide(approval, "{\"approved\":true" + choice + "}").require(200);

        assertThat(decided.path("status").asText()).isEqualTo("approved");
        assertThat(decided.at("/outcome/delivery").asText()).isEqualTo("delivered");
        JsonNode run = acme.awaitRun(approval.path("runId").asText(), "succeeded");
        assertThat(run.at("/outputs/" + reports + "/outcome").asText()).isEqualTo(outcome);
        assertThat(acme.audited(approval.path("approvalId").asText()))
                .containsExactly("approval.decide", "approval.end");
        assertThat(acme.decide(approval, "{\"approved\":true" + choice + "}").status())
                .isEqualTo(200);
        assertThat(acme.decide(approval, "{\"approved\":false}").status()).isEqualTo(409);
    }

    @Test
    void givenAChoice_whenItIsNotOneOfTheOptions_thenItIsRefusedAndStaysPending() {
        JsonNode approval = acme.launchUntilAsked("select");
        assertThat(approval.path("options"))
                .extracting(option -> option.path("key").asText())
                .containsExactly("red", "blue", "green");

        for (String json : List.of(
                "{\"approved\":true}",
                "{\"approved\":true,\"selected\":\"black\"}",
                "{\"approved\":true,\"ranked\":[\"red\"]}")) {
            assertThat(acme.decide(approval, json).status()).as(json).isEqualTo(400);
        }

        assertThat(acme.approval(approval.path("approvalId").asText())
                        .path("status")
                        .asText())
                .isEqualTo("pending");
        acme.post("/runs/" + approval.path("runId").asText() + "/cancel", "").require(200);
    }

    @ParameterizedTest
    @CsvSource({"gate, failed", "decision, succeeded", "select, failed"})
    void givenAnApproval_whenItIsDenied_thenTheRunTakesNoForAnAnswer(String workflow, String state) {
        JsonNode approval = acme.launchUntilAsked(workflow);

        JsonNode denied = acme.decide(approval, "{\"approved\":false,\"note\":\"not today\"}")
                .require(200);

        assertThat(denied.path("status").asText()).isEqualTo("denied");
        assertThat(denied.at("/outcome/delivery").asText()).isEqualTo("delivered");
        acme.awaitRun(approval.path("runId").asText(), state);
    }

    /// Lets people sign in who come with tokens of an issuer.
    void trust(LocalIssuer issuer) {
        acme.put("/identity-providers/sso", """
                {"type":"oidc","issuer":"%s","clientId":"app","audience":"%s"}
                """.formatted(issuer.address(), AUDIENCE))
                .require(201);
    }

    /// The organization as one of its owners uses it.
    Tenant owner(LocalIssuer issuer, String userId) {
        acme.put("/members/" + userId, "{\"role\":\"owner\"}").require(201);
        return acme.as(acme.rest().as(issuer.token(userId, AUDIENCE)));
    }

    @Test
    void givenARestrictedApproval_whenPeopleDecide_thenOnlyTheOneWhoMayDoes() {
        try (LocalIssuer issuer = LocalIssuer.start()) {
            trust(issuer);
            Tenant chief = owner(issuer, "chief");
            Tenant clerk = owner(issuer, "clerk");
            String runId = acme.launch("{\"gatewayId\":\"chiefs\",\"workflow\":\"restricted\"}")
                    .require(201)
                    .path("runId")
                    .asText();
            JsonNode approval = clerk.asked(runId);
            assertThat(approval.path("mayDecide").asBoolean()).isFalse();
            assertThat(approval.path("refusal").asText()).isNotEmpty();

            assertThat(clerk.decide(approval, "{\"approved\":true}").status()).isEqualTo(403);
            assertThat(acme.decide(approval, "{\"approved\":true}").status()).isEqualTo(403);
            assertThat(chief.decide(approval, "{\"approved\":true}")
                            .require(200)
                            .path("status")
                            .asText())
                    .isEqualTo("approved");

            acme.awaitRun(runId, "succeeded");

            // At the gateway that knows Landlord as somebody else, nobody may.
            JsonNode elsewhere = chief.asked(acme.launch("restricted", "{}"));
            Answer refused = chief.decide(elsewhere, "{\"approved\":true}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(chief.approval(elsewhere.path("approvalId").asText())
                            .path("status")
                            .asText())
                    .isEqualTo("pending");
            acme.post("/runs/" + elsewhere.path("runId").asText() + "/cancel", "")
                    .require(200);
        }
    }

    @Test
    void givenAPendingApproval_whenTheGatewayStopsAndStarts_thenItIsDecidedAfterwards() {
        JsonNode approval = acme.launchUntilAsked("gate");
        String works = acme.launch("slow", "{\"seconds\":30}");
        acme.awaitRun(works, "running");

        server.endEngine(server.engine()::stop);
        server.startEngine();

        acme.awaitRun(works, "cancelled");
        acme.decide(approval, "{\"approved\":true}").require(200);
        acme.awaitApproval(approval.path("approvalId").asText(), "approved", "delivered");
        acme.awaitRun(approval.path("runId").asText(), "succeeded");
    }

    @Test
    void givenAGatewayThatIsDown_whenAnApprovalIsDecided_thenItIsDeliveredAfterTheStart() {
        JsonNode approval = acme.launchUntilAsked("gate");
        // The gateway tells of an approval before it says that the run waits.
        acme.awaitRun(approval.path("runId").asText(), "waiting-approval");
        server.endEngine(server.engine()::stop);

        JsonNode decided = acme.decide(approval, "{\"approved\":true,\"note\":\"whenever\"}")
                .require(200);

        assertThat(decided.path("status").asText()).isEqualTo("approved");
        assertThat(decided.at("/outcome/delivery").asText()).isEqualTo("due");
        assertThat(acme.run(approval.path("runId").asText()).path("state").asText())
                .isEqualTo("waiting-approval");
        assertThat(acme.launch("{\"gatewayId\":\"agents\",\"workflow\":\"hello\"}")
                        .status())
                .isEqualTo(503);
        assertThat(acme.held()).as("by the run that waits").hasSize(1);
        Tenant.await(
                () -> server.rest().get("/v1/gateways/agents").require(200),
                gateway -> gateway.at("/health/state").asText().equals("down"));
        server.startEngine();
        acme.awaitApproval(approval.path("approvalId").asText(), "approved", "delivered");
        acme.awaitRun(approval.path("runId").asText(), "succeeded");
        Tenant.await(
                () -> server.rest().get("/v1/gateways/agents").require(200),
                gateway -> gateway.at("/health/state").asText().equals("up"));
    }

    @Test
    void givenARunThatRuns_whenTheGatewayIsKilled_thenItIsOrphanedAndEndsWhenItIsResumed() {
        String runId = acme.launch("slow", "{\"seconds\":3}");
        acme.awaitRun(runId, "running");

        server.endEngine(server.engine()::kill);
        server.startEngine();

        acme.awaitRun(runId, "orphaned", UNTIL_ORPHANED);
        acme.post("/runs/" + runId + "/resume", "").require(200);
        JsonNode run = acme.awaitRun(runId, "succeeded");
        assertThat(run.at("/outputs/sum/steps").asInt()).isEqualTo(6);
        assertThat(acme.usage(runId)).filteredOn("run_time/second="::equals).hasSize(1);
    }

    @Test
    void givenAnApproval_whenItIsDecidedAtTheGateway_thenTheRecordSaysSoAndADecisionIsTold() {
        JsonNode approval = acme.launchUntilAsked("decision");
        String runId = approval.path("runId").asText();
        String gatewayRunId = acme.run(runId).path("gatewayRunId").asText();

        try (WireRuns direct = new WireRuns(server.engine())) {
            direct.decide(gatewayRunId, "decide", "\"approved\":true").payload();
        }

        JsonNode after = acme.awaitApproval(approval.path("approvalId").asText(), "approved", "not-needed");
        assertThat(after.at("/outcome/cause").asText()).isEqualTo("gateway");
        assertThat(after.path("decisions").isEmpty()).isTrue();
        Answer late = acme.decide(approval, "{\"approved\":false}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.detail()).contains("approved").contains("at the gateway");
        acme.awaitRun(runId, "succeeded");
    }

    @Test
    void givenAnApproval_whenTheGatewayAndLandlordDecideAtOnce_thenTheGatewaysAnswerStaysAndIsTold() {
        JsonNode approval = acme.launchUntilAsked("decision");
        String runId = approval.path("runId").asText();
        String gatewayRunId = acme.run(runId).path("gatewayRunId").asText();

        try (HeldCall held = server.proxy().holdBefore("submitApproval");
                WireRuns direct = new WireRuns(server.engine())) {
            Later<Answer> decides = Later.of(() -> acme.decide(approval, "{\"approved\":true}"));
            held.awaitHeld();
            direct.decide(gatewayRunId, "decide", "\"approved\":false").payload();
            held.release();

            Answer answer = decides.get();
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.detail()).contains("denied").contains("at the gateway");
        }
        JsonNode after = acme.awaitApproval(approval.path("approvalId").asText(), "denied", "not-needed");
        assertThat(after.at("/outcome/cause").asText()).isEqualTo("gateway");
        assertThat(acme.awaitRun(runId, "succeeded")
                        .at("/outputs/report/outcome")
                        .asText())
                .isEqualTo("denied");
    }

    @Test
    void givenAnApproval_whenManyDecideAtOnce_thenItHasOneOutcomeAndTheGatewayHearsItOnce() throws Exception {
        JsonNode approval = acme.launchUntilAsked("select");
        int before = server.proxy().accepted("submitApproval");

        List<Answer> answers = Later.all(
                8,
                i -> acme.decide(
                        approval, "{\"approved\":true,\"selected\":\"%s\"}".formatted(i % 2 == 0 ? "red" : "blue")));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
        JsonNode after = acme.awaitApproval(approval.path("approvalId").asText(), "approved", "delivered");
        assertThat(server.proxy().accepted("submitApproval") - before).isEqualTo(1);
        JsonNode run = acme.awaitRun(approval.path("runId").asText(), "succeeded");
        assertThat(run.at("/outputs/report/outcome").asText())
                .isEqualTo(after.at("/outcome/selected").asText());
    }
}
