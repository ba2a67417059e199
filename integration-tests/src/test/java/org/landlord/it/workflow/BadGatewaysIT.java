package org.landlord.it.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.landlord.it.workflow.Rest.Answer;

/// A gateway that is slow, hangs, or answers nonsense slows nothing else down, and all goes on when it
/// is well again.
@Tag("heavy")
class BadGatewaysIT extends WorkflowWorld {

    /// A bound, which a machine that has much to do keeps as well; the usual time is some milliseconds.
    private static final Duration QUICK = Duration.ofSeconds(1);

    private static final int CALLERS = 40;

    private String sick;
    private GatewayProxy proxy;

    @Override
    TestGateway newEngine(Path data) {
        return GatewayDouble.create();
    }

    /// One more gateway, of its own record: a breaker that has opened does not hinder the next test.
    @BeforeEach
    void addSickGateway() {
        sick = "sick-" + UUID.randomUUID().toString().substring(0, 8);
        proxy = GatewayProxy.before(server.engine());
        server.addGateway(sick, proxy, "TEST");
        awaitHealth("up");
    }

    @AfterEach
    void removeSickGateway() {
        proxy.close();
        server.rest().put("/v1/gateways/" + sick, """
                {"name":"Test","baseUrl":"%s","token":"env:LANDLORD_GATEWAY_TOKEN_TEST","status":"retired"}
                """.formatted(proxy.url())).require(200);
    }

    private JsonNode awaitHealth(String state) {
        return Tenant.await(
                Duration.ofSeconds(45),
                this::health,
                health -> health.path("state").asText().equals(state));
    }

    private JsonNode health() {
        return server.rest().get("/v1/gateways/" + sick).require(200).path("health");
    }

    private Answer launch(String more) {
        return acme.as(server.rest().plain())
                .launch("{\"gatewayId\":\"%s\",\"workflow\":\"hello\"%s}".formatted(sick, more));
    }

    /// What has nothing to do with the gateway, of the same tenant and of another one, and launches
    /// elsewhere.
    private void assertThatOthersAreQuick() {
        Rest rest = server.rest().plain();
        Tenant other = quick("a new tenant", () -> Tenant.create(rest));
        for (Tenant tenant : List.of(acme.as(rest), other)) {
            quick(
                    "usage",
                    () -> tenant.post("/usage-events", "{\"metric\":\"calls\",\"quantity\":1}")
                            .require(201));
            quick("runs", () -> tenant.get("/runs").require(200));
            quick("approvals", () -> tenant.get("/approvals").require(200));
            quick("workflows", () -> tenant.get("/workflows").require(200));
            quick("whoami", () -> rest.get("/v1/whoami").require(200));
            tenant.awaitRun(quick("a launch elsewhere", () -> tenant.launch("hello", "{}")), "succeeded");
        }
    }

    /// A machine may stand still for a moment: what a gateway slows down is slow each time.
    private static <T> T quick(String what, Supplier<T> work) {
        List<Duration> took = new ArrayList<>();
        while (took.size() < 5) {
            long start = System.nanoTime();
            T result = work.get();
            took.add(Duration.ofNanos(System.nanoTime() - start));
            if (took.getLast().compareTo(QUICK) < 0) {
                return result;
            }
        }
        throw new AssertionError(what + " took " + took);
    }

    @Test
    void givenAGatewayThatHangs_whenManyLaunch_thenNothingElseIsSlowerAndNothingIsLeftBehind() {
        acme.put("/usage-limits", """
                {"metric":"launches","unit":"count","period":"lifetime","limitQuantity":100,"enforcement":"hard"}
                """).require(201);
        proxy.hang();
        List<Later<Answer>> hanging = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            hanging.add(
                    Later.of(() -> launch(",\"usage\":[{\"metric\":\"launches\",\"unit\":\"count\",\"quantity\":1}]")));
        }

        assertThatOthersAreQuick();
        assertThat(hanging).anyMatch(one -> !one.isDone());

