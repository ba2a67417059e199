package org.landlord.port.in.audit;

import org.landlord.domain.failure.InvalidInput;

/// The order of audit events.
public sealed interface AuditOrder {

    /// By time of occurrence, then by sequence. Events of other services may have any time of occurrence, and
    /// so come before events that were listed already.
    record ByTime() implements AuditOrder {}

    /// The reverse of [ByTime].
    record NewestFirst() implements AuditOrder {}

    /// By position in the log. New events come last, so a reader that continues after the last sequence
    /// misses none.
    ///
    /// @param after only events with a greater sequence; 0 for all
    record BySequence(long after) implements AuditOrder {

        public BySequence {
            if (after < 0) {
                throw InvalidInput.of("after", "must not be negative");
            }
        }
    }
}
