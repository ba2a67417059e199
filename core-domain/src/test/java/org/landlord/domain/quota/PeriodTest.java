package org.landlord.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Window;

class PeriodTest {

    private static final AnchorDay LAST_DAY = new AnchorDay(31);

    @ParameterizedTest
    @CsvSource({
        "daily, UTC, 2026-11-22T15:04:05.123Z, 2026-11-21T15:04:05.123Z",
        "weekly, UTC, 2026-11-22T15:04:05.123Z, 2026-11-15T15:04:05.123Z",
        "monthly, UTC, 2026-11-22T15:04:05.123Z, 2026-10-23T15:04:05.123Z",
        "monthly, Europe/Berlin, 2026-11-22T15:04:05.123Z, 2026-10-23T15:04:05.123Z",
        "calendar-day, UTC, 2026-11-22T15:04:05.123Z, 2026-11-22T00:00:00Z",
        "calendar-week, UTC, 2026-11-22T15:04:05.123Z, 2026-11-16T00:00:00Z",
        "calendar-month, UTC, 2026-11-22T15:04:05.123Z, 2026-11-01T00:00:00Z",
        "calendar-year, UTC, 2026-11-22T15:04:05.123Z, 2026-01-01T00:00:00Z",
        "calendar-year, Europe/Berlin, 2026-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
        "lifetime, Europe/Berlin, 2026-11-22T15:04:05.123Z, 0001-01-01T00:00:00Z",
        "rolling-24h, UTC, 2026-11-22T15:04:05.123Z, 2026-11-21T15:04:05.123Z",
        "rolling-7d, UTC, 2026-11-22T15:04:05.123Z, 2026-11-15T15:04:05.123Z",
        "rolling-30d, UTC, 2026-11-22T15:04:05.123Z, 2026-10-23T15:04:05.123Z"
    })
    void aWindowEndsNowAndBeginsWhereItsPeriodSays(String period, String zone, Instant until, Instant since) {
        assertThat(Period.of(period).windowEndingAt(until, ZoneId.of(zone), null))
                .isEqualTo(new Window(since, until));
    }

