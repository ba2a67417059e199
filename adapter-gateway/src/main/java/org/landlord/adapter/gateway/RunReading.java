package org.landlord.adapter.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.port.out.workflow.RunReport;

/// Reads what a gateway tells about a run.
final class RunReading {

    /// A gateway writes a heartbeat every few seconds. It says itself that a run is orphaned after so
    /// long, but not in lists.
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Label UNNAMED = new Label("unknown");

    private RunReading() {}

    /// Reads a row of a list.
    ///
    /// @param now the time by the gateway's clock
    /// @return empty if its id is none that Landlord gives
    static Optional<RunReport> row(Members row, Instant now) {
        String id = row.text("runId");
        try {
            return id == null ? Optional.empty() : Optional.of(report(new RunId(id), row, now, false));
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }

    /// Reads the details of a run.
    ///
    /// @param now the time by the gateway's clock
    static RunReport details(RunId runId, Members row, Instant now) {
        return report(runId, row, now, true);
    }

    private static RunReport report(RunId runId, Members row, Instant now, boolean isDetailed) {
        RunState state = state(row, now);
        return new RunReport(
                runId,
                parent(row),
                workflow(row),
                state,
                isDetailed ? waitsFor(row.object("runState").object("blocked"), state) : null,
                row.instant("createdAtMs", "createdAt"),
                row.instant("startedAtMs", "startedAt"),
                row.instant("finishedAtMs", "finishedAt"),
                state == RunState.FAILED ? error(row) : null);
    }

    /// @return null if there is none, or its id is none that Landlord gives
    private static @Nullable RunId parent(Members row) {
        String id = row.text("parentRunId");
        try {
            return id == null ? null : new RunId(id);
        } catch (InvalidInput _) {
            return null;
        }
    }

    private static Label workflow(Members row) {
        String name = row.text("workflowKey", "workflowName", "workflow");
        try {
            return name == null ? UNNAMED : new Label(name);
        } catch (InvalidInput _) {
            return UNNAMED;
        }
    }

    static RunState state(Members row, Instant now) {
        RunState byStatus = named(row.text("status", "state"));
        String told = row.object("runState").text("state");
        RunState state = told == null ? byStatus : named(told);
        if (state == RunState.UNKNOWN && byStatus.isEnded()) {
            return byStatus;
        }
        if (state != RunState.RUNNING) {
            return state;
        }
        Instant heartbeat = row.instant("heartbeatAtMs", "heartbeatAt");
        if (told == null && heartbeat != null && heartbeat.plus(SILENCE).isBefore(now)) {
            return RunState.ORPHANED;
        }
        return row.has("pauseRequestedAtMs") || row.has("pauseRequestedAt") ? RunState.PAUSING : state;
    }

    private static RunState named(@Nullable String name) {
        String plain = name == null ? "" : name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (plain) {
            case "running", "in-progress" -> RunState.RUNNING;
            case "waiting-approval" -> RunState.WAITING_APPROVAL;
            case "waiting-event" -> RunState.WAITING_EVENT;
            case "waiting-timer" -> RunState.WAITING_TIMER;
            case "waiting-quota" -> RunState.WAITING_QUOTA;
            case "pausing" -> RunState.PAUSING;
            case "paused" -> RunState.PAUSED;
            case "orphaned" -> RunState.ORPHANED;
            case "stale" -> RunState.STALE;
            case "recovering" -> RunState.RECOVERING;
            case "finished", "succeeded" -> RunState.SUCCEEDED;
            case "failed" -> RunState.FAILED;
            case "cancelled", "canceled" -> RunState.CANCELLED;
            case "continued" -> RunState.CONTINUED;
            default -> RunState.UNKNOWN;
        };
    }

    private static @Nullable RunWait waitsFor(Members blocked, RunState state) {
        String kind = blocked.text("kind");
        if (kind != null) {
            return new RunWait(
                    CleanText.line(kind, 64),
                    node(blocked.text("nodeId")).orElse(null),
                    blocked.instant("requestedAt", "requestedAtMs", "since", "sinceMs"));
        }
        return switch (state) {
            case WAITING_APPROVAL, WAITING_EVENT, WAITING_TIMER, WAITING_QUOTA ->
                new RunWait(state.label().substring("waiting-".length()), null, null);
            case LAUNCHING,
                    LAUNCH_FAILED,
                    RUNNING,
                    PAUSING,
                    PAUSED,
                    ORPHANED,
                    STALE,
                    RECOVERING,
                    SUCCEEDED,
                    FAILED,
                    CANCELLED,
                    CONTINUED,
                    LOST,
                    UNKNOWN -> null;
        };
    }

    /// @return empty if there is none, or none that can be named
    static Optional<NodeId> node(@Nullable String id) {
        try {
            return id == null ? Optional.empty() : Optional.of(new NodeId(id));
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }

    private static String error(Members row) {
        Object told = row.all().containsKey("errorJson")
                ? row.all().get("errorJson")
                : row.all().get("error");
        String text = told instanceof String given ? given : null;
        Members error = text == null ? Members.of(told) : Members.of(parsed(text));
        String summary = error.text("summary", "message");
        if (summary == null) {
            return text == null || !error.all().isEmpty()
                    ? "the gateway gives no reason"
                    : CleanText.error(text, CleanText.MAX_ERROR);
        }
        String shown = CleanText.error(summary, CleanText.MAX_ERROR);
        String cause = cause(error.object("cause"));
        return cause.isEmpty() || shown.contains(cause)
                ? shown
                : CleanText.line(shown + ": " + cause, CleanText.MAX_ERROR);
    }

    private static String cause(Members cause) {
        String message = cause.text("message", "summary");
        if (message != null) {
            return CleanText.error(message, CleanText.MAX_ERROR);
        }
        return Boolean.FALSE.equals(cause.all().get("approved")) ? "its approval was denied" : "";
    }

    /// The memory is that of the text, which is bounded.
    private static @Nullable Object parsed(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), _ -> true, null);
        } catch (IOException _) {
            return null;
        }
    }
}
