package org.landlord.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T15:04:05Z, 2026-11-22T15:04:05.000Z",
        "2026-11-22T15:04:05.1Z, 2026-11-22T15:04:05.100Z",
        "2026-11-22T15:04:05.123Z, 2026-11-22T15:04:05.123Z",
        "2026-11-22T15:04:05.123999999Z, 2026-11-22T15:04:05.123Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "2026-11-22t15:04:05z, 2026-11-22T15:04:05.000Z",
        "' 2026-11-22T15:04:05Z ', 2026-11-22T15:04:05.000Z",
        "2026-11-22T15:04:05+01:00, 2026-11-22T14:04:05.000Z",
        "2026-11-22T15:04:05-05:30, 2026-11-22T20:34:05.000Z",
        "2026-11-22T15:04:05-00:00, 2026-11-22T15:04:05.000Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00.000Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999Z"
    })
    void rfc3339IsReadAndWrittenInUtcWithThreeFractionDigits(String text, String written) {
        assertThat(Timestamps.format(Timestamps.parse(text))).isEqualTo(written);
    }

    @Test
    void anInstantIsWrittenAsTheJdkWritesIt_withItsFractionCutToMilliseconds() {
        DateTimeFormatter jdk = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(Timestamps.MIN.getEpochSecond(), Timestamps.MAX.getEpochSecond()),
                    random.nextInt(1_000_000_000));

            assertThat(Timestamps.format(instant)).isEqualTo(jdk.format(instant));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-22",
                "2026-11-22T15:04Z",
                "2026-11-22T15:04:05",
                "2026-11-22 15:04:05Z",
                "2026-11-22T15:04:05.Z",
                "2026-11-22T15:04:05.1234567890Z",
                "2026-11-22T15:04:05+0100",
                "2026-11-22T15:04:05+19:00",
                "2026-11-22T24:00:00Z",
                "2026-11-22T15:04:60Z",
                "2026-13-01T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "+12026-11-22T15:04:05Z",
                "26-11-22T15:04:05Z",
                "1795359845"
            })
    void everythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Timestamps.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be an RFC 3339 timestamp such as 2026-11-22T15:04:05.123Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"})
    void theYearsAreOneTo9999InUtc(String text) {
        assertThatThrownBy(() -> Timestamps.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must lie within the years 1 to 9999");
    }

    @Test
    void anInstantIsCutTowardsThePastOnBothSidesOf1970() {
        assertThat(Timestamps.check(Instant.parse("1970-01-01T00:00:00.000999999Z")))
                .isEqualTo(Instant.EPOCH);
        assertThat(Timestamps.check(Instant.parse("1969-12-31T23:59:59.999000001Z")))
                .isEqualTo(Instant.ofEpochMilli(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
    void theEndsOfJavasTimeAreRefused(String text) {
        assertThatThrownBy(() -> Timestamps.check(Instant.parse(text))).isInstanceOf(InvalidInput.class);
    }
}
