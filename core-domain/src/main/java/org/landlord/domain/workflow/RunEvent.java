package org.landlord.domain.workflow;

import java.time.Instant;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;

/// An event of a run, as its gateway recorded it.
///
/// @param sequence the position in the events of the run; increases
/// @param type as the gateway names it: `RunStarted`, `NodeFinished`, `ApprovalRequested`, …
/// @param payload without secrets that Landlord recognizes
public record RunEvent(long sequence, String type, Instant occurredAt, Metadata payload) {

    public RunEvent {
        occurredAt = Timestamps.check(occurredAt);
    }
}
