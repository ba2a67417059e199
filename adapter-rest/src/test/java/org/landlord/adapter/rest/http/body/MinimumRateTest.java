package org.landlord.adapter.rest.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinimumRateTest {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final MinimumRate pace = new MinimumRate(PAUSE);

    @Test
    void givenNothingMoves_thenThePauseIsGranted_andNoMore() {
        assertThat(pace.keptUp(PAUSE.toNanos(), 0)).isTrue();
        assertThat(pace.keptUp(1, 0)).isFalse();
    }

    @Test
    void givenMuchMovedAtOnce_thenNoMoreThanThePauseIsSaved() {
        assertThat(pace.keptUp(0, 1 << 30)).isTrue();

        assertThat(pace.keptUp(PAUSE.toNanos() + 1, 0)).isFalse();
    }

    @Test
    void givenAPauseThatWasUsed_whenBytesMove_thenTheyBringItBackAtTheRate() {
        pace.keptUp(10 * SECOND, 0);

        assertThat(pace.keptUp(0, 2 * MinimumRate.BYTES_PER_SECOND)).isTrue();
        assertThat(pace.creditNanos()).isEqualTo(7 * SECOND);
    }

    @Test
    void givenBytesMoveAtTheRate_thenTheyMayDoSoForEver() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(pace.keptUp(SECOND, MinimumRate.BYTES_PER_SECOND)).isTrue();
        }
    }

    @Test
    void givenBytesMoveAtHalfTheRate_thenTheyAreTooSlowOnceThePauseIsUsedUp() {
        int kept = 0;
        while (pace.keptUp(SECOND, MinimumRate.BYTES_PER_SECOND / 2)) {
            kept++;
        }
        assertThat(kept).isBetween(25, 30);
    }
}