    @ParameterizedTest
    @CsvSource({
        // Sunday's last millisecond, Monday's first, and a Monday's own.
        "calendar-week, 2026-11-22T23:59:59.999Z, 2026-11-16T00:00:00Z",
        "calendar-week, 2026-11-23T00:00:00Z, 2026-11-23T00:00:00Z",
        "calendar-week, 2026-11-23T12:00:00Z, 2026-11-23T00:00:00Z",
        // A week that began last year.
        "calendar-week, 2027-01-01T12:00:00Z, 2026-12-28T00:00:00Z",
        "calendar-day, 2026-11-22T23:59:59.999Z, 2026-11-22T00:00:00Z",
        "calendar-day, 2026-11-23T00:00:00Z, 2026-11-23T00:00:00Z",
        "calendar-month, 2024-02-29T23:59:59.999Z, 2024-02-01T00:00:00Z",
        "calendar-month, 2024-03-01T00:00:00Z, 2024-03-01T00:00:00Z",
        // Before 1970.
        "calendar-day, 1969-12-31T23:59:59.999Z, 1969-12-31T00:00:00Z"
    })
    void aBoundaryBelongsToWhatItBegins(String period, Instant until, Instant since) {
        assertThat(Period.of(period)
                        .windowEndingAt(until, TimeZones.DEFAULT, null)
                        .since())
                .isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({
        // The evening of one day in UTC is the next day in Tokyo and the same in New York.
        "calendar-day, Asia/Tokyo, 2026-11-22T15:00:00Z, 2026-11-22T15:00:00Z",
        "calendar-day, Asia/Tokyo, 2026-11-22T14:59:59.999Z, 2026-11-21T15:00:00Z",
        "calendar-day, America/New_York, 2026-11-22T04:59:59.999Z, 2026-11-21T05:00:00Z",
        "calendar-month, Europe/Berlin, 2026-10-31T23:00:00Z, 2026-10-31T23:00:00Z",
        "calendar-month, Europe/Berlin, 2026-10-31T22:59:59.999Z, 2026-09-30T22:00:00Z",
        "calendar-week, +14:00, 2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
        "calendar-week, -12:00, 2026-11-23T11:59:59.999Z, 2026-11-16T12:00:00Z",
        // The day on which Berlin goes to summer time has 23 hours, the one on which it comes back has 25.
        "calendar-day, Europe/Berlin, 2026-03-29T21:59:59.999Z, 2026-03-28T23:00:00Z",
        "calendar-day, Europe/Berlin, 2026-03-29T22:00:00Z, 2026-03-29T22:00:00Z",
        "calendar-day, Europe/Berlin, 2026-10-25T22:59:59.999Z, 2026-10-24T22:00:00Z",
        "calendar-day, Europe/Berlin, 2026-10-25T23:00:00Z, 2026-10-25T23:00:00Z",
        "calendar-week, Europe/Berlin, 2026-03-29T21:59:59.999Z, 2026-03-22T23:00:00Z",
        // Midnight does not exist on the day that Santiago goes to summer time, which begins at one o'clock,
        "calendar-day, America/Santiago, 2026-09-06T12:00:00Z, 2026-09-06T04:00:00Z",
        // and comes twice when Havana goes back: the day begins with the first of them.
        "calendar-day, America/Havana, 2026-11-01T12:00:00Z, 2026-11-01T04:00:00Z"
    })
    void aCalendarPeriodBeginsAtMidnightOfItsTimeZone(String period, String zone, Instant until, Instant since) {
        assertThat(Period.of(period)
                        .windowEndingAt(until, ZoneId.of(zone), null)
                        .since())
                .isEqualTo(since);
    }

    @ParameterizedTest
    @EnumSource(Period.class)
    void aWindowNeverReachesBeyondTime(Period period) {
        assertThat(period.windowEndingAt(Timestamps.MIN, ZoneId.of("Asia/Tokyo"), LAST_DAY)
                        .since())
                .isEqualTo(Timestamps.MIN);
        assertThat(period.windowEndingAt(Timestamps.MAX, ZoneId.of("-12:00"), LAST_DAY)
                        .until())
                .isEqualTo(Timestamps.MAX);
    }

    /// With time zones that change to summer time at midnight, at other hours and by half an hour, and one that
    /// left out a day.
    @ParameterizedTest
    @EnumSource(names = "LIFETIME", mode = EnumSource.Mode.EXCLUDE)
    void givenAStart_thenTheFirstWindowFromThereEndsWhereItIsSaid(Period period) {
        Random random = new Random(period.ordinal());
        for (String name :
                List.of("UTC", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia")) {
            ZoneId zone = ZoneId.of(name);
            for (int i = 0; i < 500; i++) {
                Instant day = LocalDate.of(2008, 1, 1)
                        .plusDays(random.nextInt(2_000))
                        .atStartOfDay(zone)
                        .toInstant();
                Instant since = day.plusMillis(
                        random.nextBoolean() ? random.nextInt(-1, 2) : random.nextInt(-86_400_000, 86_400_000));

                Instant end = Objects.requireNonNull(period.firstEndOfWindowFrom(since, zone, LAST_DAY));

                assertThat(period.windowEndingAt(end, zone, LAST_DAY).since())
                        .as("%s %s", name, since)
                        .isAfterOrEqualTo(since);
                assertThat(period.windowEndingAt(end.minusMillis(1), zone, LAST_DAY)
                                .since())
                        .as("%s %s", name, since)
                        .isBefore(since);
            }
        }
    }

    @Test
    void aMonthIs30DaysOf24Hours() {
        Instant until = Instant.parse("2026-11-22T15:04:05.123Z");
        Window window = Period.MONTHLY.windowEndingAt(until, TimeZones.DEFAULT, null);

        assertThat(window.contains(until.minus(Duration.ofDays(30)))).isTrue();
        assertThat(window.contains(until.minus(Duration.ofDays(30)).minusMillis(1)))
                .isFalse();
    }

    @Test
    void lifetimeHasOneWindowThatStartsAtTheBeginningAndNeverAgain() {
        assertThat(Period.LIFETIME.windowAround(Instant.EPOCH, TimeZones.DEFAULT, null))
                .isEqualTo(Window.always());
        assertThat(Period.LIFETIME.firstEndOfWindowFrom(Timestamps.MIN, TimeZones.DEFAULT, null))
                .isEqualTo(Timestamps.MIN);
        assertThat(Period.LIFETIME.firstEndOfWindowFrom(Timestamps.MIN.plusMillis(1), TimeZones.DEFAULT, null))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "31, 2026-02-28T00:00:00Z, 2026-02-28T00:00:00Z",
        "31, 2026-02-27T23:59:59.999Z, 2026-01-31T00:00:00Z",
        "31, 2028-02-29T00:00:00Z, 2028-02-29T00:00:00Z",
        "31, 2028-02-28T23:59:59.999Z, 2028-01-31T00:00:00Z",
        "30, 2026-03-29T12:00:00Z, 2026-02-28T00:00:00Z",
        "29, 2028-03-01T12:00:00Z, 2028-02-29T00:00:00Z",
        "15, 2027-01-14T23:59:59.999Z, 2026-12-15T00:00:00Z",
        "1, 2026-12-31T12:00:00Z, 2026-12-01T00:00:00Z"
    })
    void anAnniversaryMonthStartsOnItsDay_orTheLastOfAShorterMonth(int day, Instant until, Instant since) {
        assertThat(Period.ANNIVERSARY_MONTH
                        .windowEndingAt(until, TimeZones.DEFAULT, new AnchorDay(day))
                        .since())
                .isEqualTo(since);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "32", "-1", "1.5", "", "last", "99999999999999999999"})
    void anAnchorDayIsADayOfAMonth(String text) {
        assertThatThrownBy(() -> AnchorDay.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be a day of the month from 1 to 31");
    }

    @ParameterizedTest
    @CsvSource({"daily, rolling-24h", "weekly, rolling-7d", "monthly, rolling-30d"})
    void bothNamesOfARollingPeriodIdentifyTheSameLimit_andEachStaysAsItIs(String alias, String name) {
        LimitKey one = key(Period.of(alias));
        LimitKey other = key(Period.of(name));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isEqualByComparingTo(other);
        assertThat(one).hasToString("org tokens/count " + alias);
        assertThat(other).hasToString("org tokens/count " + name);
    }

    @Test
    void otherPeriodsIdentifyDifferentLimits() {
        assertThat(Stream.of(Period.values()).map(PeriodTest::key).distinct()).hasSize(9);
    }

    private static LimitKey key(Period period) {
        return LimitKey.of(new OrgId("org"), null, new Label("tokens"), null, period);
    }

    @Test
    void aPeriodThatIsNoneIsRefusedAndTheOthersAreListed() {
        assertThatThrownBy(() -> Period.of("forever"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be one of rolling-24h, rolling-7d, rolling-30d, calendar-day, calendar-week,"
                        + " calendar-month, calendar-year, anniversary-month, lifetime, daily, weekly, monthly");
        assertThatThrownBy(() -> Period.of("DAILY")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Period.of("calendar_day")).isInstanceOf(InvalidInput.class);
    }
}
