package org.landlord.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.Window;

class BackdatingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");

    @ParameterizedTest
    @CsvSource({
        "calendar-day,   ,              2026-11-21T23:59:59.999Z, 2026-11-21T00:00:00Z, 2026-11-21T23:59:59.999Z",
        "calendar-day,   Europe/Berlin, 2026-11-21T22:59:59.999Z, 2026-11-20T23:00:00Z, 2026-11-21T22:59:59.999Z",
        // The clocks went back in the night of 25 October 2026: this day had 25 hours.
        "calendar-day,   Europe/Berlin, 2026-10-25T12:00:00Z,     2026-10-24T22:00:00Z, 2026-10-25T22:59:59.999Z",
        "calendar-week,  ,              2026-11-15T12:00:00Z,     2026-11-09T00:00:00Z, 2026-11-15T23:59:59.999Z",
        "calendar-month, ,              2024-02-29T12:00:00Z,     2024-02-01T00:00:00Z, 2024-02-29T23:59:59.999Z",
        "calendar-year,  ,              2024-02-29T12:00:00Z,     2024-01-01T00:00:00Z, 2024-12-31T23:59:59.999Z",
        "calendar-year,  Europe/Berlin, 2025-12-31T22:59:59.999Z, 2024-12-31T23:00:00Z, 2025-12-31T22:59:59.999Z"
    })
    void usageOfAnEarlierCalendarPeriodCountsInThatPeriod(
            String period, @Nullable String zone, Instant at, Instant since, Instant until) {
        UsageLimit limit = limit(Period.of(period), zone == null ? null : ZoneId.of(zone));

        assertThat(Backdating.windows(limit, at, NOW)).containsExactly(new Window(since, until));
    }

    @Test
    void usageOfAnEarlierAnniversaryMonthCountsInThatMonth() {
        UsageLimit limit = new UsageLimit(
                key(Period.ANNIVERSARY_MONTH),
                Quantity.of(10),
                Enforcement.HARD,
                null,
                new AnchorDay(31),
                Thresholds.DEFAULT,
                NOW);

        assertThat(Backdating.windows(limit, Instant.parse("2026-03-30T12:00:00Z"), NOW))
                .containsExactly(
                        new Window(Instant.parse("2026-02-28T00:00:00Z"), Instant.parse("2026-03-30T23:59:59.999Z")));
        assertThat(Backdating.windows(limit, Instant.parse("2026-10-31T00:00:00Z"), NOW))
                .isEmpty();
    }

    @Test
    void usageNeverLeavesALifetime() {
        UsageLimit limit = limit(Period.LIFETIME, null);

        assertThat(Backdating.windows(limit, Timestamps.MIN, NOW)).isEmpty();
        assertThat(limit.consumptionStart(Timestamps.MIN, NOW)).isEqualTo(Timestamps.MIN);
    }

    @Test
    void usageOfTheCurrentCalendarPeriodCountsThereAlone() {
        UsageLimit limit = limit(Period.CALENDAR_DAY, null);

        assertThat(Backdating.windows(limit, Instant.parse("2026-11-22T00:00:00Z"), NOW))
                .isEmpty();
        assertThat(Backdating.windows(limit, NOW.plusSeconds(60), NOW)).isEmpty();
    }

    @Test
    void usageInARollingWindowCountsInTheOneThatEndsWithItsMinute() {
        UsageLimit limit = limit(Period.DAILY, null);

        assertThat(Backdating.windows(limit, Instant.parse("2026-11-22T03:00:30Z"), NOW))
                .containsExactly(
                        new Window(Instant.parse("2026-11-21T03:00:00Z"), Instant.parse("2026-11-22T03:00:59.999Z")));
    }

    @Test
    void usageThatHasLeftARollingWindowCountsInTheOnesThatEndAndBeginWithItsHour() {
        UsageLimit limit = limit(Period.DAILY, null);

        assertThat(Backdating.windows(limit, Instant.parse("2026-11-20T03:30:00Z"), NOW))
                .containsExactly(
                        new Window(Instant.parse("2026-11-19T03:00:00Z"), Instant.parse("2026-11-20T03:59:59.999Z")),
                        new Window(Instant.parse("2026-11-20T03:00:00Z"), Instant.parse("2026-11-21T03:59:59.999Z")));
    }

    @Test
    void usageOfTheLastMinutesIsNotDatedBackForARollingPeriod() {
        UsageLimit limit = limit(Period.DAILY, null);

        assertThat(Backdating.applies(limit, NOW.minus(Duration.ofMinutes(5)), NOW))
                .isFalse();
        assertThat(Backdating.applies(limit, NOW.minus(Duration.ofMinutes(5)).minusMillis(1), NOW))
                .isTrue();
    }

    @Test
    void windowsEndWithTime() {
        assertThat(Backdating.windows(limit(Period.MONTHLY, null), Timestamps.MIN, NOW))
                .allMatch(window -> window.since().equals(Timestamps.MIN));
        assertThat(Backdating.windows(limit(Period.CALENDAR_WEEK, ZoneId.of("+14:00")), Timestamps.MIN, NOW))
                .hasSize(1);
    }

    private static LimitKey key(Period period) {
        return LimitKey.of(new OrgId("org"), null, new Label("tokens"), null, period);
    }

    private static UsageLimit limit(Period period, @Nullable ZoneId zone) {
        return new UsageLimit(key(period), Quantity.of(10), Enforcement.HARD, zone, Thresholds.DEFAULT, NOW);
    }
}
