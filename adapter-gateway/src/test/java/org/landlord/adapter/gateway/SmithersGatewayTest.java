package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.domain.workflow.Workflow;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.port.out.workflow.ControlReply;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.LaunchReply;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.SubmitReply;
import org.landlord.port.out.workflow.WorkflowGateway.RecordedEvents;
import org.landlord.port.out.workflow.WorkflowGateway.RunOutputs;

/// What each call sends, and what the answers of the gateway mean.
class SmithersGatewayTest extends GatewayTestBase {

    private static final NodeId DEPLOY = new NodeId("deploy");

    @Test
    void givenAGateway_whenItIsChecked_thenItsVersionIsReturned_andTheTokenIsProven() {
        gateway.result("health", "{\"protocol\":1,\"identity\":{\"version\":\"0.32.0\",\"pid\":7}}");

        assertThat(adapter.inventory(main).version()).isEqualTo("0.32.0");
        assertThat(gateway.seen()).extracting(SmallGateway.Seen::path).endsWith("/v1/rpc/listWorkflows");
        assertThat(gateway.last().authorization()).isEqualTo("Bearer " + SmallGateway.TOKEN);
    }

    @Test
    void givenAGatewayWithAFault_whenItIsChecked_thenItIsNotUp() {
        gateway.error("health", 500, "INTERNAL", "no database", "");

        assertThatThrownBy(() -> adapter.inventory(main)).isInstanceOf(GatewayCallFailed.class);
    }

    @Test
    void givenAGatewayWithoutAVersion_whenItIsChecked_thenItIsUp() {
        gateway.result("health", "{\"identity\":{\"version\":null}}");
        assertThat(adapter.inventory(main).version()).isNull();

        gateway.error("health", 403, "FORBIDDEN", "no", "");
        assertThat(adapter.inventory(main).version()).isNull();
    }

    @Test
    void givenWorkflows_whenTheyAreListed_thenThoseForCallersAreReturnedByKey() {
        gateway.result("health", "{}");
        gateway.result("listWorkflows", """
                [{"key":"hello","hasUi":false,"readableName":"Hello","description":"Greets\\nyou","new":{"x":1}},
                 {"key":"deploy"},{"key":"internal","system":true},{"nokey":1},{"key":"  "},7]""");

        assertThat(adapter.inventory(main).workflows())
                .containsExactly(
                        new Workflow(new Label("deploy"), null, null),
                        new Workflow(new Label("hello"), "Hello", "Greets\nyou"));
    }

    @Test
    void givenALaunch_whenItIsSent_thenItHasOurIdAndTheExactInput() {
        gateway.result("launchRun", "{\"runId\":\"run_1\",\"workflow\":\"hello\",\"system\":false}");
        Metadata input = Metadata.ofInput(Map.of("amount", new BigDecimal("1.00"), "name", "Ada \"L\""));

        assertThat(adapter.launch(main, RUN, new Label("hello"), input)).isEqualTo(new LaunchReply.Accepted());
        assertThat(sent())
                .containsEntry("workflow", "hello")
                .containsEntry("input", input.members())
                .containsEntry("options", Map.of("runId", "run_1", "startedBy", Map.of("harness", "landlord")));
    }

    @Test
    void givenALaunch_whenTheGatewayRefusesIt_thenTheReplySaysHow() {
        gateway.error("launchRun", 409, "CONFLICT", "Run run_1 is already active", "");
        assertThat(launch()).isEqualTo(new LaunchReply.Accepted());

        gateway.error("launchRun", 404, "NOT_FOUND", "Unknown workflow: nope", "");
        assertThat(launch()).isEqualTo(new LaunchReply.NoSuchWorkflow());

        gateway.error("launchRun", 400, "INVALID_REQUEST", "input is bad. See https://x.example/errors", "");
        assertThat(launch()).isEqualTo(new LaunchReply.Refused("input is bad."));

        gateway.error("launchRun", 413, "PayloadTooLarge", "too much at /srv/app/gateway.ts:10:3", "");
        assertThat(launch()).isEqualTo(new LaunchReply.Refused("too much at …"));
    }

    private LaunchReply launch() {
        return adapter.launch(main, RUN, new Label("hello"), Metadata.empty());
    }

