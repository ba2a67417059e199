package org.landlord.adapter.rest.workflow.rpc;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalOption;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.wire.json.Json;

/// Runs, events and approvals as the gateway writes them. What Landlord does not know is null.
final class RunFrames {

    private RunFrames() {}

    /// A row of a list.
    static Map<String, @Nullable Object> row(Run run) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("runId", run.runId().value());
        row.put("parentRunId", null);
        row.put("workflowName", run.workflow().value());
        row.put("workflowKey", run.workflow().value());
        row.put("status", status(run.state()));
        row.put("createdAtMs", run.launchedAt().toEpochMilli());
        row.put("startedAtMs", millis(run.progress().startedAt()));
        row.put("finishedAtMs", millis(run.progress().endedAt()));
        row.put("heartbeatAtMs", null);
        row.put("runtimeOwnerId", null);
        row.put("cancelRequestedAtMs", null);
        row.put("pauseRequestedAtMs", null);
        row.put("errorJson", error(run.progress().error()));
        row.put("configJson", config(run));
        row.put("system", false);
        return row;
    }

    /// A single run.
    static Map<String, @Nullable Object> run(Run run) {
        Map<String, @Nullable Object> single = row(run);
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("runId", run.runId().value());
        state.put(
                "computedAt",
                Timestamps.format(Objects.requireNonNullElse(
                        run.progress().seenAt(), run.progress().stateSince())));
        state.put("state", detailed(run.state()));
        RunWait waiting = run.progress().waitsFor();
        if (waiting != null) {
            state.put("blocked", blocked(waiting));
        }
        single.put("summary", Map.of());
        single.put("runState", state);
        return single;
    }

    private static Map<String, @Nullable Object> blocked(RunWait waiting) {
        Map<String, @Nullable Object> blocked = new LinkedHashMap<>();
        blocked.put("kind", waiting.kind());
        if (waiting.nodeId() != null) {
            blocked.put("nodeId", waiting.nodeId().value());
        }
        if (waiting.since() != null) {
            blocked.put("requestedAt", Timestamps.format(waiting.since()));
        }
        return blocked;
    }

    /// The `status` of the gateway, which has fewer states.
    static String status(RunState state) {
        return switch (state) {
            case LAUNCHING, RUNNING, PAUSING, ORPHANED, STALE, RECOVERING, UNKNOWN -> "running";
            case WAITING_APPROVAL, WAITING_EVENT, WAITING_TIMER, WAITING_QUOTA, PAUSED, CANCELLED, CONTINUED ->
                state.label();
            case SUCCEEDED -> "finished";
            case FAILED, LAUNCH_FAILED, LOST -> "failed";
        };
    }

    /// The `runState` of the gateway.
    private static String detailed(RunState state) {
        return switch (state) {
            case LAUNCHING, PAUSING -> RunState.RUNNING.label();
            case LAUNCH_FAILED, LOST -> RunState.FAILED.label();
            case RUNNING,
                    WAITING_APPROVAL,
                    WAITING_EVENT,
                    WAITING_TIMER,
                    WAITING_QUOTA,
                    PAUSED,
                    ORPHANED,
                    STALE,
                    RECOVERING,
                    SUCCEEDED,
                    FAILED,
                    CANCELLED,
                    CONTINUED,
                    UNKNOWN -> state.label();
        };
    }

    private static @Nullable String error(@Nullable String error) {
        return error == null
                ? null
                : Json.write(
                        error,
                        (text, out) ->
                                out.text("name", "Error").text("message", text).text("summary", text));
    }

    private static String config(Run run) {
        Run.Actor actor = Objects.requireNonNullElse(run.resumedBy(), run.launchedBy());
        return Json.write(
                actor, (by, out) -> out.object("auth", by, (it, auth) -> auth.text("triggeredBy", it.actorId())));
    }

    static Map<String, @Nullable Object> event(Run run, RunEvent event) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("runId", run.runId().value());
        // Those of the gateway begin with 0.
        row.put("seq", event.sequence() - 1);
        row.put("event", event.type());
        row.put("payload", event.payload().members());
        row.put("timestampMs", event.occurredAt().toEpochMilli());
        return row;
    }

    static Map<String, @Nullable Object> approval(Approval approval) {
        ApprovalRequest request = approval.request();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("runId", approval.runId().value());
        row.put("workflowKey", approval.workflow().value());
        row.put("nodeId", request.nodeId().value());
        row.put("iteration", request.iteration());
        row.put("requestTitle", request.title());
        row.put("requestSummary", request.summary());
        row.put("requestedAtMs", request.requestedAt().toEpochMilli());
        row.put("approvalMode", request.mode().label());
        row.put("options", request.options().stream().map(RunFrames::option).toList());
        row.put("allowedScopes", List.copyOf(request.allowedScopes()));
        row.put("allowedUsers", List.copyOf(request.allowedUsers()));
        row.put("autoApprove", null);
        return row;
    }

    private static Map<String, Object> option(ApprovalOption option) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", option.key());
        row.put("label", option.label());
        if (option.summary() != null) {
            row.put("summary", option.summary());
        }
        return row;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
