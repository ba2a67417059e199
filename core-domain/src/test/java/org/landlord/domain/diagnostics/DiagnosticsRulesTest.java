package org.landlord.domain.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticsRulesTest {

    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2027-01-30T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-10-31T23:59:59.999Z, problem, the certificate is not valid before 2026-11-01T00:00:00.000Z",
        "2026-11-01T00:00:00Z, ok, 'the certificate expires at 2027-01-30T00:00:00.000Z, in 90 days'",
        "2026-12-31T00:00:00Z, ok, 'the certificate expires at 2027-01-30T00:00:00.000Z, in 30 days'",
        "2026-12-31T00:00:00.001Z, warning, 'the certificate expires at 2027-01-30T00:00:00.000Z, in 29 days'",
        "2027-01-30T00:00:00Z, warning, 'the certificate expires at 2027-01-30T00:00:00.000Z, in 0 days'",
        "2027-01-30T00:00:00.001Z, problem, the certificate expired at 2027-01-30T00:00:00.000Z"
    })
    @DisplayName("a certificate is a warning 30 days before it expires, and a problem outside of its validity")
    void certificates(Instant now, String outcome, String observed) {
        CheckResult result = CertificateRules.check("the certificate", FIRST, LAST, now);

        assertThat(result.check()).isEqualTo(Check.CERTIFICATES);
        assertThat(result.outcome().label()).isEqualTo(outcome);
        assertThat(result.observed()).isEqualTo(observed);
        assertThat(result.remedy() == null).isEqualTo(outcome.equals("ok"));
    }

    @ParameterizedTest
    @CsvSource({"0, ok", "5, ok", "5.001, problem", "3600, problem"})
    @DisplayName("a clock that is more than 5 s behind the newest event was set back")
    void behind(String seconds, String outcome) {
        CheckResult result = ClockRules.checkBehind(Duration.parse("PT" + seconds + "S"));

        assertThat(result.outcome().label()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ok, differ by at most 5 s",
        "-5, ok, differ by at most 5 s",
        "6, warning, is 6 s ahead of the clock of this machine",
        "-60, warning, is 60 s behind the clock of this machine",
        "61, problem, is 61 s ahead of",
        "-86400, problem, is 86400 s behind"
    })
    @DisplayName("clocks may differ by 5 s; beyond 60 s tokens are rejected")
    void difference(long seconds, String outcome, String observed) {
        CheckResult result = ClockRules.checkDifference(Duration.ofSeconds(seconds));

        assertThat(result.outcome().label()).isEqualTo(outcome);
        assertThat(result.observed()).contains(observed);
    }

    @Test
    @DisplayName("findings are bounded, and the rest is counted")
    void details() {
        CheckResult result = CheckResult.ok(Check.ROWS, "x");

        assertThat(result.detailed(List.of("a", "b"), 2).details()).containsExactly("a", "b");
        assertThat(result.detailed(List.of("a", "b"), 7).details()).containsExactly("a", "b", "and 5 more");
        assertThat(result.detailed(Collections.nCopies(1_500, "a"), 1_500).details())
                .hasSize(1_001)
                .endsWith("and 500 more");
    }

    @Test
    @DisplayName("a problem outweighs a warning, and a skipped check nothing but ok")
    void severity() {
        assertThat(Outcome.WARNING.or(Outcome.PROBLEM)).isEqualTo(Outcome.PROBLEM);
        assertThat(Outcome.WARNING.or(Outcome.SKIPPED)).isEqualTo(Outcome.WARNING);
        assertThat(Outcome.OK.or(Outcome.SKIPPED)).isEqualTo(Outcome.SKIPPED);
        assertThat(Check.FOREIGN_KEYS.label()).isEqualTo("foreign-keys");
    }
}
