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
    /// A whole hour of UTC.
    HOUR,
    /// A day of a time zone.
    DAY,
    /// A week of a time zone, from Monday (ISO 8601).
    WEEK,
    /// A month of a time zone.
    MONTH;

    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    /// The bucket that contains an instant.
    ///
    /// @param zone ignored for hours
    public Window around(Instant instant, ZoneId zone) {
        return switch (this) {
            case HOUR -> hourAround(instant);
            case DAY -> DayWindows.around(instant, zone, day -> day, first -> first.plusDays(1));
            case WEEK ->
                DayWindows.around(
                        instant,
                        zone,
                        day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        first -> first.plusWeeks(1));
            case MONTH -> DayWindows.around(instant, zone, day -> day.withDayOfMonth(1), first -> first.plusMonths(1));
        };
    }

    /// Rounds down, before 1970 too.
    private static Window hourAround(Instant instant) {
        long start = Math.floorDiv(instant.toEpochMilli(), HOUR_MILLIS) * HOUR_MILLIS;
        return new Window(Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + HOUR_MILLIS - 1));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static Bucket of(String label) {
        return Choices.of(values(), Bucket::label, label);
    }
}
