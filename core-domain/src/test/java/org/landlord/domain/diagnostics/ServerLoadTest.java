package org.landlord.domain.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.landlord.domain.usage.Quantity;

class ServerLoadTest {

    @Test
    void givenCounts_thenRatesAndPercentagesAreRoundedToThreeDecimals() {
        assertThat(ServerLoad.of(3, 1_000, 2, 5))
                .isEqualTo(
                        new ServerLoad(3, Quantity.parse("333.333"), Quantity.parse("0.2"), Quantity.parse("1.667")));
        assertThat(ServerLoad.of(120, 3, 3, 0).serverErrorPercent()).isEqualTo(Quantity.of(100));
    }

    @Test
    void givenNoRequest_thenNoneHasFailed() {
        assertThat(ServerLoad.of(1, 0, 0, 0)).isEqualTo(new ServerLoad(1, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO));
    }
}
