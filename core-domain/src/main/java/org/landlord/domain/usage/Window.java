package org.landlord.domain.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Timestamps;

/// A stretch of time, inclusive at both ends: `since <= t <= until`.
///
/// @param since its first millisecond
/// @param until its last millisecond
public record Window(Instant since, Instant until) {

    /// @throws InvalidInput if it ends before it begins, or reaches beyond the years 1 to 9999
    public Window {
        since = check("since", since);
        until = check("until", until);
        if (since.isAfter(until)) {
            throw InvalidInput.of("since", "must not be after until");
        }
    }

    /// @param since null: from the beginning of time
    /// @param until null: to its end
    /// @throws InvalidInput if it ends before it begins
    public static Window of(@Nullable Instant since, @Nullable Instant until) {
        return new Window(since == null ? Timestamps.MIN : since, until == null ? Timestamps.MAX : until);
    }

    /// All of time.
    public static Window always() {
        return of(null, null);
    }

    /// True if `instant`, which is in whole milliseconds, lies in the window.
    public boolean contains(Instant instant) {
        return !instant.isBefore(since) && !instant.isAfter(until);
    }

    private static Instant check(String field, Instant instant) {
        try {
            return Timestamps.check(instant);
        } catch (InvalidInput refused) {
            throw refused.at(field);
        }
    }
}
