package org.landlord.it.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Landlord is killed in the middle of launches and decisions, and starts again on the same file: both
/// sides agree soon.
abstract class KilledServerSuite extends WorkflowWorld {

    private static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(40);

    private static final String LIMIT = """
            {"metric":"tokens","unit":"token","period":"lifetime","limitQuantity":1000,"enforcement":"hard"}
            """;

    /// A launch whose answer nobody waits for.
    private void launches(String runId, String workflow) {
        Tenant tenant = acme;
        Thread.ofPlatform().daemon().start(() -> {
            try {
                tenant.launch("""
                        {"gatewayId":"agents","workflow":"%s","runId":"%s","input":{"tokens":120},
                         "usage":[{"metric":"tokens","unit":"token","quantity":100}]}
                        """.formatted(workflow, runId));
            } catch (Exception _) {
                // The server is killed meanwhile.
            }
        });
    }

    private void decides(JsonNode approval) {
        Tenant tenant = acme;
        Thread.ofPlatform().daemon().start(() -> {
            try {
                tenant.decide(approval, "{\"approved\":true,\"note\":\"go\"}");
            } catch (Exception _) {
                // The server is killed meanwhile.
            }
        });
    }

    private void killAndStart() {
        server.kill();
        server.start();
        acme = acme.as(server.rest());
    }

    @Test
    void givenLaunchesThatReachTheGatewayOrNot_whenLandlordIsKilledInThem_thenNoRunIsWithoutAnOwnerAndNothingIsHeld() {
        acme.put("/usage-limits", LIMIT).require(201);
        int before = server.engine().runIds().size();
        try (HeldCall unsent = server.proxy().holdBefore("launchRun")) {
            launches("unsent", "hello");
            unsent.awaitHeld();
            try (HeldCall ends = server.proxy().holdAfter("launchRun");
                    HeldCall waits = server.proxy().holdAfter("launchRun")) {
                launches("ends", "hello");
                ends.awaitHeld();
                launches("waits", "gate");
                waits.awaitHeld();

                killAndStart();
            }
            assertThat(acme.run("unsent").path("state").asText()).isEqualTo("launching");
            acme.awaitRun("ends", "succeeded");
            acme.awaitRun("waits", "waiting-approval");
            assertThat(acme.held()).as("of two runs").hasSize(4);
            assertThat(acme.usage("ends"))
                    .containsExactly("cost/eur=0.25", "run_count/count=1", "run_time/second=", "tokens/token=120");

            acme.awaitRun("unsent", "launch-failed", UNTIL_GIVEN_UP);
            assertThat(acme.held()).as("of one run").hasSize(2);
            assertThat(acme.audited("unsent")).containsExactly("run.launch", "run.launch_fail");

            // It arrives after all: it is not without an owner.
            unsent.release();
            acme.awaitRun("unsent", "succeeded");
        }
        assertThat(acme.usage("unsent"))
                .containsExactly("cost/eur=0.25", "run_count/count=1", "run_time/second=", "tokens/token=120");
        acme.decide(acme.asked("waits"), "{\"approved\":true}").require(200);
        acme.awaitRun("waits", "succeeded");
        assertThat(acme.held()).isEmpty();
        assertThat(server.engine().runIds()).hasSize(before + 3);
        assertThat(server.rest()
                        .get("/v1/unassigned-runs?gatewayId=agents")
                        .require(200)
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void givenALaunchThatWasKilled_whenItIsRepeatedUnderItsId_thenThereIsOneRun() {
        acme.put("/usage-limits", LIMIT).require(201);
        int before = server.engine().runIds().size();
        try (HeldCall unsent = server.proxy().holdBefore("launchRun")) {
            launches("again", "hello");
            unsent.awaitHeld();
            killAndStart();
        }

        acme.launch("""
                {"gatewayId":"agents","workflow":"hello","runId":"again","input":{"tokens":120},
                 "usage":[{"metric":"tokens","unit":"token","quantity":100}]}
                """).require(200);

        acme.awaitRun("again", "succeeded");
        assertThat(server.engine().runIds()).hasSize(before + 1);
        assertThat(acme.held()).isEmpty();
        assertThat(acme.usage("again")).hasSize(4);
    }

    @Test
    void givenDecisionsThatReachTheGatewayOrNot_whenLandlordIsKilledInThem_thenEachHasOneOutcomeOnBothSides() {
        JsonNode unsent = acme.launchUntilAsked("decision");
        JsonNode unanswered = acme.launchUntilAsked("decision");
        int before = server.proxy().accepted("submitApproval");
        try (HeldCall first = server.proxy().holdBefore("submitApproval");
                HeldCall second = server.proxy().holdAfter("submitApproval")) {
            decides(unsent);
            first.awaitHeld();
            decides(unanswered);
            second.awaitHeld();

            killAndStart();
        }

        for (JsonNode approval : List.of(unsent, unanswered)) {
            JsonNode after = acme.awaitApproval(approval.path("approvalId").asText(), "approved", "delivered");
            assertThat(after.at("/outcome/cause").asText()).isEqualTo("decision");
            JsonNode run = acme.awaitRun(approval.path("runId").asText(), "succeeded");
            assertThat(run.at("/outputs/report/outcome").asText()).isEqualTo("approved");
            assertThat(run.at("/outputs/decide/note").asText()).isEqualTo("go");
            assertThat(acme.audited(approval.path("approvalId").asText()))
                    .containsExactly("approval.decide", "approval.end");
        }
        assertThat(server.proxy().accepted("submitApproval") - before)
                .as("each was taken once")
                .isEqualTo(2);
    }
}
