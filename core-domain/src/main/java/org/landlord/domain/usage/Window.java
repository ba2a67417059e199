package org.landlord.domain.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
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

    /// The window that contains an instant, of windows that start at midnight of certain days in a time zone. If
    /// the clock is set forward at midnight, the window starts when the day starts; if it is set back over
    /// midnight, at the first of the two midnights. Consecutive windows neither overlap nor leave a gap.
    ///
    /// @param firstDay the first day of the window of a day
    /// @param nextFirstDay the first day of the next window, given the first day of a window
    public static Window ofDays(
            Instant instant, ZoneId zone, UnaryOperator<LocalDate> firstDay, UnaryOperator<LocalDate> nextFirstDay) {
        LocalDate first = firstDay.apply(LocalDate.ofInstant(instant, zone));
        LocalDate next = nextFirstDay.apply(first);
        // The clock was set back to the day before: the next window has already started.
        if (!instant.isBefore(start(next, zone))) {
            first = next;
            next = nextFirstDay.apply(first);
        }
        Instant since = start(first, zone);
        Instant until = start(next, zone).minusMillis(1);
        return new Window(
                since.isBefore(Timestamps.MIN) ? Timestamps.MIN : since,
                until.isAfter(Timestamps.MAX) ? Timestamps.MAX : until);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
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
