package org.landlord.port.in;

import org.landlord.domain.failure.InvalidInput;

/// The order of a log whose events have a sequence.
public sealed interface SequenceOrder {

    /// Oldest first. New events come last, so a reader that continues after the last sequence misses none.
    ///
    /// @param sequence only events with a greater sequence; 0 for all
    record After(long sequence) implements SequenceOrder {

        public After {
            if (sequence < 0) {
                throw InvalidInput.of("after", "must not be negative");
            }
        }
    }

    record NewestFirst() implements SequenceOrder {}

    /// All events, oldest first.
    static SequenceOrder oldestFirst() {
        return new After(0);
    }

    /// Events with a greater sequence, oldest first.
    static SequenceOrder after(long sequence) {
        return new After(sequence);
    }

    /// All events, newest first.
    static SequenceOrder newestFirst() {
        return new NewestFirst();
    }
}
