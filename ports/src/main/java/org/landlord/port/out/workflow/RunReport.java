package org.landlord.port.out.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;

/// What a gateway tells about a run. Times are by its clock, in milliseconds.
///
/// @param parent the run that launched it; null if none did, or the gateway does not tell
/// @param waitsFor null if it does not wait, and in lists
/// @param startedAt null if it has not started
/// @param endedAt null if it has not ended
/// @param error why it failed, without stack traces and paths; null if it has not failed
public record RunReport(
        RunId runId,
        @Nullable RunId parent,
        Label workflow,
        RunState state,
        @Nullable RunWait waitsFor,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error) {}
