package org.landlord.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.Window;

/// Calendar windows against an independent calculation. It walks through time in steps of half an hour, reads
/// the local date from [GregorianCalendar], and starts a window at the first instant of a date that is late
/// enough. In these years midnights and changes of the clock are at full and half hours, except that St. John's
/// changes its clock a minute after midnight until 2011, so that midnight occurs twice.
class WalkedWindowsTest {

    private static final long STEP = 30 * 60_000L;

    private static final int[] ANCHOR_DAYS = {1, 2, 15, 27, 28, 29, 30, 31};

    /// A local date, as year * 10000 + month * 100 + day.
    private record Day(Instant start, int date, int daysInMonth, boolean isMonday) {

        int year() {
            return date / 10_000;
        }

        int month() {
            return date / 100;
        }

        int dayOfMonth() {
            return date % 100;
        }
    }

    /// The first instant of every local date, in order. A date that the clock skips is missing.
    private static List<Day> days(String zone, String since, String until) {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone));
        List<Day> days = new ArrayList<>();
        int latest = 0;
        long end = Instant.parse(until).toEpochMilli();
        for (long millis = Instant.parse(since).toEpochMilli(); millis < end; millis += STEP) {
            calendar.setTimeInMillis(millis);
            int date = (calendar.get(Calendar.YEAR) * 100 + calendar.get(Calendar.MONTH) + 1) * 100
                    + calendar.get(Calendar.DAY_OF_MONTH);
            if (date > latest) {
                latest = date;
                days.add(new Day(
                        Instant.ofEpochMilli(millis),
                        date,
                        calendar.getActualMaximum(Calendar.DAY_OF_MONTH),
                        calendar.get(Calendar.DAY_OF_WEEK) == Calendar.MONDAY));
            }
        }
        return days;
    }

    /// The starts of the windows of a period among the starts of days.
    private static List<Instant> starts(List<Day> days, Period period, int anchorDay) {
        List<Instant> starts = new ArrayList<>();
        int lastMonth = 0;
        int lastYear = 0;
        for (Day day : days) {
            boolean isNewMonth = day.month() != lastMonth;
            boolean isStart = switch (period) {
                case CALENDAR_DAY -> true;
                case CALENDAR_WEEK -> day.isMonday();
                case CALENDAR_MONTH -> isNewMonth;
                case CALENDAR_YEAR -> day.year() != lastYear;
                case ANNIVERSARY_MONTH -> isNewMonth && day.dayOfMonth() >= Math.min(anchorDay, day.daysInMonth());
                case LIFETIME, ROLLING_24H, ROLLING_7D, ROLLING_30D, DAILY, WEEKLY, MONTHLY ->
                    throw new AssertionError(period);
            };
            lastYear = day.year();
            if (isStart) {
                lastMonth = day.month();
                starts.add(day.start());
            }
        }
        // The walk may have begun within the first window.
        return starts.subList(1, starts.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Africa/Cairo",
                "Pacific/Apia",
                "America/St_Johns",
                "America/Havana",
                "America/Santiago",
                "Asia/Kolkata"
            })
    void windowsAreThoseOfAWalkThroughTime(String zone) {
        for (String[] years : new String[][] {
            {"2009-01-01T00:00:00Z", "2014-01-01T00:00:00Z"}, {"2023-01-01T00:00:00Z", "2029-01-01T00:00:00Z"}
        }) {
            List<Day> days = days(zone, years[0], years[1]);
            for (Period period :
                    List.of(Period.CALENDAR_DAY, Period.CALENDAR_WEEK, Period.CALENDAR_MONTH, Period.CALENDAR_YEAR)) {
                assertWindows(zone, period, null, starts(days, period, 0));
            }
            for (int anchorDay : ANCHOR_DAYS) {
                assertWindows(
                        zone,
                        Period.ANNIVERSARY_MONTH,
                        new AnchorDay(anchorDay),
                        starts(days, Period.ANNIVERSARY_MONTH, anchorDay));
            }
            assertBuckets(zone, Bucket.DAY, starts(days, Period.CALENDAR_DAY, 0));
            assertBuckets(zone, Bucket.WEEK, starts(days, Period.CALENDAR_WEEK, 0));
            assertBuckets(zone, Bucket.MONTH, starts(days, Period.CALENDAR_MONTH, 0));
        }
    }

    private static void assertWindows(String zone, Period period, @Nullable AnchorDay anchorDay, List<Instant> starts) {
        UsageLimit limit = new UsageLimit(
                LimitKey.of(new OrgId("org"), null, new Label("tokens"), null, period),
                Quantity.of(1),
                Enforcement.HARD,
                ZoneId.of(zone),
                anchorDay,
                Thresholds.DEFAULT,
                Instant.EPOCH);
        assertThat(starts).hasSizeGreaterThan(3);
        for (Window window : windows(starts)) {
            String about = "%s %s %s %s".formatted(zone, period.label(), anchorDay, window);
            for (Instant instant : within(window)) {
                assertThat(limit.windowAround(instant)).as(about).isEqualTo(window);
                assertThat(limit.windowStart(instant)).as(about).isEqualTo(window.since());
                assertThat(limit.window(null, instant)).as(about).isEqualTo(new Window(window.since(), instant));
            }
            Instant next = window.until().plusMillis(1);
            assertThat(limit.firstEndOfWindowFrom(window.since())).as(about).isEqualTo(window.since());
            assertThat(limit.firstEndOfWindowFrom(window.since().plusMillis(1)))
                    .as(about)
                    .isEqualTo(next);
            assertThat(limit.firstEndOfWindowFrom(window.until())).as(about).isEqualTo(next);
        }
    }

    private static void assertBuckets(String zone, Bucket bucket, List<Instant> starts) {
        for (Window window : windows(starts)) {
            for (Instant instant : within(window)) {
                assertThat(bucket.around(instant, ZoneId.of(zone)))
                        .as("%s %s", zone, bucket)
                        .isEqualTo(window);
            }
        }
    }

    private static List<Window> windows(List<Instant> starts) {
        List<Window> windows = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            windows.add(new Window(starts.get(i - 1), starts.get(i).minusMillis(1)));
        }
        return windows;
    }

    /// Both ends, the half hours next to them, and the middle.
    private static List<Instant> within(Window window) {
        long since = window.since().toEpochMilli();
        long until = window.until().toEpochMilli();
        return List.of(
                window.since(),
                window.since().plusMillis(STEP),
                Instant.ofEpochMilli((since + until) / 2),
                window.until().minusMillis(STEP),
                window.until());
    }
}
