package org.landlord.domain.usage;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.landlord.domain.failure.InvalidInput;

/// A sum of quantities: a non-negative exact decimal with up to 9 fraction digits. Unlike a [Quantity] it
/// has any number of integer digits, so that no recorded usage can make a sum fail.
///
/// @param billionths the sum in billionths (10^-9); never negative
public record QuantitySum(BigInteger billionths) implements Comparable<QuantitySum> {

    public static final QuantitySum ZERO = new QuantitySum(BigInteger.ZERO);

    /// Far more than possible: events are counted in 64 bits.
    private static final int MAX_DIGITS = 100;

    private static final BigInteger PER_UNIT = BigInteger.TEN.pow(Quantity.MAX_FRACTION_DIGITS);

    /// @throws IllegalArgumentException if it is negative
    public QuantitySum {
        if (billionths.signum() < 0) {
            throw new IllegalArgumentException(
                    "a sum of quantities must not be negative: " + billionths + " billionths");
        }
    }

    public static QuantitySum of(Quantity quantity) {
        return of(BigInteger.valueOf(quantity.units()), BigInteger.valueOf(quantity.nanos()));
    }

    /// @param value a non-negative integer
    public static QuantitySum of(long value) {
        return of(BigInteger.valueOf(value), BigInteger.ZERO);
    }

    /// @param units the sum of the integer parts
    /// @param nanos the sum of the fractions in billionths; may exceed 1
    public static QuantitySum of(BigInteger units, BigInteger nanos) {
        return new QuantitySum(units.multiply(PER_UNIT).add(nanos));
    }

    /// @param value a decimal
    /// @throws InvalidInput if it is negative, or has more than 9 significant fraction digits
    public static QuantitySum of(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        // Size first: rescaling 1E+999999999 would exhaust the memory.
        boolean fits = (long) plain.precision() - plain.scale() <= MAX_DIGITS;
        if (plain.signum() < 0 || !fits || plain.scale() > Quantity.MAX_FRACTION_DIGITS) {
            throw new InvalidInput(
                    "must be a non-negative decimal with up to " + Quantity.MAX_FRACTION_DIGITS + " fraction digits");
        }
        return new QuantitySum(
                plain.movePointRight(Quantity.MAX_FRACTION_DIGITS).toBigIntegerExact());
    }

    /// @param text a decimal without exponent
    /// @throws InvalidInput if it has another format
    public static QuantitySum parse(String text) {
        if (!text.matches("\\d{1,64}(\\.\\d{1,64})?")) {
            throw new InvalidInput("must be a decimal without exponent");
        }
        return of(new BigDecimal(text));
    }

    public QuantitySum plus(QuantitySum other) {
        return new QuantitySum(billionths.add(other.billionths));
    }

    public QuantitySum plus(Quantity quantity) {
        return plus(of(quantity));
    }

    public boolean exceeds(Quantity quantity) {
        return compareTo(of(quantity)) > 0;
    }

    public boolean isPositive() {
        return billionths.signum() > 0;
    }

    /// The value without trailing zeros in its fraction, and never with a negative scale: 42000, 0.1.
    public BigDecimal toBigDecimal() {
        BigDecimal value = new BigDecimal(billionths, Quantity.MAX_FRACTION_DIGITS).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    @Override
    public int compareTo(QuantitySum other) {
        return billionths.compareTo(other.billionths);
    }

    /// A decimal without exponent: `42000`, `0.1`.
    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
