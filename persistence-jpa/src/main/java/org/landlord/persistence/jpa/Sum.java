package org.landlord.persistence.jpa;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.landlord.domain.usage.Quantity;

/// What quantities add up to, in parts that each add up in 64 bits: a whole part has 18 digits, so it is kept in
/// two halves of 9, and then each part is good for more rows than a file can hold.
///
/// @param count how many
/// @param billions the sum of the upper halves of the whole parts
/// @param ones the sum of their lower halves
/// @param nanos the sum of the fractions
public record Sum(long count, long billions, long ones, long nanos) {

    /// The sum of nothing.
    public static final Sum NOTHING = new Sum(0, 0, 0, 0);

    /// The columns of the sum of rows that have a quantity in `units` and `nanos`.
    public static final String OF_QUANTITIES = "count(*), sum(units / 1000000000), sum(units % 1000000000), sum(nanos)";

    /// The columns of the sum of rows that are sums themselves.
    public static final String OF_SUMS = "sum(events), sum(billions), sum(ones), sum(nanos)";

    private static final long BILLION = 1_000_000_000;

    /// The sum of one.
    public static Sum of(Quantity quantity) {
        return new Sum(1, quantity.units() / BILLION, quantity.units() % BILLION, quantity.nanos());
    }

    /// Reads four columns; the sum of no rows, which is NULL, is nothing.
    ///
    /// @param first the number of the first of them
    public static Sum read(ResultSet row, int first) throws SQLException {
        return new Sum(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3));
    }

    /// Both together.
    public Sum plus(Sum other) {
        return new Sum(count + other.count, billions + other.billions, ones + other.ones, nanos + other.nanos);
    }

    /// This without the other.
    public Sum minus(Sum other) {
        return plus(new Sum(-other.count, -other.billions, -other.ones, -other.nanos));
    }

    /// As a quantity.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput naming `since`, if it is too large to represent
    public Quantity quantity() {
        return Quantity.ofSum(units(), BigInteger.valueOf(nanos));
    }

    /// As a quantity; the largest one, if it is larger.
    public Quantity quantityCapped() {
        return Quantity.ofSumCapped(units(), BigInteger.valueOf(nanos));
    }

    private BigInteger units() {
        return BigInteger.valueOf(billions)
                .multiply(BigInteger.valueOf(BILLION))
                .add(BigInteger.valueOf(ones));
    }
}
