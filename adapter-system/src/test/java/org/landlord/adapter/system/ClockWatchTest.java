package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.landlord.port.in.usage.ClockCheck;

class ClockWatchTest {

    private static boolean isTold(ClockWatch watch, int secondsBehind) {
        return watch.look(() -> Duration.ofSeconds(secondsBehind));
    }

    @Test
    void givenAClockThatWasSetBack_whenItIsLookedAtAgainAndAgain_thenThatIsToldOnceEachTime() {
        ClockWatch watch = new ClockWatch((ClockCheck) null, Duration.ofDays(1));

        assertThat(isTold(watch, 0)).isFalse();
        assertThat(isTold(watch, 7200)).isTrue();
        assertThat(isTold(watch, 7180)).isFalse();
        assertThat(isTold(watch, 0)).isFalse();
        assertThat(isTold(watch, 60)).isTrue();
    }

    @Test
    void givenAClockThatDiffersBySeconds_thenThatIsNoNews() {
        ClockWatch watch = new ClockWatch((ClockCheck) null, Duration.ofDays(1));

        assertThat(isTold(watch, 5)).isFalse();
        assertThat(isTold(watch, 6)).isTrue();
    }
}
