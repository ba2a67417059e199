package org.landlord.adapter.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.workflow.RunEvent;

/// Reads the recorded events of a run.
final class EventReading {

    /// Events about the engine's own store, at every step.
    private static final Set<String> NOISE = Set.of("FrameCommitted", "SnapshotCaptured");

    private static final int MAX_TYPE = 128;

    private EventReading() {}

    /// The number of an event at the gateway, which counts from 0. Landlord counts from 1.
    static long sequence(Members row) {
        Long number = row.integer("seq");
        return number == null ? 0 : number + 1;
    }

    /// An event that is too large to be read.
    static RunEvent unreadable(long sequence, Instant now) {
        return new RunEvent(sequence, "EventTooLarge", now, Reports.of(Reports.note("it is too large")));
    }

    /// @param now for events without a time
    /// @return empty if the event says nothing about the run
    static Optional<RunEvent> event(Members row, Instant now) {
        String type = row.text("event", "type");
        if (type == null || NOISE.contains(type) || sequence(row) <= 0) {
            return Optional.empty();
        }
        Instant at = row.instant("timestampMs", "timestamp");
        Metadata payload = Reports.of(CleanText.payload(row.object("payload").all()));
        return Optional.of(new RunEvent(sequence(row), CleanText.line(type, MAX_TYPE), at == null ? now : at, payload));
    }
}
