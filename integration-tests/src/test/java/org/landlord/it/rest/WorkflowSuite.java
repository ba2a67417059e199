package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.landlord.it.workflow.GatewayDouble;

/// What the suites of workflows share: a gateway of the platform, which is the double.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorkflowSuite extends RestSuite {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 50;

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

    protected final GatewayDouble gateway() {
        return gateway;
    }

    protected final String gatewayId() {
        return gatewayId;
    }

    protected final String settings(GatewayDouble engine, String id) {
        return """
                {"gatewayId":"%s","name":"Agents","baseUrl":"%s","token":"%s","usage":
                [{"source":"output","pointer":"/usage/tokens","metric":"tokens"}]}""".formatted(id, engine.url(), gatewayToken());
    }

    protected final Response launch(String org, String workflow, String runId) {
        return post(
                org + "/projects/app/runs",
                "{\"workflow\":\"%s\",\"runId\":\"%s\",\"gatewayId\":\"%s\"}".formatted(workflow, runId, gatewayId));
    }

    protected final Response awaitState(String org, String runId, String state) {
        Instant end = Instant.now().plus(PATIENCE);
        Response run = get(org + "/runs/" + runId);
        while (!state.equals(run.path("state"))) {
            assertThat(Instant.now()).as(run.asString()).isBefore(end);
            pause();
            run = get(org + "/runs/" + runId);
        }
        return run;
    }

    /// Waits until a run waits for an approval.
    ///
    /// @return the id of the approval
    protected final String awaitApproval(String org, String runId) {
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

    protected static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The base URL of the gateway for clients that were written for it.
    protected final String base(String org) {
        return org + "/gateways/" + gatewayId;
    }

    protected final Response rpc(String base, String method, String params) {
        return post(base + "/rpc/" + method, params);
    }
}
