package org.landlord.adapter.rest.workflow.rpc;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.observe.UsageMetrics;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.ListRuns;
import org.landlord.port.in.workflow.Runs;

/// The methods for runs.
@Singleton
class RpcRuns {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1_000;

    private static final int DEFAULT_EVENTS = 100;

    private static final String RUN_ID = "runId";
    private static final String STATUS = "status";
    private static final String WORKFLOW = "workflow";
    private static final String LIMIT = "limit";

    private final Runs runs;
    private final LaunchProject project;
    private final UsageMetrics metrics;

    RpcRuns(Landlord landlord, LaunchProject project, UsageMetrics metrics) {
        this.runs = landlord.runs();
        this.project = project;
        this.metrics = metrics;
    }

    Map<String, Object> launch(RpcCall call) {
        RpcParameters given = call.parameters();
        Label workflow = given.required(WORKFLOW, Label::new);
        RunId runId = given.object("options").optional(RUN_ID, RunId::new);
        LaunchRun command = new LaunchRun(
                call.orgId(),
                project.of(call),
                runId == null ? call.derivedRunId() : runId,
                call.gatewayId(),
                workflow,
                given.input("input"),
                List.of());
        try {
            Run run = metrics.counted(() -> runs.launch(call.caller(), command)).value();
            return Map.of(RUN_ID, run.runId().value(), WORKFLOW, run.workflow().value(), "system", false);
        } catch (InvalidInput refused) {
            if (refused.violations().getFirst().pointer().equals("/" + WORKFLOW)) {
                throw RpcRefused.unknownWorkflow(workflow.value());
            }
            throw refused;
        }
    }

    List<Map<String, @Nullable Object>> list(RpcCall call) {
        RpcParameters filter = call.parameters().object("filter");
        long limit = Math.min(filter.number(LIMIT, DEFAULT_LIMIT), MAX_LIMIT);
        long offset = filter.number("offset", 0);
        if (limit <= 0) {
            throw RpcRefused.invalidInput("limit must be a positive integer");
        }
        if (offset < 0) {
            throw RpcRefused.invalidRequest("offset must not be negative");
        }
        String status = filter.optional(STATUS, text -> text);
        List<RunState> states = Arrays.stream(RunState.values())
                .filter(state -> status == null || RunFrames.status(state).equals(status))
                .toList();
        // Landlord does not know which runs other runs have started.
        if (states.isEmpty() || filter.optional("parentRunId", text -> text) != null) {
            return List.of();
        }
        ListRuns query = query(call, filter.optional(WORKFLOW, Label::new), states);
        List<Run> found = Pages.collect(
                page -> runs.list(call.caller(), query, page), run -> states.contains(run.state()), offset, limit);
        return found.stream().map(RunFrames::row).toList();
    }

    /// Selects as much as a query can; several states are selected afterwards.
    private static ListRuns query(RpcCall call, @Nullable Label workflow, List<RunState> states) {
        boolean allEnded = states.stream().allMatch(RunState::isEnded);
        boolean noneEnded = states.stream().noneMatch(RunState::isEnded);
        return new ListRuns(
                call.orgId(),
                call.projectId(),
                call.gatewayId(),
                workflow,
                states.size() == 1 ? states.getFirst() : null,
                allEnded || noneEnded ? allEnded : null,
                null,
                null);
    }

    Map<String, @Nullable Object> get(RpcCall call) {
        return RunFrames.run(found(call));
    }

    List<Map<String, @Nullable Object>> events(RpcCall call) {
        RpcParameters given = call.parameters();
        long limit = Math.min(given.number(LIMIT, DEFAULT_EVENTS), PageRequest.MAX_LIMIT);
        if (limit <= 0) {
            throw RpcRefused.invalidInput("limit must be a positive integer");
        }
        Run run = found(call);
        // Sequence numbers of the gateway begin with 0, those of Landlord with 1.
        long after = Math.clamp(given.number("afterSeq", -1), -1, Long.MAX_VALUE - 1) + 1;
        return runs
                .events(call.caller(), run.orgId(), run.runId(), after, new PageRequest((int) limit, null))
                .items()
                .stream()
                .map(event -> RunFrames.event(run, event))
                .toList();
    }

    Map<String, Object> cancel(RpcCall call) {
        try {
            Run before = found(call);
            Run after = runs.cancel(call.caller(), before.orgId(), before.runId());
            boolean won = before.state() != RunState.CANCELLED;
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("won", won);
            answer.put(STATUS, won ? RunFrames.status(after.state()) : "already-terminal");
            answer.put("terminalStatus", RunFrames.status(RunState.CANCELLED));
            answer.put("repaired", won);
            answer.put(RUN_ID, after.runId().value());
            return answer;
        } catch (NotFound missing) {
            throw RpcRefused.noSuchRun(missing);
        } catch (Conflict refused) {
            throw RpcRefused.notActive(refused);
        }
    }

    Map<String, Object> pause(RpcCall call) {
        try {
            Run run = found(call);
            runs.pause(call.caller(), run.orgId(), run.runId());
            return Map.of(RUN_ID, run.runId().value(), STATUS, "pausing");
        } catch (NotFound missing) {
            throw RpcRefused.noSuchRun(missing);
        } catch (Conflict refused) {
            throw RpcRefused.notActive(refused);
        }
    }

    Map<String, Object> resume(RpcCall call) {
        Run run = found(call);
        try {
            runs.resume(call.caller(), run.orgId(), run.runId());
            return Map.of(RUN_ID, run.runId().value(), STATUS, "resume_requested");
        } catch (Conflict _) {
            return Map.of(RUN_ID, run.runId().value(), STATUS, "already_terminal");
        }
    }

    /// The run of the parameter `runId`.
    ///
    /// @throws NotFound if it is at another gateway, or in another project than that of the path
    Run found(RpcCall call) {
        RunId runId = call.parameters().required(RUN_ID, RunId::new);
        Run run = runs.get(call.caller(), call.orgId(), runId);
        boolean isHere = run.gateway().gatewayId().equals(call.gatewayId())
                && Objects.requireNonNullElse(call.projectId(), run.projectId()).equals(run.projectId());
        if (!isHere) {
            throw new NotFound("run", runId);
        }
        return run;
    }
}
