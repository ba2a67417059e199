package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.adapter.cli.WorkflowSamples.THEN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.Workflow;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.GatewayView;
import org.landlord.port.in.workflow.ListWorkflows;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.port.in.workflow.UnassignedRun;
import org.landlord.port.in.workflow.WorkflowView;
import org.landlord.port.in.workflow.approval.ApprovalPolicies;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;
import org.landlord.wire.json.Json;
import org.landlord.wire.json.JsonShape;
import org.landlord.wire.json.workflow.ApprovalJson;
import org.landlord.wire.json.workflow.ApprovalPolicyJson;
import org.landlord.wire.json.workflow.GatewayJson;
import org.landlord.wire.json.workflow.RunJson;
import org.landlord.wire.json.workflow.WorkflowJson;

/// Documents are what the API answers, to the order of the members.
class WorkflowViewsTest {

    private final Cli cli = new Cli();

    private <T> void assertAsOnTheWire(String line, T value, JsonShape<T> shape) {
        assertThat(cli.run((line + " -o ndjson").split(" "))).isLessThanOrEqualTo(7);
        assertThat(cli.out()).isEqualTo(Json.write(value, shape) + "\n");
        cli.out.reset();
    }

    @Test
    @DisplayName("a gateway with its health, and a check")
    void gateway() {
        GatewayView gateway = WorkflowSamples.gateway(GatewayState.DOWN);
        Reconciliation check = new Reconciliation(
                WorkflowSamples.MAIN, gateway.health(), 3, 1, List.of("The run run_1 is lost.", "Another."));
        cli.landlord.gateways = new GatewayDouble(gateway, check);

        assertAsOnTheWire("gateway get main --platform", gateway, GatewayJson::write);
        assertAsOnTheWire("gateway check main --platform", check, GatewayJson::writeCheck);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"RUNNING", "WAITING_APPROVAL", "FAILED"})
    @DisplayName("a run in different states")
    void run(RunState state) {
        Run run = WorkflowSamples.run("run_1", state);
        cli.landlord.runs = new RunsDouble(run);

        assertAsOnTheWire("run get run_1 --org org_acme", run, RunJson::write);
    }

    @Test
    @DisplayName("an event, and a run that belongs to no organization")
    void ofGateways() {
        RunEvent event = new RunEvent(3, "NodeFinished", THEN, Metadata.ofReport(Map.of("nodeId", "greet")));
        UnassignedRun unassigned = new UnassignedRun(
                WorkflowSamples.MAIN, new RunId("stray"), WorkflowSamples.REPORT, RunState.RUNNING, null);
        RunsDouble runs = new RunsDouble(WorkflowSamples.run("run_1", RunState.SUCCEEDED));
        runs.events.add(event);
        runs.unassigned.add(unassigned);
        cli.landlord.runs = runs;

        assertAsOnTheWire("run events run_1 --org org_acme", event, RunJson::writeEvent);
        assertAsOnTheWire("run unassigned --gateway main", unassigned, RunJson::writeUnassigned);
    }

    @Test
    @DisplayName("a workflow with its numbers")
    void workflow() {
        WorkflowView view = new WorkflowView(
                WorkflowSamples.MAIN,
                new Name("Main"),
                GatewayState.UP,
                new Workflow(WorkflowSamples.REPORT, "Report", null),
                true,
                12,
                2,
                1,
                THEN);
        cli.landlord.workflows = (_, _, _) -> new Page<>(List.of(view), null);

        assertAsOnTheWire("workflow list --org org_acme", view, WorkflowJson::write);
    }

    @Test
    @DisplayName("workflows are listed by their filters")
    void filters() {
        List<ListWorkflows> asked = new ArrayList<>();
        cli.landlord.workflows = (_, query, _) -> {
            asked.add(query);
            return new Page<>(List.of(), null);
        };

        cli.run("workflow", "list", "--org", "org_acme", "--project", "project_app", "--gateway", "main");

        assertThat(asked)
                .containsExactly(
                        new ListWorkflows(RecordingLandlord.ACME, new ProjectId("project_app"), new GatewayId("main")));
    }

    @Test
    @DisplayName("an approval with decisions, an outcome and rules, and one without")
    void approval() {
        ApprovalPolicy policy = WorkflowSamples.policy(Duration.ofHours(4));
        Outcome outcome = new Outcome(
                Outcome.Cause.DECISION,
                new ApprovalValue.Ranked(List.of("red", "blue")),
                THEN,
                Outcome.Delivery.DUE,
                "not yet");
        Decision denial = new Decision(WorkflowSamples.ADA, false, null, null, THEN);
        ApprovalView decided = WorkflowSamples.approval(
                ApprovalStatus.APPROVED, List.of(WorkflowSamples.chose("red"), denial), outcome, List.of(policy));
        ApprovalView open = WorkflowSamples.approval(ApprovalStatus.PENDING, List.of(), null, List.of());

        for (ApprovalView view : List.of(decided, open)) {
            cli.landlord.approvals = new ApprovalsDouble(view);
            assertAsOnTheWire("approval get apr_1 --org org_acme", view, ApprovalJson::write);
        }
    }

    @Test
    @DisplayName("a policy with and without a deadline")
    void policy() {
        for (ApprovalPolicy policy :
                List.of(WorkflowSamples.policy(Duration.ofHours(4)), WorkflowSamples.policy(null))) {
            cli.landlord.approvalPolicies = new OnePolicy(policy);
            assertAsOnTheWire("approval policy get deploys --org org_acme", policy, ApprovalPolicyJson::write);
        }
    }

    private record OnePolicy(ApprovalPolicy policy) implements ApprovalPolicies {

        @Override
        public Upserted<ApprovalPolicy> put(Caller caller, PutApprovalPolicy command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<ApprovalPolicy> list(Caller caller, OrgId orgId, PageRequest page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ApprovalPolicy get(Caller caller, OrgId orgId, PolicyId policyId) {
            return policy;
        }

        @Override
        public void delete(Caller caller, OrgId orgId, PolicyId policyId, Precondition precondition) {
            throw new UnsupportedOperationException();
        }
    }
}
