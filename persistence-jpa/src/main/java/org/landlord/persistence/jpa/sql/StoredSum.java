package org.landlord.persistence.jpa.sql;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// A sum of quantities in parts that do not overflow 64 bits: the integer part of a quantity has 18 digits
/// and is stored in two halves of 9, so that each half can be summed over more rows than a file can hold.
///
/// @param count the number of quantities
/// @param billions the sum of the upper halves of the integer parts
/// @param ones the sum of the lower halves
/// @param nanos the sum of the fractions
public record StoredSum(long count, long billions, long ones, long nanos) {

    public static final StoredSum NOTHING = new StoredSum(0, 0, 0, 0);

    /// The sum columns of rows with a quantity in `units` and `nanos`.
    public static final String OF_QUANTITIES = "count(*), sum(units / 1000000000), sum(units % 1000000000), sum(nanos)";

    /// The same with the opposite sign.
    public static final String OF_TAKEN_QUANTITIES =
            "-count(*), -sum(units / 1000000000), -sum(units % 1000000000), -sum(nanos)";

    /// The sum columns of rows that are sums.
    public static final String OF_SUMS = "sum(events), sum(billions), sum(ones), sum(nanos)";

    private static final long BILLION = 1_000_000_000;

    public static StoredSum of(Quantity quantity) {
        return new StoredSum(1, quantity.units() / BILLION, quantity.units() % BILLION, quantity.nanos());
    }

    public static StoredSum of(QuantitySum sum) {
        BigInteger[] units = sum.billionths().divideAndRemainder(BigInteger.valueOf(BILLION));
        BigInteger[] parts = units[0].divideAndRemainder(BigInteger.valueOf(BILLION));
        return new StoredSum(1, parts[0].longValueExact(), parts[1].longValueExact(), units[1].longValueExact());
    }

    /// Reads four columns. NULL, the sum of no rows, is 0.
    ///
    /// @param first the number of the first column
    public static StoredSum read(ResultSet row, int first) throws SQLException {
        return new StoredSum(
                row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3));
    }

    public StoredSum plus(StoredSum other) {
        return new StoredSum(count + other.count, billions + other.billions, ones + other.ones, nanos + other.nanos);
    }

    public StoredSum minus(StoredSum other) {
        return plus(new StoredSum(-other.count, -other.billions, -other.ones, -other.nanos));
    }

    public QuantitySum quantities() {
        BigInteger units = BigInteger.valueOf(billions)
                .multiply(BigInteger.valueOf(BILLION))
                .add(BigInteger.valueOf(ones));
        return QuantitySum.of(units, BigInteger.valueOf(nanos));
    }
}
