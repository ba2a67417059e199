package org.landlord.domain.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Timestamps;

/// A time range, inclusive at both ends: `since <= t <= until`.
public record Window(Instant since, Instant until) {

    /// @throws InvalidInput if it ends before it starts, or is not within the years 1 to 9999
    public Window {
        since = check("since", since);
        until = check("until", until);
        if (since.isAfter(until)) {
            throw InvalidInput.of("since", "must not be after until");
        }
    }

    /// @param since null for no lower bound
    /// @param until null for no upper bound
    /// @throws InvalidInput if it ends before it starts
    public static Window of(@Nullable Instant since, @Nullable Instant until) {
        return new Window(since == null ? Timestamps.MIN : since, until == null ? Timestamps.MAX : until);
    }

    public static Window always() {
        return of(null, null);
    }

    /// @param instant in whole milliseconds
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
