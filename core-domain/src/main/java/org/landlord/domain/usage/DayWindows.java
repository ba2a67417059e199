package org.landlord.domain.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.landlord.domain.shared.Timestamps;

/// Windows that start at midnight of certain days in a time zone. If the clock is set forward at midnight, the
/// window starts when the day starts; if it is set back over midnight, at the first of the two midnights.
/// Consecutive windows neither overlap nor leave a gap.
public final class DayWindows {

    private DayWindows() {}

    /// The window that contains an instant.
    ///
    /// @param firstDay the first day of the window of a day
    /// @param nextFirstDay the first day of the next window, given the first day of a window
    public static Window around(
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
}
