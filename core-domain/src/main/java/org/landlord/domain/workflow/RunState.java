package org.landlord.domain.workflow;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The state of a run.
public enum RunState {
    /// Landlord has its record; the gateway has not confirmed it yet.
    LAUNCHING,
    /// The gateway has refused it or does not know it. It has ended.
    LAUNCH_FAILED,
    RUNNING,
    WAITING_APPROVAL,
    WAITING_EVENT,
    WAITING_TIMER,
    WAITING_QUOTA,
    /// Ends its current step, then pauses.
    PAUSING,
    PAUSED,
    /// The process that executed it has ended. It can be resumed.
    ORPHANED,
    /// The gateway has not heard from its process for some time.
    STALE,
    /// The gateway resumes it after a failure of its process.
    RECOVERING,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /// It ended, and the gateway continues it as another run.
    CONTINUED,
    /// The gateway no longer knows it. It has ended.
    LOST,
    /// A state that Landlord does not know.
    UNKNOWN;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// True if it stands still until somebody resumes it, or may do so.
    public boolean isResumable() {
        return switch (this) {
            case PAUSING, PAUSED, ORPHANED, STALE, UNKNOWN -> true;
            case LAUNCHING,
                    LAUNCH_FAILED,
                    RUNNING,
                    WAITING_APPROVAL,
                    WAITING_EVENT,
                    WAITING_TIMER,
                    WAITING_QUOTA,
                    RECOVERING,
                    SUCCEEDED,
                    FAILED,
                    CANCELLED,
                    CONTINUED,
                    LOST -> false;
        };
    }

    /// True if it cannot change.
    public boolean isEnded() {
        return switch (this) {
            case LAUNCH_FAILED, SUCCEEDED, FAILED, CANCELLED, CONTINUED, LOST -> true;
            case LAUNCHING,
                    RUNNING,
                    WAITING_APPROVAL,
                    WAITING_EVENT,
                    WAITING_TIMER,
                    WAITING_QUOTA,
                    PAUSING,
                    PAUSED,
                    ORPHANED,
                    STALE,
                    RECOVERING,
                    UNKNOWN -> false;
        };
    }

    /// True if it ended without its result.
    public boolean isFailed() {
        return this == FAILED || this == LAUNCH_FAILED || this == LOST;
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one
    ///     of them
    public static RunState of(String label) {
        return Choices.of(values(), RunState::label, label);
    }
}