    @Test
    void givenARunThatWaits_whenItIsRead_thenItSaysForWhat() {
        gateway.result("getRun", """
                {"runId":"run_1","workflowName":"Gate","workflowKey":"gate","status":"waiting-approval",
                 "createdAtMs":1796002692672,"startedAtMs":1796002692700,"finishedAtMs":null,"errorJson":null,
                 "workflowPath":"/srv/secret/gate.tsx","summary":{"waiting-approval":1},
                 "runState":{"runId":"run_1","computedAt":"2026-11-30T10:00:00.000Z","state":"waiting-approval",
                   "blocked":{"kind":"approval","nodeId":"deploy","requestedAt":"2026-11-30T10:00:00.123Z"}}}""");

        assertThat(adapter.run(main, RUN))
                .contains(new RunReport(
                        RUN,
                        null,
                        new Label("gate"),
                        RunState.WAITING_APPROVAL,
                        new RunWait("approval", DEPLOY, Instant.parse("2026-11-30T10:00:00.123Z")),
                        Instant.ofEpochMilli(1796002692672L),
                        Instant.ofEpochMilli(1796002692700L),
                        null,
                        null));
        assertThat(sent()).isEqualTo(Map.of("runId", "run_1"));
    }

    @Test
    void givenARunThatFailed_whenItIsRead_thenItsErrorIsWithoutStackAndPaths() {
        gateway.result("getRun", """
                {"runId":"run_1","workflowKey":"failing","status":"failed","runState":{"state":"failed"},
                 "errorJson":"{\\"name\\":\\"SmithersError\\",\\"message\\":\\"m\\",\
                \\"stack\\":\\"Error\\\\n at /srv/app/a.ts\\",\
                \\"summary\\":\\"Task failed: fail See https://smithers.example/reference/errors\\",\
                \\"cause\\":{\\"message\\":\\"ENOENT: '/srv/app/data/x.json'\
                \\\\n    at read (/srv/app/io.ts:3:1)\\"}}"}""");

        assertThat(adapter.run(main, RUN).orElseThrow().error()).isEqualTo("Task failed: fail: ENOENT: '…'");
    }

    @Test
    void givenNoSuchRun_whenItIsRead_thenItIsEmpty() {
        gateway.error("getRun", 404, "NOT_FOUND", "Run not found", "");
        assertThat(adapter.run(main, RUN)).isEmpty();

        gateway.error("getRun", 404, "RunNotFound", "Run not found", "");
        assertThat(adapter.run(main, RUN)).isEmpty();

        gateway.error("getRun", 200, "RunNotFound", "Run not found", "");
        assertThat(adapter.run(main, RUN)).isEmpty();
    }

    @Test
    void givenA404OfSomethingElse_whenARunIsRead_thenItIsNoAnswerOfTheGateway() {
        gateway.rpc("getRun", exchange -> SmallGateway.sendBare(exchange, 404, "<html>Not found</html>"));
        assertThatThrownBy(() -> adapter.run(main, RUN)).isInstanceOf(GatewayCallFailed.class);

        gateway.rpc(
                "getRun",
                exchange -> SmallGateway.sendBare(
                        exchange, 404, "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"Route not found\"}}"));
        assertThatThrownBy(() -> adapter.run(main, RUN)).isInstanceOf(GatewayCallFailed.class);

        gateway.error("getRun", 404, "METHOD_NOT_FOUND", "Unknown method: getRun", "");
        assertThatThrownBy(() -> adapter.run(main, RUN)).isInstanceOf(GatewayCallFailed.class);
    }

    @Test
    void givenNoSuchRun_whenItsOutputsAndEventsAreRead_thenThereAreNone() {
        gateway.error("listNodeStates", 404, "NOT_FOUND", "Run not found", "");
        gateway.at(
                "/v1/api/runs/run_1/events",
                exchange -> SmallGateway.send(exchange, 404, "{\"ok\":false,\"error\":{\"code\":\"NOT_FOUND\"}}"));

        assertThat(adapter.outputs(main, RUN, _ -> {})).isEqualTo(new RunOutputs(Metadata.empty(), 0));
        assertThat(adapter.events(main, RUN, 0, 10)).isEqualTo(new RecordedEvents(List.of(), 0, true));
    }

