package org.landlord.application.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.port.out.workflow.RunReport;

/// A run of the engine in memory.
final class EngineRun {
    final Label workflow;
    final Instant createdAt;

    @Nullable
    RunId parent;

    RunState state = RunState.RUNNING;

    @Nullable
    Instant endedAt;

    Metadata outputs = Metadata.empty();
    final List<RunEvent> events = new ArrayList<>();

    @Nullable
    ApprovalRequest request;

    @Nullable
    Boolean decided;

    EngineRun(Label workflow, Instant createdAt) {
        this.workflow = workflow;
        this.createdAt = createdAt;
    }

    RunReport report(RunId runId) {
        RunWait wait = request == null ? null : new RunWait("approval", EngineInMemory.NODE, request.requestedAt());
        return new RunReport(runId, parent, workflow, state, wait, createdAt, createdAt, endedAt, null);
    }
}
