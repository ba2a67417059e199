package org.landlord.application.workflow;

import java.util.List;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.Run;

/// Pauses or cancels runs that use what is exceeded, if the limit says so.
final class ExceededLimits {

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final RunFollower follower;

    ExceededLimits(UseCaseContext ports, GatewayCalls calls, RunFollower follower) {
        this.ports = ports;
        this.calls = calls;
        this.follower = follower;
    }

    void stop(Gateway gateway, List<Run> runs, Findings findings) {
        if (runs.isEmpty()) {
            return;
        }
    }
}
