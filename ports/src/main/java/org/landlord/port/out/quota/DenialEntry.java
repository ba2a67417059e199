package org.landlord.port.out.quota;

import java.time.Instant;
import org.landlord.domain.quota.Denial;

/// A denial in a list of all organizations, without its refusals.
///
/// @param firstAt the time of the first refusal
/// @param lastAt the time of the last refusal
public record DenialEntry(Denial.Key key, long sequence, Instant firstAt, Instant lastAt) {

    public static DenialEntry of(Denial denial) {
        return new DenialEntry(denial.key(), denial.sequence(), denial.firstAt(), denial.lastAt());
    }

    /// In the list by the last refusal.
    public TimePosition position() {
        return new TimePosition(lastAt, key.limit().orgId(), sequence);
    }
}
