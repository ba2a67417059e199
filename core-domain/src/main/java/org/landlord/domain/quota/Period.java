package org.landlord.domain.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.DayWindows;
import org.landlord.domain.usage.Window;

/// The period of a limit. Rolling periods have a fixed length; calendar periods start at midnight of a day in
/// the time zone of the limit; `lifetime` contains all usage.
///
/// `daily`, `weekly` and `monthly` are aliases of the rolling periods. A limit keeps the name with which it was
/// set; both names refer to the same limit.
public enum Period {
    /// The last 24 hours.
    ROLLING_24H,
    /// The last 7 days of 24 hours.
    ROLLING_7D,
    /// The last 30 days of 24 hours.
    ROLLING_30D,
    /// Since midnight.
    CALENDAR_DAY,
    /// Since midnight of the last Monday (ISO 8601).
    CALENDAR_WEEK,
    /// Since midnight of the first of the month.
    CALENDAR_MONTH,
    /// Since midnight of January 1.
    CALENDAR_YEAR,
    /// Since midnight of the [AnchorDay] of the limit.
    ANNIVERSARY_MONTH,
    /// All time. It never resets.
    LIFETIME,
    /// Alias of `rolling-24h`.
    DAILY,
    /// Alias of `rolling-7d`.
    WEEKLY,
    /// Alias of `rolling-30d`.
    MONTHLY;

    /// The period if none is given.
    public static final Period DEFAULT = MONTHLY;

    /// The period that identifies a limit in storage and in the order of limits: the aliases of the rolling
    /// periods, which the first version stored, and every other period itself.
    public Period identity() {
        return switch (this) {
            case ROLLING_24H -> DAILY;
            case ROLLING_7D -> WEEKLY;
            case ROLLING_30D -> MONTHLY;
            case CALENDAR_DAY,
                    CALENDAR_WEEK,
                    CALENDAR_MONTH,
                    CALENDAR_YEAR,
                    ANNIVERSARY_MONTH,
                    LIFETIME,
                    DAILY,
                    WEEKLY,
                    MONTHLY -> this;
        };
    }

    public boolean isRolling() {
        return length() != null;
    }

    /// The length of the windows of rolling periods; null for the others.
    public @Nullable Duration length() {
        return switch (this) {
            case ROLLING_24H, DAILY -> Duration.ofDays(1);
            case ROLLING_7D, WEEKLY -> Duration.ofDays(7);
            case ROLLING_30D, MONTHLY -> Duration.ofDays(30);
            case CALENDAR_DAY, CALENDAR_WEEK, CALENDAR_MONTH, CALENDAR_YEAR, ANNIVERSARY_MONTH, LIFETIME -> null;
        };
    }

    /// Checks that a limit of this period has an anchor day exactly if the period needs one.
    ///
    /// @throws InvalidInput at `anchorDay`
    public void checkAnchorDay(@Nullable AnchorDay anchorDay) {
        if (this == ANNIVERSARY_MONTH && anchorDay == null) {
            throw InvalidInput.of("anchorDay", "is required for the period " + label());
        }
        if (this != ANNIVERSARY_MONTH && anchorDay != null) {
            throw InvalidInput.of(
                    "anchorDay", "must only be given for the period " + ANNIVERSARY_MONTH.label() + ", not " + label());
        }
    }

    /// The window that ends at `until`, inclusive at both ends.
    ///
    /// @param zone the time zone of calendar periods; ignored for the others
    /// @param anchorDay required for `anniversary-month`; ignored for the others
    Window windowEndingAt(Instant until, ZoneId zone, @Nullable AnchorDay anchorDay) {
        Duration length = length();
        Instant since = length == null ? windowAround(until, zone, anchorDay).since() : until.minus(length);
        return new Window(since.isBefore(Timestamps.MIN) ? Timestamps.MIN : since, until);
    }

    /// The window that contains `instant`, of a period that is not rolling.
    ///
    /// @param anchorDay required for `anniversary-month`; ignored for the others
    /// @throws IllegalStateException if it is a rolling period
    Window windowAround(Instant instant, ZoneId zone, @Nullable AnchorDay anchorDay) {
        return switch (this) {
            case CALENDAR_DAY -> Bucket.DAY.around(instant, zone);
            case CALENDAR_WEEK -> Bucket.WEEK.around(instant, zone);
            case CALENDAR_MONTH -> Bucket.MONTH.around(instant, zone);
            case CALENDAR_YEAR ->
                DayWindows.around(instant, zone, day -> day.withDayOfYear(1), first -> first.plusYears(1));
            case ANNIVERSARY_MONTH -> {
                AnchorDay anchor = Objects.requireNonNull(anchorDay);
                yield DayWindows.around(instant, zone, anchor::firstDay, anchor::nextFirstDay);
            }
            case LIFETIME -> Window.always();
            case ROLLING_24H, ROLLING_7D, ROLLING_30D, DAILY, WEEKLY, MONTHLY ->
                throw new IllegalStateException("rolling periods have many windows around an instant: " + label());
        };
    }

    /// The first instant whose window starts at `since` or later; null if there is none.
    ///
    /// @param zone the time zone of calendar periods; ignored for the others
    /// @param anchorDay required for `anniversary-month`; ignored for the others
    @Nullable
    Instant firstEndOfWindowFrom(Instant since, ZoneId zone, @Nullable AnchorDay anchorDay) {
        Duration length = length();
        if (length != null) {
            return since.plus(length);
        }
        Window around = windowAround(since, zone, anchorDay);
        if (around.since().equals(since)) {
            return since;
        }
        return this == LIFETIME ? null : around.until().plusMillis(1);
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static Period of(String label) {
        return Choices.of(values(), Period::label, label);
    }
}