    @Test
    void givenARun_whenItIsControlled_thenTheReplySaysWhetherItIsDone() {
        gateway.result("cancelRun", "{\"won\":true,\"status\":\"cancelled\",\"terminalStatus\":\"cancelled\"}");
        gateway.result("pauseRun", "{\"runId\":\"run_1\",\"status\":\"pausing\"}");
        gateway.result("resumeRun", "{\"runId\":\"run_1\",\"status\":\"resume_requested\"}");
        assertThat(adapter.cancel(main, RUN)).isEqualTo(ControlReply.DONE);
        assertThat(adapter.pause(main, RUN)).isEqualTo(ControlReply.DONE);
        assertThat(adapter.resume(main, RUN)).isEqualTo(ControlReply.DONE);

        gateway.result("cancelRun", "{\"won\":false,\"status\":\"already-terminal\",\"terminalStatus\":\"finished\"}");
        gateway.error("pauseRun", 409, "RUN_NOT_ACTIVE", "Run is not currently executing", "");
        gateway.result("resumeRun", "{\"status\":\"already_terminal\"}");
        assertThat(adapter.cancel(main, RUN)).isEqualTo(ControlReply.NOT_ACTIVE);
        assertThat(adapter.pause(main, RUN)).isEqualTo(ControlReply.NOT_ACTIVE);
        assertThat(adapter.resume(main, RUN)).isEqualTo(ControlReply.NOT_ACTIVE);

        gateway.result("cancelRun", "{\"won\":false,\"status\":\"already-terminal\",\"terminalStatus\":\"cancelled\"}");
        gateway.error("pauseRun", 404, "RunNotFound", "x", "");
        gateway.error("resumeRun", 404, "NOT_FOUND", "x", "");
        assertThat(adapter.cancel(main, RUN)).isEqualTo(ControlReply.DONE);
        assertThat(adapter.pause(main, RUN)).isEqualTo(ControlReply.NO_SUCH_RUN);
        assertThat(adapter.resume(main, RUN)).isEqualTo(ControlReply.NO_SUCH_RUN);
    }

    @Test
    void givenAnOutcome_whenItIsSent_thenItHasWhatTheModeNeeds() {
        gateway.result(
                "submitApproval", "{\"runId\":\"run_1\",\"nodeId\":\"deploy\",\"iteration\":1,\"approved\":true}");

        assertThat(submit(true, "go", new ApprovalValue.Selected("blue"))).isEqualTo(new SubmitReply.Accepted());
        assertThat(sent())
                .isEqualTo(Map.of(
                        "runId",
                        "run_1",
                        "nodeId",
                        "deploy",
                        "iteration",
                        BigDecimal.ONE,
                        "decision",
                        Map.of("approved", true, "note", "go", "value", Map.of("selected", "blue"))));

        submit(true, null, new ApprovalValue.Ranked(List.of("b", "a")));
        assertThat(sent().get("decision"))
                .isEqualTo(Map.of("approved", true, "value", Map.of("ranked", List.of("b", "a"))));

        submit(false, null, null);
        assertThat(sent().get("decision")).isEqualTo(Map.of("approved", false));
    }

    @Test
    void givenAnOutcome_whenTheGatewayDoesNotTakeIt_thenTheReplySaysWhy() {
        decided("approved");
        assertThat(submit()).isEqualTo(new SubmitReply.AlreadyDecided(true));
        decided("denied");
        assertThat(submit()).isEqualTo(new SubmitReply.AlreadyDecided(false));

        gateway.error("submitApproval", 404, "NOT_FOUND", "Run not found", "");
        assertThat(submit()).isEqualTo(new SubmitReply.NoSuchRun());
        gateway.error("submitApproval", 400, "INVALID_INPUT", "Node deploy is not waiting for approval.", "");
        assertThat(submit()).isEqualTo(new SubmitReply.NotWaiting());
        gateway.error("submitApproval", 400, "INVALID_REQUEST", "Unknown selection: black", "");
        assertThat(submit()).isEqualTo(new SubmitReply.Refused("Unknown selection: black"));
        gateway.error("submitApproval", 403, "FORBIDDEN", "User is not allowed to decide this approval", "");
        assertThat(submit()).isEqualTo(new SubmitReply.Refused("User is not allowed to decide this approval"));
    }

    private void decided(String status) {
        gateway.error(
                "submitApproval",
                409,
                "AlreadyDecided",
                "Approval for deploy has already been decided",
                "\"status\":\"" + status + "\"");
    }

    private SubmitReply submit() {
        return submit(true, null, null);
    }

    private SubmitReply submit(boolean approved, @Nullable String note, @Nullable ApprovalValue value) {
        return adapter.submit(main, RUN, DEPLOY, 1, approved, note, value);
    }

    @Test
    void givenABaseUrlWithAPath_whenItIsCalled_thenThePathsAreBelowIt() {
        gateway.at(
                "/gw/v1/rpc/getRun",
                exchange -> SmallGateway.send(exchange, 404, SmallGateway.error("NOT_FOUND", "x", "")));

        assertThat(adapter.run(SmallGateway.gateway(null, "gw_below", gateway.url() + "/gw/"), RUN))
                .isEqualTo(Optional.empty());
    }
}
