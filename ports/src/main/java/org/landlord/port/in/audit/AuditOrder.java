package org.landlord.port.in.audit;

import org.landlord.domain.failure.InvalidInput;

/// In which order audit events are listed.
public sealed interface AuditOrder {

    /// By when they occurred, then by sequence. An event of the caller's own service may have occurred at any time,
    /// and so may come before what was listed already.
    record ByTime() implements AuditOrder {}

    /// By their place in the log. What is written later comes later, so whoever goes on after the last sequence they
    /// have seen misses nothing.
    ///
    /// @param after only those with a greater sequence; 0 for all
    record BySequence(long after) implements AuditOrder {

        public BySequence {
            if (after < 0) {
                throw InvalidInput.of("after", "must not be negative");
            }
        }
    }
}
