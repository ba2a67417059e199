package org.landlord.domain.quota;

import java.time.LocalDate;
import java.time.YearMonth;
import org.landlord.domain.failure.InvalidInput;

/// The day of the month on which the windows of `anniversary-month` start.
///
/// @param day 1 to 31; in a month without it, windows start on the last day
public record AnchorDay(int day) {

    private static final int LAST = 31;

    /// @throws InvalidInput if it is out of range
    public AnchorDay {
        if (day < 1 || day > LAST) {
            throw outOfRange();
        }
    }

    /// @throws InvalidInput if it is out of range
    public static AnchorDay of(long day) {
        return new AnchorDay(Math.clamp(day, 0, LAST + 1));
    }

    /// @throws InvalidInput if it is not a number, or out of range
    public static AnchorDay parse(String text) {
        try {
            return of(Long.parseLong(text.strip()));
        } catch (NumberFormatException _) {
            throw outOfRange();
        }
    }

    private static InvalidInput outOfRange() {
        return new InvalidInput("must be a day of the month from 1 to " + LAST);
    }

    /// The first day of the window that contains a day.
    LocalDate firstDay(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        LocalDate anchor = in(month);
        return day.isBefore(anchor) ? in(month.minusMonths(1)) : anchor;
    }

    /// The first day of the next window, given the first day of a window.
    LocalDate nextFirstDay(LocalDate first) {
        return in(YearMonth.from(first).plusMonths(1));
    }

    private LocalDate in(YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    /// `31`.
    @Override
    public String toString() {
        return String.valueOf(day);
    }
}
