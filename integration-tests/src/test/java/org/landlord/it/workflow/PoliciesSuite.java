package org.landlord.it.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.it.support.LocalIssuer;
import org.landlord.it.workflow.Rest.Answer;

/// What organizations demand of approvals and limits is done at the gateway.
abstract class PoliciesSuite extends DecisionsSuite {

    @Test
    void givenADeadline_whenNobodyDecides_thenTheGatewayIsToldNo() {
        acme.put("/approval-policies/soon", "{\"deadlineSeconds\":1}").require(201);

        JsonNode approval = acme.launchUntilAsked("decision");

        JsonNode denied = acme.awaitApproval(approval.path("approvalId").asText(), "denied", "delivered");
        assertThat(denied.at("/outcome/cause").asText()).isEqualTo("deadline");
        assertThat(acme.decide(approval, "{\"approved\":true}").status()).isEqualTo(409);
        JsonNode run = acme.awaitRun(approval.path("runId").asText(), "succeeded");
        assertThat(run.at("/outputs/report/outcome").asText()).isEqualTo("denied");
    }

    @Test
    void givenTwoOfManyPeople_whenTheyAgreeByRestAndAsAClientOfTheGateway_thenTheSecondEndsIt() {
        try (LocalIssuer issuer = LocalIssuer.start()) {
            trust(issuer);
            acme.put("/approval-policies/two", "{\"requiredApprovals\":2,\"noteRequired\":true}")
                    .require(201);
            Tenant ada = owner(issuer, "ada");
            Tenant bob = owner(issuer, "bob");
            Tenant eve = owner(issuer, "eve");
            JsonNode approval = eve.asked(eve.launch("decision", "{}"));
            String runId = approval.path("runId").asText();
            String frame = "{\"runId\":\"%s\",\"nodeId\":\"decide\",\"decision\":{\"approved\":true%s}}";

            assertThat(eve.decide(approval, "{\"approved\":true,\"note\":\"mine\"}")
                            .status())
                    .isEqualTo(403);
            assertThat(ada.decide(approval, "{\"approved\":true}").status()).isEqualTo(400);
            assertThat(ada.decide(approval, "{\"approved\":true,\"note\":\"yes\"}")
                            .require(200)
                            .path("status")
                            .asText())
                    .isEqualTo("pending");
            assertThat(acme.rpc("submitApproval", frame.formatted(runId, "")).status())
                    .as("a key does not say who uses it")
                    .isEqualTo(403);
            assertThat(eve.rpc("submitApproval", frame.formatted(runId, ",\"note\":\"mine\""))
                            .status())
                    .isEqualTo(403);
            assertThat(bob.rpc("submitApproval", frame.formatted(runId, ",\"note\":\"me too\""))
                            .status())
                    .isEqualTo(200);

            acme.awaitApproval(approval.path("approvalId").asText(), "approved", "delivered");
            assertThat(acme.awaitRun(runId, "succeeded")
                            .at("/outputs/report/outcome")
                            .asText())
                    .isEqualTo("approved");
            assertThat(acme.audited(approval.path("approvalId").asText()))
                    .containsExactly("approval.decide", "approval.decide", "approval.end");
        }
    }

    @ParameterizedTest
    @CsvSource({"pause, paused", "cancel, cancelled"})
    void givenALimitThatStopsRuns_whenARunExceedsIt_thenTheGatewayStopsThatRunAlone(String onExceeded, String state) {
        acme.put("/usage-limits", """
                {"metric":"pages","unit":"count","period":"lifetime","limitQuantity":10,"enforcement":"soft",
                 "onExceeded":"%s"}
                """.formatted(onExceeded)).require(201);
        String greedy = acme.launch("slow", "{\"seconds\":30}");
        String modest = acme.launch("slow", "{\"seconds\":30}");
        acme.awaitRun(greedy, "running");
        acme.awaitRun(modest, "running");

        acme.post("/usage-events", """
                {"metric":"pages","quantity":11,"runId":"%s","projectId":"%s"}
                """.formatted(greedy, Tenant.PROJECT)).require(201);

        acme.awaitRun(greedy, state);
        assertThat(acme.audited(greedy)).containsExactly("run.launch", "run." + onExceeded);
        assertThat(acme.run(modest).path("state").asText()).isEqualTo("running");
        for (String runId : List.of(greedy, modest)) {
            Answer cancelled = acme.post("/runs/" + runId + "/cancel", "");
            assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        }
    }

    @Test
    void givenATokenOfAGateway_whenItWasUsed_thenNoFileAndNoAuditEventHasIt() throws IOException {
        acme.awaitRun(acme.launch("hello", "{}"), "succeeded");
        byte[] token = TestGateway.TOKEN.getBytes(StandardCharsets.UTF_8);

        try (Stream<Path> files = Files.walk(folder.resolve("server"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .anyMatch(file -> file.toString().endsWith(".db"))
                    .noneMatch(file -> contains(file, token));
        }
        assertThat(server.rest().get("/v1/audit-events?limit=500").text()).doesNotContain(TestGateway.TOKEN);
    }

    private static boolean contains(Path file, byte[] text) {
        try {
            String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return all.contains(new String(text, StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            // A file of the database that was removed meanwhile.
            return false;
        }
    }
}
