package org.landlord.adapter.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class TimeExpressionTest {

    /// 01:30 on 26 October in Berlin, a day of 24 hours after one of 25.
    private static final Clock BERLIN =
            Clock.fixed(Instant.parse("2026-10-26T00:30:00.123456Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "now, 2026-10-26T00:30:00.123Z, 2026-10-26T00:30:00.123Z",
        "24h, 2026-10-25T00:30:00.123Z, 2026-10-25T00:30:00.123Z",
        "1h30m, 2026-10-25T23:00:00.123Z, 2026-10-25T23:00:00.123Z",
        "7d, 2026-10-19T00:30:00.123Z, 2026-10-19T00:30:00.123Z",
        "today, 2026-10-25T23:00:00Z, 2026-10-26T22:59:59.999Z",
        "Yesterday, 2026-10-24T22:00:00Z, 2026-10-25T22:59:59.999Z",
        "2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T22:59:59.999Z",
        "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T21:59:59.999Z",
        "2026-11-22t15:04:05+02:00, 2026-11-22T13:04:05Z, 2026-11-22T13:04:05Z"
    })
    @DisplayName("a time is an instant, or a day of the local time zone with its own length")
    void forms(String text, Instant first, Instant last) {
        assertThat(TimeExpression.of(text, BERLIN)).isEqualTo(new TimeExpression(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "lately", "24", "h", "-24h", "2026-13-01", "2026-02-30", "2026-11-22T15:04", "+12026-01-01"})
    @DisplayName("anything else is rejected with the forms that are accepted")
    void invalid(String text) {
        assertThatThrownBy(() -> TimeExpression.of(text, BERLIN))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(
                        "must be a time such as 2026-11-22T15:04:05Z, 2026-11-22, today, yesterday, or 24h");
    }
}
