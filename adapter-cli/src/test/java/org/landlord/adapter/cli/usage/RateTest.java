package org.landlord.adapter.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateTest {

    private final AtomicLong clock = new AtomicLong(-5);
    private final Rate rate = new Rate(clock::get);

    @Test
    @DisplayName("the rate is the count divided by the elapsed time")
    void rate() {
        clock.addAndGet(2_500_000_000L);

        assertThat(rate.of(1_000_000)).isEqualTo(400_000);
        assertThat(rate.elapsed()).isEqualTo("2.5 s");
    }

    @Test
    @DisplayName("the rate without elapsed time is the count")
    void noTime() {
        assertThat(rate.of(7)).isEqualTo(7);
        assertThat(rate.elapsed()).isEqualTo("0.0 s");
    }
}
