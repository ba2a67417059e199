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

/// How far back a limit looks. Rolling periods have a fixed length; calendar periods begin at a boundary of the
/// calendar in the limit's time zone.
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

    /// The period of a limit that is given none.
    public static final Period DEFAULT = MONTHLY;

    /// True if it has a fixed length, false if it begins at a boundary of the calendar.
    public boolean isRolling() {
        return switch (this) {
            case DAILY, WEEKLY, MONTHLY -> true;
            case CALENDAR_DAY, CALENDAR_WEEK, CALENDAR_MONTH -> false;
        };
    }

    /// How long its windows are; null for calendar periods, whose windows differ.
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
    /// @param zone where calendar periods begin their days; rolling periods do not look at it
    public Window windowEndingAt(Instant until, ZoneId zone) {
        Duration length = length();
        Instant since = length != null
                ? until.minus(length)
                : firstDay(LocalDate.ofInstant(until, zone)).atStartOfDay(zone).toInstant();
        return new Window(since.isBefore(Timestamps.MIN) ? Timestamps.MIN : since, until);
    }

    /// The whole window of a calendar period that an instant falls into: to the last millisecond before the next.
    ///
    /// @throws IllegalStateException if it is a rolling period
    Window windowAround(Instant instant, ZoneId zone) {
        LocalDate first = firstDay(LocalDate.ofInstant(instant, zone));
        LocalDate next = switch (this) {
            case CALENDAR_DAY -> first.plusDays(1);
            case CALENDAR_WEEK -> first.plusWeeks(1);
            case CALENDAR_MONTH -> first.plusMonths(1);
            case DAILY, WEEKLY, MONTHLY ->
                throw new IllegalStateException("an instant falls into many windows of the period " + label());
        };
        Instant since = first.atStartOfDay(zone).toInstant();
        Instant until = next.atStartOfDay(zone).toInstant().minusMillis(1);
        return new Window(
                since.isBefore(Timestamps.MIN) ? Timestamps.MIN : since,
                until.isAfter(Timestamps.MAX) ? Timestamps.MAX : until);
    }

    private LocalDate firstDay(LocalDate today) {
        return switch (this) {
            case CALENDAR_WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case CALENDAR_MONTH -> today.withDayOfMonth(1);
            case CALENDAR_DAY, DAILY, WEEKLY, MONTHLY -> today;
        };
    }

    /// How it is written everywhere: in lower case, with hyphens.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param label one of the labels, exactly
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static Period of(String label) {
        return Choices.of(values(), Period::label, label);
    }
}
