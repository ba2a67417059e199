package org.landlord.domain.usage;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The time resolution of a usage summary.
public enum Bucket {
    /// A whole minute of UTC.
    MINUTE,
    /// A whole hour of UTC.
    HOUR,
    /// A day of a time zone.
    DAY,
    /// A week of a time zone, from Monday (ISO 8601).
    WEEK,
    /// A month of a time zone.
    MONTH;

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    /// The bucket that contains an instant.
    ///
    /// @param zone ignored unless [#isOfCalendar]
    public Window around(Instant instant, ZoneId zone) {
        return switch (this) {
            case MINUTE -> around(instant, MINUTE_MILLIS);
            case HOUR -> around(instant, HOUR_MILLIS);
            case DAY -> Window.ofDays(instant, zone, day -> day, first -> first.plusDays(1));
            case WEEK ->
                Window.ofDays(
                        instant,
                        zone,
                        day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        first -> first.plusWeeks(1));
            case MONTH -> Window.ofDays(instant, zone, day -> day.withDayOfMonth(1), first -> first.plusMonths(1));
        };
    }

    /// Rounds down, before 1970 too.
    private static Window around(Instant instant, long millis) {
        long start = Math.floorDiv(instant.toEpochMilli(), millis) * millis;
        return new Window(Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + millis - 1));
    }

    /// True for days, weeks and months, which start at midnight of a time zone.
    public boolean isOfCalendar() {
        return compareTo(DAY) >= 0;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static Bucket of(String label) {
        return Choices.of(values(), Bucket::label, label);
    }
}
