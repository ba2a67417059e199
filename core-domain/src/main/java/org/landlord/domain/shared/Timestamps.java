package org.landlord.domain.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;

/// The rules for instants: UTC, whole milliseconds, years 1 to 9999, RFC 3339 as text.
public final class Timestamps {

    public static final Instant MIN = Instant.parse("0001-01-01T00:00:00.000Z");

    public static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999Z");

    /// RFC 3339, section 5.6: seconds and offset are not optional.
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final int LENGTH = 24;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private Timestamps() {}

    /// Truncates to milliseconds, so that the response to a write equals a later read.
    ///
    /// @throws InvalidInput outside of the years 1 to 9999
    public static Instant check(Instant instant) {
        Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
        if (millis.isBefore(MIN) || millis.isAfter(MAX)) {
            throw new InvalidInput("must lie within the years 1 to 9999");
        }
        return millis;
    }

    /// @param text RFC 3339, with any offset and up to nine fraction digits
    /// @return the instant, truncated to milliseconds
    /// @throws InvalidInput if it has another format, or is outside of the years 1 to 9999
    public static Instant parse(String text) {
        String trimmed = text.strip();
        if (RFC_3339.matcher(trimmed).matches()) {
            try {
                return check(
                        OffsetDateTime.parse(trimmed.toUpperCase(Locale.ROOT)).toInstant());
            } catch (DateTimeException _) {
                // A day or an hour that does not exist: refused like any other invalid text.
            }
        }
        throw new InvalidInput("must be an RFC 3339 timestamp such as 2026-11-22T15:04:05.123Z");
    }

    /// RFC 3339 in UTC with exactly three fraction digits. Without a formatter, which took a quarter of the
    /// time to write a usage event.
    ///
    /// @param instant within the years 0 to 9999
    public static String format(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(LENGTH);
        append(text, utc.getYear(), 1000).append('-');
        append(text, utc.getMonthValue(), 10).append('-');
        append(text, utc.getDayOfMonth(), 10).append('T');
        append(text, utc.getHour(), 10).append(':');
        append(text, utc.getMinute(), 10).append(':');
        append(text, utc.getSecond(), 10).append('.');
        return append(text, utc.getNano() / NANOS_PER_MILLI, 100).append('Z').toString();
    }

    /// @param first the value of the first digit: 100 for three digits
    private static StringBuilder append(StringBuilder text, int value, int first) {
        for (int digit = first; digit > 1 && value < digit; digit /= 10) {
            text.append('0');
        }
        return text.append(value);
    }
}
