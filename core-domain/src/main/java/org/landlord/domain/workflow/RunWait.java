package org.landlord.domain.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Timestamps;

/// What a run waits for.
///
/// @param kind as the gateway names it: `approval`, `event`, `timer`, `quota`, …
/// @param nodeId the node that waits; null if the gateway does not say
/// @param since null if the gateway does not say
public record RunWait(
        String kind, @Nullable NodeId nodeId, @Nullable Instant since) {

    public RunWait {
        since = since == null ? null : Timestamps.check(since);
    }
}
