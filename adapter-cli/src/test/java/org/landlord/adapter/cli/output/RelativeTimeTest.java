package org.landlord.adapter.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T11:59:59.500Z, now",
        "2026-11-29T11:59:01Z, 59 s ago",
        "2026-11-29T11:59:00Z, 1 min ago",
        "2026-11-29T11:00:01Z, 59 min ago",
        "2026-11-29T09:00:00Z, 3 h ago",
        "2026-11-27T12:00:01Z, 47 h ago",
        "2026-11-27T12:00:00Z, 2 d ago",
        "2026-08-31T12:00:00Z, 90 d ago",
        "2026-08-31T11:59:59Z, 2026-08-31",
        "0001-01-01T00:00:00Z, 0001-01-01",
        "2026-11-29T12:05:30Z, in 5 min",
        "2027-01-01T00:00:00Z, in 32 d",
        "9999-12-31T23:59:59.999Z, 9999-12-31"
    })
    @DisplayName("an instant is its distance from now, rounded down, or its date beyond 90 days")
    void distances(Instant instant, String text) {
        assertThat(RelativeTime.format(instant, NOW)).isEqualTo(text);
    }
}
