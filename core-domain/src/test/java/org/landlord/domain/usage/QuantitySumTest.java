package org.landlord.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class QuantitySumTest {

    @Test
    void tenTimesOneTenthIsOne() {
        QuantitySum sum = QuantitySum.ZERO;
        for (int i = 0; i < 10; i++) {
            sum = sum.plus(Quantity.parse("0.1"));
        }

        assertThat(sum).isEqualTo(QuantitySum.of(1)).hasToString("1");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0.1, 0.2, 0.3",
        "0.999999999, 0.000000001, 1",
        "999999999999999999, 0.000000001, 999999999999999999.000000001",
        "999999999999999999, 999999999999999999, 1999999999999999998"
    })
    void aSumHasAsManyDigitsAsItTakes(String one, String other, String sum) {
        assertThat(QuantitySum.of(Quantity.parse(one)).plus(Quantity.parse(other)))
                .hasToString(sum);
        assertThat(QuantitySum.parse(other).plus(QuantitySum.parse(one))).hasToString(sum);
    }

    @Test
    void sumsOfRandomQuantitiesAreThoseOfTheirDecimals() {
        Random random = new Random(7);
        QuantitySum sum = QuantitySum.ZERO;
        BigDecimal expected = BigDecimal.ZERO;
        for (int i = 0; i < 10_000; i++) {
            Quantity quantity = new Quantity(random.nextLong(Quantity.MAX_UNITS), random.nextInt(1_000_000_000));
            sum = sum.plus(quantity);
            expected = expected.add(quantity.toBigDecimal());

            assertThat(sum.toBigDecimal()).isEqualByComparingTo(expected);
        }
        assertThat(QuantitySum.parse(sum.toString())).isEqualTo(sum);
        assertThat(QuantitySum.of(sum.toBigDecimal())).isEqualTo(sum);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10, false",
        "10.000000001, 10, true",
        "1999999999999999998, 999999999999999999, true",
        "0, 0, false"
    })
    void itExceedsAQuantityFromABillionthMoreOn(String sum, String quantity, boolean exceeds) {
        assertThat(QuantitySum.parse(sum).exceeds(Quantity.parse(quantity))).isEqualTo(exceeds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0.0000000001", "1E+999999999", "1E-999999999"})
    void aDecimalThatQuantitiesCannotAddUpToIsRefused(String decimal) {
        assertThatThrownBy(() -> QuantitySum.of(new BigDecimal(decimal))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void noSumIsNegative() {
        BigInteger negative = BigInteger.ONE.negate();

        assertThatThrownBy(() -> new QuantitySum(negative)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingAndOnlyZerosAreNotPositive() {
        assertThat(QuantitySum.ZERO.plus(Quantity.ZERO).isPositive()).isFalse();
        assertThat(QuantitySum.parse("0.000000001").isPositive()).isTrue();
    }
}
