package org.landlord.adapter.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayHealth;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunProgress;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalOption;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.domain.workflow.approval.ApprovalRules;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.workflow.GatewayView;
import org.landlord.port.in.workflow.approval.ApprovalView;

/// Resources of workflows with a value in every field that may have one.
final class WorkflowSamples {

    static final Instant THEN = Instant.parse("2026-11-22T15:04:05.123Z");
    static final ProjectId PROJECT = new ProjectId("project_app");
    static final GatewayKey MAIN = new GatewayKey(null, new GatewayId("main"));
    static final Label REPORT = new Label("report");
    static final Run.Actor ADA = new Run.Actor(ActorKind.USER, new ActorId("user_ada"));
    static final UsageMapping TOKENS = new UsageMapping(
            UsageSource.OUTPUT, new DataPointer("/usage/tokens"), new Label("tokens"), new Label("token"));

    private WorkflowSamples() {}

    static GatewayView gateway(GatewayState state) {
        Gateway gateway = new Gateway(
                MAIN,
                new Name("Main"),
                new GatewayUrl("http://127.0.0.1:7331"),
                TokenReference.of("env:LANDLORD_GATEWAY_TOKEN_MAIN"),
                Gateway.ACTIVE,
                List.of(TOKENS),
                THEN,
                THEN);
        String detail = state == GatewayState.UP ? null : "the connection was refused";
        return new GatewayView(gateway, new GatewayHealth(state, detail, "0.32.0", THEN));
    }

    static Run run(String runId, RunState state) {
        boolean waits = state == RunState.WAITING_APPROVAL;
        boolean failed = state.isFailed();
        return new Run(
                RecordingLandlord.ACME,
                new RunId(runId),
                PROJECT,
                MAIN,
                new RunId("run_at_gateway"),
                REPORT,
                Metadata.ofInput(Map.of("month", "2026-11")),
                ADA,
                THEN,
                ADA,
                List.of(new ReservationId("res_1")),
                7,
                new RunProgress(
                        state,
                        waits ? new RunWait("approval", new NodeId("deploy"), THEN) : null,
                        THEN,
                        THEN,
                        state.isEnded() ? THEN : null,
                        failed ? "Task failed: deploy" : null,
                        Metadata.ofReport(Map.of("greet", Map.of("greeting", "Hello"))),
                        THEN));
    }

    static ApprovalPolicy policy(@Nullable Duration deadline) {
        return new ApprovalPolicy(
                RecordingLandlord.ACME,
                new PolicyId("deploys"),
                PROJECT,
                REPORT,
                new NodeId("deploy"),
                new Deciders(
                        List.of(new Label("owner")), List.of(new TeamId("team_ops")), List.of(new UserId("user_bob"))),
                2,
                false,
                deadline,
                true,
                THEN,
                THEN);
    }

    static ApprovalView approval(
            ApprovalStatus status, List<Decision> decisions, @Nullable Outcome outcome, List<ApprovalPolicy> policies) {
        ApprovalRequest request = new ApprovalRequest(
                new NodeId("deploy"),
                0,
                ApprovalMode.SELECT,
                "Which colour?",
                "Two are left.",
                List.of(new ApprovalOption("blue", "Blue", "like the sea"), new ApprovalOption("red", "Red", null)),
                List.of("approval:submit"),
                List.of("user_ada"),
                THEN);
        Approval approval = new Approval(
                RecordingLandlord.ACME,
                new ApprovalId("apr_1"),
                PROJECT,
                new RunId("run_1"),
                MAIN,
                REPORT,
                request,
                status,
                THEN,
                decisions,
                outcome);
        return new ApprovalView(approval, new ApprovalRules(policies), "you launched this run");
    }

    static Decision chose(String key) {
        return new Decision(ADA, true, "looks good", new ApprovalValue.Selected(key), THEN);
    }
}