        // The run of a call that may have arrived is not known to have failed.
        List<Answer> answers = hanging.stream().map(Later::get).toList();
        assertThat(answers).extracting(Answer::status).containsOnly(201, 503).contains(503);
        assertThat(awaitHealth("down").path("detail").asText()).isNotEmpty();
        proxy.healthy();
        awaitHealth("up");
        Tenant.await(
                Duration.ofSeconds(40),
                () -> acme.get("/runs?ended=false").require(200),
                page -> page.path("items").isEmpty());
        assertThat(acme.held()).isEmpty();
        assertThatItWorks();
    }

    private void assertThatItWorks() {
        String runId = launch("").require(201).path("runId").asText();
        acme.awaitRun(runId, "succeeded");
    }

    @Test
    void givenAGatewayThatIsSlow_whenItIsUsed_thenItAnswersLateAndNothingElseDoes() {
        proxy.slow(Duration.ofMillis(900));
        List<Later<Answer>> slow = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slow.add(Later.of(() -> launch("")));
        }

        assertThatOthersAreQuick();

        assertThat(slow.stream().map(Later::get).toList())
                .extracting(Answer::status)
                .containsOnly(201);
        assertThat(health().path("state").asText()).isEqualTo("up");
        proxy.healthy();
        Tenant.await(
                () -> acme.get("/runs?state=succeeded&limit=500&gatewayId=" + sick)
                        .require(200),
                page -> page.path("items").size() == 8);
    }

    @Test
    void givenAGatewayThatAnswers500_whenItIsUsed_thenThatIsToldAndItsRunsAreFollowedAfterwards() {
        String runId = acme.launch("{\"gatewayId\":\"%s\",\"workflow\":\"gate\"}".formatted(sick))
                .require(201)
                .path("runId")
                .asText();
        JsonNode approval = acme.asked(runId);
        proxy.answer500();

        Answer refused = acme.post("/runs/" + runId + "/cancel", "");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.detail()).contains("does not respond").doesNotContain("out of order");
        assertThat(acme.decide(approval, "{\"approved\":true}")
                        .require(200)
                        .at("/outcome/delivery")
                        .asText())
                .isEqualTo("due");
        awaitHealth("down");
        assertThatOthersAreQuick();

        proxy.healthy();
        acme.awaitRun(runId, "succeeded");
        acme.awaitApproval(approval.path("approvalId").asText(), "approved", "delivered");
        assertThatItWorks();
    }

    @Test
    void givenAGatewayThatBreaksOff_whenItIsUsed_thenWhatItDidIsFoundOutAfterwards() {
        JsonNode approval = acme.asked(acme.launch("{\"gatewayId\":\"%s\",\"workflow\":\"gate\"}".formatted(sick))
                .require(201)
                .path("runId")
                .asText());
        proxy.halfABody();
        awaitHealth("down");
        int before = server.engine().runIds().size();

        // With the breaker open, it may not be called at all.
        Answer launched = launch(",\"runId\":\"half\"");
        assertThat(launched.status()).isIn(201, 503);
        assertThat(acme.decide(approval, "{\"approved\":true}")
                        .require(200)
                        .path("status")
                        .asText())
                .isEqualTo("approved");
        assertThatOthersAreQuick();

        proxy.healthy();
        awaitHealth("up");
        acme.awaitRun(approval.path("runId").asText(), "succeeded");
        acme.awaitApproval(approval.path("approvalId").asText(), "approved", "delivered");
        Map<Integer, String> ends = Map.of(201, "succeeded", 503, "launch-failed");
        acme.awaitRun("half", Objects.requireNonNull(ends.get(launched.status())), Duration.ofSeconds(40));
        assertThat(server.engine().runIds().size() - before).isEqualTo(launched.status() == 201 ? 3 : 2);
        assertThatItWorks();
    }

    @Test
    void givenAGatewayThatTakesNoToken_whenItIsUsed_thenThatIsToldWithoutTheToken() {
        proxy.unauthorized();

        JsonNode health = awaitHealth("unauthorized");
        assertThat(health.path("detail").asText()).isNotEmpty().doesNotContain(TestGateway.TOKEN);
        assertThat(acme.rest().get("/v1/gateways/" + sick).text()).doesNotContain(TestGateway.TOKEN);
        Answer refused = launch(",\"runId\":\"refused\"");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.detail()).contains("refuses the token");
        assertThatOthersAreQuick();

        proxy.healthy();
        awaitHealth("up");
        assertThatItWorks();
        assertThat(server.process().log()).doesNotContain(TestGateway.TOKEN);
    }
}
