package org.landlord.adapter.cli.option;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Timestamps;

/// A time on the command line: an instant, or a whole day in the time zone of the machine.
///
/// @param first the instant, or the start of the day
/// @param last the instant, or the last millisecond of the day
public record TimeExpression(Instant first, Instant last) {

    /// Parses `2026-11-22T15:04:05Z`, `2026-11-22`, `today`, `yesterday`, `now`, or a duration such as `24h`, which is
    /// that long ago.
    ///
    /// @throws InvalidInput if the text is none of them
    public static TimeExpression of(String text) {
        return of(text, Clock.systemDefaultZone());
    }

    /// @param clock the current time, and the time zone of days
    static TimeExpression of(String text, Clock clock) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        LocalDate today = LocalDate.now(clock);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (word) {
            case "now" -> new TimeExpression(now, now);
            case "today" -> day(today, clock);
            case "yesterday" -> day(today.minusDays(1), clock);
            default -> {
                if (ArgumentParsers.isDuration(word)) {
                    Instant ago = now.minus(ArgumentParsers.duration(word));
                    yield new TimeExpression(ago, ago);
                }
                LocalDate date = date(word);
                yield date == null ? instant(text) : day(date, clock);
            }
        };
    }

    private static TimeExpression day(LocalDate day, Clock clock) {
        try {
            return new TimeExpression(
                    Timestamps.check(day.atStartOfDay(clock.getZone()).toInstant()),
                    Timestamps.check(day.plusDays(1)
                            .atStartOfDay(clock.getZone())
                            .toInstant()
                            .minusMillis(1)));
        } catch (DateTimeException | InvalidInput _) {
            throw invalid();
        }
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static TimeExpression instant(String text) {
        try {
            Instant instant = Timestamps.parse(text);
            return new TimeExpression(instant, instant);
        } catch (InvalidInput _) {
            throw invalid();
        }
    }

    private static InvalidInput invalid() {
        return new InvalidInput(
                "must be a time such as 2026-11-22T15:04:05Z, 2026-11-22, today, yesterday, or 24h for 24 hours ago");
    }
}
