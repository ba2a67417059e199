package org.landlord.adapter.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// Instants as distances from now, rounded down: `3 h ago`, `in 5 min`. Beyond 90 days the date in UTC.
final class RelativeTime {

    private static final long MINUTES_FROM = 60;
    private static final long HOURS_FROM = 60 * MINUTES_FROM;
    private static final long DAYS_FROM = 48 * HOURS_FROM;
    private static final long DAY = 24 * HOURS_FROM;
    private static final long DATE_FROM = 90 * DAY;

    private RelativeTime() {}

    static String format(Instant instant, Instant now) {
        Duration past = Duration.between(instant, now);
        long seconds = past.abs().toSeconds();
        if (seconds == 0) {
            return "now";
        }
        if (seconds > DATE_FROM) {
            return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        }
        return past.isNegative() ? "in " + distance(seconds) : distance(seconds) + " ago";
    }

    private static String distance(long seconds) {
        if (seconds < MINUTES_FROM) {
            return seconds + " s";
        }
        if (seconds < HOURS_FROM) {
            return seconds / MINUTES_FROM + " min";
        }
        return seconds < DAYS_FROM ? seconds / HOURS_FROM + " h" : seconds / DAY + " d";
    }
}
