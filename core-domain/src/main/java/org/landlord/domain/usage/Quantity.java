package org.landlord.domain.usage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;

/// An exact decimal from 0 to 10^18 - 1 with up to 9 fraction digits: ten times 0.1 is 1.
///
/// @param units the integer part, 0 to 10^18 - 1
/// @param nanos the fraction in billionths, 0 to 999 999 999; always 0 when `units` is 10^18 - 1
public record Quantity(long units, int nanos) implements Comparable<Quantity> {

    public static final long MAX_UNITS = 999_999_999_999_999_999L;

    public static final int MAX_FRACTION_DIGITS = 9;

    public static final Quantity MAX_VALUE = new Quantity(MAX_UNITS, 0);

    public static final Quantity ZERO = new Quantity(0, 0);

    private static final int NANOS_PER_UNIT = 1_000_000_000;
    private static final BigDecimal MAX = BigDecimal.valueOf(MAX_UNITS);
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,64}(\\.\\d{1,64})?");
    private static final String RULE =
            "must be a decimal from 0 to " + MAX_UNITS + " with up to " + MAX_FRACTION_DIGITS + " fraction digits";

    /// @throws InvalidInput outside of the range
    public Quantity {
        boolean fits = units >= 0 && nanos >= 0 && nanos < NANOS_PER_UNIT;
        if (!fits || units > MAX_UNITS || (units == MAX_UNITS && nanos > 0)) {
            throw new InvalidInput(RULE);
        }
    }

    /// @throws InvalidInput if the value is outside of the range or has more than 9 significant fraction
    ///     digits
    public static Quantity of(BigDecimal value) {
        // Sign and size first: rescaling 1E+999999999 would exhaust the memory.
        if (value.signum() < 0 || value.compareTo(MAX) > 0) {
            throw new InvalidInput(RULE);
        }
        if (value.scale() == 0) {
            // Fast path: most quantities are integers.
            return new Quantity(value.longValueExact(), 0);
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > MAX_FRACTION_DIGITS) {
            throw new InvalidInput(RULE);
        }
        BigInteger[] parts = plain.setScale(MAX_FRACTION_DIGITS)
                .unscaledValue()
                .divideAndRemainder(BigInteger.valueOf(NANOS_PER_UNIT));
        return new Quantity(parts[0].longValueExact(), parts[1].intValueExact());
    }

    /// @throws InvalidInput outside of the range
    public static Quantity of(long value) {
        return new Quantity(value, 0);
    }

    /// @param text a decimal without exponent
    /// @throws InvalidInput if it has another format, is outside of the range, or has more than 9
    ///     significant fraction digits
    public static Quantity parse(String text) {
        String trimmed = text.strip();
        if (!DECIMAL.matcher(trimmed).matches()) {
            throw new InvalidInput(RULE);
        }
        return of(new BigDecimal(trimmed));
    }

    /// This minus `used`; 0 if `used` is larger.
    public Quantity minusOrZero(QuantitySum used) {
        BigInteger left = QuantitySum.of(this).billionths().subtract(used.billionths());
        if (left.signum() <= 0) {
            return ZERO;
        }
        BigInteger[] parts = left.divideAndRemainder(BigInteger.valueOf(NANOS_PER_UNIT));
        return new Quantity(parts[0].longValueExact(), parts[1].intValueExact());
    }

    /// The value without trailing zeros in its fraction, and never with a negative scale: 42000, 0.1.
    public BigDecimal toBigDecimal() {
        BigDecimal value = BigDecimal.valueOf(units)
                .add(BigDecimal.valueOf(nanos, MAX_FRACTION_DIGITS))
                .stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    @Override
    public int compareTo(Quantity other) {
        int byUnits = Long.compare(units, other.units);
        return byUnits != 0 ? byUnits : Integer.compare(nanos, other.nanos);
    }

    /// A decimal without exponent: `42000`, `0.1`.
    @Override
    public String toString() {
        return nanos == 0 ? Long.toString(units) : toBigDecimal().toPlainString();
    }
}
