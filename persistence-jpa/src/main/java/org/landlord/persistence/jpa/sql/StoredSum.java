package org.landlord.persistence.jpa.sql;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// What quantities add up to, in parts that each add up in 64 bits: a whole part has 18 digits, so it is kept in
/// two halves of 9, and then each part is good for more rows than a file can hold.
///
/// @param count how many
/// @param billions the sum of the upper halves of the whole parts
/// @param ones the sum of their lower halves
/// @param nanos the sum of the fractions
public record StoredSum(long count, long billions, long ones, long nanos) {

    /// The sum of nothing.
    public static final StoredSum NOTHING = new StoredSum(0, 0, 0, 0);

    /// The columns of the sum of rows that have a quantity in `units` and `nanos`.
    public static final String OF_QUANTITIES = "count(*), sum(units / 1000000000), sum(units % 1000000000), sum(nanos)";

    /// The columns of the sum of rows that are sums themselves.
    public static final String OF_SUMS = "sum(events), sum(billions), sum(ones), sum(nanos)";

    private static final long BILLION = 1_000_000_000;

    /// The sum of one.
    public static StoredSum of(Quantity quantity) {
        return new StoredSum(1, quantity.units() / BILLION, quantity.units() % BILLION, quantity.nanos());
    }

    /// A sum, in its parts.
    public static StoredSum of(QuantitySum sum) {
        BigInteger[] units = sum.billionths().divideAndRemainder(BigInteger.valueOf(BILLION));
        BigInteger[] parts = units[0].divideAndRemainder(BigInteger.valueOf(BILLION));
        return new StoredSum(1, parts[0].longValueExact(), parts[1].longValueExact(), units[1].longValueExact());
    }

    /// Reads four columns; the sum of no rows, which is NULL, is nothing.
    ///
    /// @param first the number of the first of them
    public static StoredSum read(ResultSet row, int first) throws SQLException {
        return new StoredSum(
                row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3));
    }

    /// Both together.
    public StoredSum plus(StoredSum other) {
        return new StoredSum(count + other.count, billions + other.billions, ones + other.ones, nanos + other.nanos);
    }

    /// This without the other.
    public StoredSum minus(StoredSum other) {
        return plus(new StoredSum(-other.count, -other.billions, -other.ones, -other.nanos));
    }

    /// As what quantities add up to.
    public QuantitySum quantities() {
        BigInteger units = BigInteger.valueOf(billions)
                .multiply(BigInteger.valueOf(BILLION))
                .add(BigInteger.valueOf(ones));
        return QuantitySum.of(units, BigInteger.valueOf(nanos));
    }
}
