package org.landlord.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.000, 0",
        "+1, 1",
        "1, 1",
        "42000, 42000",
        "007, 7",
        "0.1, 0.1",
        "1.50, 1.5",
        "0.1000000000, 0.1",
        "0.000000001, 0.000000001",
        "' 1 ', 1",
        "999999999999999999, 999999999999999999",
        "999999999999999999.000, 999999999999999999",
        "999999999999999998.999999999, 999999999999999998.999999999"
    })
    void aDecimalIsWrittenWithoutExponentAndTrailingZeros(String text, String written) {
        assertThat(Quantity.parse(text)).hasToString(written);
        assertThat(Quantity.of(new BigDecimal(text.strip()))).isEqualTo(Quantity.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "-0.000000001",
                "NaN",
                "Infinity",
                "ten",
                "1e3",
                "0x10",
                "1,5",
                "1.",
                ".5",
                "1 000",
                "1.2.3",
                "\u0661",
                "1000000000000000000",
                "999999999999999999.000000001",
                "0.0000000001",
                "0.1000000001",
                "--1"
            })
    void everythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Quantity.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be a decimal from 0 to 999999999999999999 with up to 9 fraction digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "-1E+999999999", "1E-999999999", "1E+18", "1E-10", "9.99E+2147483000"})
    @Timeout(120) // a guard against hanging: digit by digit this takes hours
    void numbersFarOutsideOfTheRangeAreRefusedWithoutBeingWrittenOut(String number) {
        assertThatThrownBy(() -> Quantity.of(new BigDecimal(number))).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({"0E+999999999, 0", "0E-999999999, 0", "1E+17, 100000000000000000", "1E-9, 0.000000001"})
    @Timeout(120) // a guard against hanging: digit by digit this takes hours
    void exponentsWithinTheRangeAreUnderstood(String number, String written) {
        assertThat(Quantity.of(new BigDecimal(number))).hasToString(written);
    }

    @Test
    void unitsAndNanosOutsideOfTheRangeAreRefused() {
        assertThatThrownBy(() -> new Quantity(-1, 0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Quantity(0, -1)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Quantity(0, 1_000_000_000)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Quantity(Quantity.MAX_UNITS, 1)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Quantity.of(Quantity.MAX_UNITS + 1)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Quantity.of(Long.MIN_VALUE)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            Quantity quantity = new Quantity(random.nextLong(Quantity.MAX_UNITS), random.nextInt(1_000_000_000));

            assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity);
            assertThat(Quantity.of(quantity.toBigDecimal())).isEqualTo(quantity);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, 3, 7",
        "10, 10, 0",
        "10, 10.000000001, 0",
        "10, 11, 0",
        "1, 0.9, 0.1",
        "1, 0.000000001, 0.999999999",
        "0, 0, 0",
        "999999999999999999, 0.000000001, 999999999999999998.999999999"
    })
    void whatIsLeftIsExactAndNeverNegative(String limit, String used, String left) {
        assertThat(Quantity.parse(limit).minusOrZero(QuantitySum.parse(used))).hasToString(left);
    }

    @Test
    void quantitiesAreOrderedByValue() {
        assertThat(Quantity.parse("1.1")).isGreaterThan(Quantity.parse("1.09")).isLessThan(Quantity.of(2));
        assertThat(Quantity.parse("1.10")).isEqualByComparingTo(Quantity.parse("1.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 0.000000001, 0.999999999",
        "1.5, 0.7, 0.8",
        "1, 1, 0",
        "1, 1.000000001, 0",
        "0.3, 5, 0",
        "999999999999999999, 999999999999999998.999999999, 0.000000001"
    })
    void aDifferenceBorrowsAndEndsAtNothing(String one, String other, String difference) {
        assertThat(Quantity.parse(one).minusOrZero(QuantitySum.parse(other))).hasToString(difference);
    }

    @Test
    void differencesOfRandomQuantitiesAreThoseOfTheirDecimals() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Quantity one = new Quantity(random.nextLong(1_000), random.nextInt(1_000_000_000));
            Quantity other = new Quantity(random.nextLong(1_000), random.nextInt(1_000_000_000));

            assertThat(one.minusOrZero(QuantitySum.of(other)).toBigDecimal())
                    .isEqualByComparingTo(
                            one.toBigDecimal().subtract(other.toBigDecimal()).max(BigDecimal.ZERO));
        }
    }
}
