package org.landlord.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

class ThresholdsTest {

    @Test
    void thresholdsAreInAscendingOrderHoweverTheyAreGiven() {
        assertThat(new Thresholds(List.of(100, 1, 1000)).percents()).containsExactly(1, 100, 1000);
        assertThat(new Thresholds(List.of(90, 75, 100))).isEqualTo(Thresholds.DEFAULT);
    }

    @Test
    void thereMayBeTenAndThereMayBeNone() {
        assertThat(new Thresholds(upTo(10)).percents()).hasSize(10);
        assertThat(new Thresholds(List.of()).percents()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void tooManyOneTwiceAndOneOutOfRangeAreRefused(List<Integer> percents) {
        assertThatThrownBy(() -> new Thresholds(percents))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be up to 10 different integers from 1 to 1000");
    }

    static List<List<Integer>> refused() {
        return List.of(upTo(11), List.of(50, 90, 50), List.of(0), List.of(-1, 50), List.of(1001));
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0, ''",
        "100, 74.999999999, ''",
        "100, 75, '75'",
        "100, 89.999999999, '75'",
        "100, 90, '75,90'",
        "100, 99.999999999, '75,90'",
        "100, 100, '75,90,100'",
        "100, 999, '75,90,100'",
        "0.000000004, 0.000000002, ''",
        "0.000000004, 0.000000003, '75'",
        "999999999999999999, 899999999999999999, '75'",
        "999999999999999999, 899999999999999999.1, '75,90'",
        // Nothing reaches nothing; anything is more than nothing.
        "0, 0, ''",
        "0, 0.000000001, '75,90,100'"
    })
    void aThresholdIsReachedByExactlyItsShareOfTheLimit(String limit, String used, String reached) {
        assertThat(Thresholds.DEFAULT.reached(Quantity.parse(limit), QuantitySum.parse(used)))
                .containsExactlyElementsOf(Thresholds.parse(reached));
    }

    @Test
    void aThresholdAboveTheLimitIsReachedByUsageThatPassesIt() {
        Thresholds thresholds = new Thresholds(List.of(100, 150, 1000));

        assertThat(thresholds.reached(Quantity.of(10), QuantitySum.of(15))).containsExactly(100, 150);
        assertThat(thresholds.reached(Quantity.of(10), QuantitySum.of(100))).containsExactly(100, 150, 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "75,90,100"})
    void theTextOfThresholdsIsReadBack(String text) {
        assertThat(new Thresholds(Thresholds.parse(text))).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "75,", ",", "7.5", "75%", "99999999999"})
    void textThatIsNoWholeNumbersIsRefused(String text) {
        assertThatThrownBy(() -> Thresholds.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be integers");
    }
}
