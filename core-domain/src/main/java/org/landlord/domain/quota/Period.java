package org.landlord.domain.quota;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Window;

/// The period of a limit. Rolling periods have a fixed length; calendar periods start at a calendar
/// boundary in the time zone of the limit.
public enum Period {
    /// The last 24 hours.
    DAILY,
    /// The last 7 days of 24 hours.
    WEEKLY,
    /// The last 30 days of 24 hours.
    MONTHLY,
    /// Since midnight.
    CALENDAR_DAY,
    /// Since midnight of the last Monday (ISO 8601).
    CALENDAR_WEEK,
    /// Since midnight of the first of the month.
    CALENDAR_MONTH;

    /// The period if none is given.
    public static final Period DEFAULT = MONTHLY;

    public boolean isRolling() {
        return switch (this) {
            case DAILY, WEEKLY, MONTHLY -> true;
            case CALENDAR_DAY, CALENDAR_WEEK, CALENDAR_MONTH -> false;
        };
    }

    /// The length of the windows; null for calendar periods.
    public @Nullable Duration length() {
        return switch (this) {
            case DAILY -> Duration.ofDays(1);
            case WEEKLY -> Duration.ofDays(7);
            case MONTHLY -> Duration.ofDays(30);
            case CALENDAR_DAY, CALENDAR_WEEK, CALENDAR_MONTH -> null;
        };
    }

    /// The window that ends at `until`, inclusive at both ends.
    ///
    /// @param zone the time zone of calendar periods; ignored for rolling periods
    public Window windowEndingAt(Instant until, ZoneId zone) {
        Duration length = length();
        Instant since = length != null
                ? until.minus(length)
                : firstDay(LocalDate.ofInstant(until, zone)).atStartOfDay(zone).toInstant();
        return new Window(since.isBefore(Timestamps.MIN) ? Timestamps.MIN : since, until);
    }

    /// The window of a calendar period that contains `instant`.
    ///
    /// @throws IllegalStateException if it is a rolling period
    Window windowAround(Instant instant, ZoneId zone) {
        LocalDate first = firstDay(LocalDate.ofInstant(instant, zone));
        LocalDate next = switch (this) {
            case CALENDAR_DAY -> first.plusDays(1);
            case CALENDAR_WEEK -> first.plusWeeks(1);
            case CALENDAR_MONTH -> first.plusMonths(1);
            case DAILY, WEEKLY, MONTHLY ->
                throw new IllegalStateException(
                        "only calendar periods have one window around an instant, not " + label());
        };
        Instant since = first.atStartOfDay(zone).toInstant();
        Instant until = next.atStartOfDay(zone).toInstant().minusMillis(1);
        return new Window(
                since.isBefore(Timestamps.MIN) ? Timestamps.MIN : since,
                until.isAfter(Timestamps.MAX) ? Timestamps.MAX : until);
    }

    /// The first instant whose window starts at `since` or later.
    ///
    /// @param zone the time zone of calendar periods; ignored for rolling periods
    Instant firstEndOfWindowFrom(Instant since, ZoneId zone) {
        Duration length = length();
        if (length != null) {
            return since.plus(length);
        }
        Window around = windowAround(since, zone);
        return around.since().equals(since) ? since : around.until().plusMillis(1);
    }

    private LocalDate firstDay(LocalDate today) {
        return switch (this) {
            case CALENDAR_WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case CALENDAR_MONTH -> today.withDayOfMonth(1);
            case CALENDAR_DAY, DAILY, WEEKLY, MONTHLY -> today;
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static Period of(String label) {
        return Choices.of(values(), Period::label, label);
    }
}
