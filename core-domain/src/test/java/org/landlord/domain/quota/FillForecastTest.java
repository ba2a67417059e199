package org.landlord.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.quota.FillForecast.Part;
import org.landlord.domain.usage.QuantitySum;

class FillForecastTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void givenACalendarPeriod_thenItIsFullWhenTheRestIsUsedAtTheRate() {
        FillForecast forecast = new FillForecast(NOW, QuantitySum.of(30), NOW.plus(Duration.ofHours(4)), List.of());

        assertThat(forecast.fullAt(QuantitySum.of(10), HOUR)).isEqualTo(NOW.plus(Duration.ofHours(3)));
    }

    @Test
    void givenACalendarPeriodThatEndsBefore_thenItWillNotBeFull() {
        FillForecast forecast = new FillForecast(NOW, QuantitySum.of(30), NOW.plus(Duration.ofHours(3)), List.of());

        assertThat(forecast.fullAt(QuantitySum.of(10), HOUR)).isNull();
    }

    @Test
    void givenNothingRemains_thenItIsFullNow_andWithoutUsageItWillNotBe() {
        assertThat(rolling(0, 1).fullAt(QuantitySum.ZERO, HOUR)).isEqualTo(NOW);
        assertThat(rolling(1, 1).fullAt(QuantitySum.ZERO, HOUR)).isNull();
    }

    @Test
    void givenARollingPeriod_whenAsMuchLeavesAsIsUsed_thenItWillNotBeFull() {
        assertThat(rolling(1, 10).fullAt(QuantitySum.of(10), HOUR)).isNull();
        assertThat(rolling(1, 10).fullAt(QuantitySum.of(9), HOUR)).isNull();
    }

    @Test
    void givenARollingPeriod_whenMoreIsUsedThanLeaves_thenTheDifferenceFillsIt() {
        assertThat(rolling(20, 10).fullAt(QuantitySum.of(12), HOUR)).isEqualTo(NOW.plus(Duration.ofHours(10)));
    }

    @Test
    void givenUsageThatLeavesLater_thenItIsFullBeforeThat() {
        Part later = new Part(NOW.plus(Duration.ofHours(20)), NOW.plus(Duration.ofHours(21)), QuantitySum.of(50));
        FillForecast forecast = new FillForecast(NOW, QuantitySum.of(15), null, List.of(later));

        assertThat(forecast.fullAt(QuantitySum.of(1), HOUR)).isEqualTo(NOW.plus(Duration.ofHours(15)));
    }

    /// An independent calculation by minutes.
    @Test
    void givenUnequalUsage_thenItIsFullInTheMinuteOfTheSums() {
        List<Long> leaving = List.of(0L, 30L, 5L, 0L, 0L, 80L, 1L, 0L);
        List<Part> parts = IntStream.range(0, leaving.size())
                .filter(i -> leaving.get(i) > 0)
                .mapToObj(i -> part(i, leaving.get(i)))
                .toList();
        for (int remaining = 1; remaining < 60; remaining++) {
            FillForecast forecast = new FillForecast(NOW, QuantitySum.of(remaining), null, parts);
            Instant expected = byMinutes(remaining, 12, leaving);
            Instant full = forecast.fullAt(QuantitySum.of(12), HOUR);
            if (expected == null) {
                assertThat(full).as("%d remain", remaining).isNull();
            } else {
                assertThat(full).as("%d remain", remaining).isBetween(expected.minusSeconds(60), expected);
            }
        }
    }

    private static @Nullable Instant byMinutes(double remaining, double perHour, List<Long> leaving) {
        double left = remaining;
        for (int minute = 1; minute <= leaving.size() * 60; minute++) {
            left += leaving.get((minute - 1) / 60) / 60.0 - perHour / 60.0;
            if (left <= 1e-9) {
                return NOW.plus(Duration.ofMinutes(minute));
            }
        }
        return null;
    }

    private static FillForecast rolling(long remaining, long leavingEachHour) {
        return new FillForecast(
                NOW,
                QuantitySum.of(remaining),
                null,
                IntStream.range(0, 24).mapToObj(i -> part(i, leavingEachHour)).toList());
    }

    private static Part part(int hour, long quantity) {
        return new Part(
                NOW.plus(Duration.ofHours(hour)), NOW.plus(Duration.ofHours(hour + 1)), QuantitySum.of(quantity));
    }
}
