package org.landlord.domain.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;

/// How far a run is, as last seen at its gateway.
///
/// @param waitsFor null if it does not wait
/// @param stateSince since when Landlord has seen this state
/// @param startedAt by the clock of the gateway; null if it has not started
/// @param endedAt by the clock of the gateway; null if it has not ended
/// @param error why it failed, without stack traces and paths of the gateway; null if it has not failed
/// @param outputs the output of each node that has one, by the id of the node
/// @param seenAt when the gateway last told this; null if it has not yet
public record RunProgress(
        RunState state,
        @Nullable RunWait waitsFor,
        Instant stateSince,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        Metadata outputs,
        @Nullable Instant seenAt) {

    /// The maximum length of an error.
    public static final int MAX_ERROR_LENGTH = 2_000;

    public RunProgress {
        stateSince = Timestamps.check(stateSince);
        startedAt = startedAt == null ? null : Timestamps.check(startedAt);
        endedAt = endedAt == null ? null : Timestamps.check(endedAt);
        seenAt = seenAt == null ? null : Timestamps.check(seenAt);
    }

    /// Of a run that is launched at `now`.
    public static RunProgress launching(Instant now) {
        return new RunProgress(RunState.LAUNCHING, null, now, null, null, null, Metadata.empty(), null);
    }

    /// Of a launch that failed.
    ///
    /// @param reason for the caller
    public RunProgress launchFailed(String reason, Instant now) {
        return new RunProgress(RunState.LAUNCH_FAILED, null, now, null, now, reason, Metadata.empty(), seenAt);
    }

    /// The same, as the gateway told it once more at `now`.
    public RunProgress seen(Instant now) {
        return new RunProgress(state, waitsFor, stateSince, startedAt, endedAt, error, outputs, now);
    }

    /// The same in another state, until the gateway tells more.
    public RunProgress expecting(RunState next, Instant now) {
        return new RunProgress(
                next, null, next == state ? stateSince : now, startedAt, endedAt, error, outputs, seenAt);
    }
}
