package org.landlord.adapter.sqlite.usage;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.landlord.domain.usage.Quantity;

/// What events add up to, in parts that each add up in 64 bits: a whole part has 18 digits, so it is kept in two
/// halves of 9, and then each part is good for more events than a file can hold.
///
/// @param events how many
/// @param billions the sum of the upper halves of the whole parts
/// @param ones the sum of their lower halves
/// @param nanos the sum of the fractions
record Sum(long events, long billions, long ones, long nanos) {

    static final Sum NOTHING = new Sum(0, 0, 0, 0);

    /// The parts of the events in a query over `usage_event e`.
    static final String OF_EVENTS = "count(*), sum(e.units / 1000000000), sum(e.units % 1000000000), sum(e.nanos)";

    /// The parts of the sums in a query over `usage_rollup`.
    static final String OF_ROLLUPS = "sum(events), sum(billions), sum(ones), sum(nanos)";

    private static final long BILLION = 1_000_000_000;

    static Sum of(Quantity quantity) {
        return new Sum(1, quantity.units() / BILLION, quantity.units() % BILLION, quantity.nanos());
    }

    /// Reads four columns; the sum of no rows, which is NULL, is nothing.
    ///
    /// @param first the number of the first of them
    static Sum read(ResultSet row, int first) throws SQLException {
        return new Sum(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3));
    }

    Sum plus(Sum other) {
        return new Sum(events + other.events, billions + other.billions, ones + other.ones, nanos + other.nanos);
    }

    Sum minus(Sum other) {
        return plus(new Sum(-other.events, -other.billions, -other.ones, -other.nanos));
    }

    /// @throws org.landlord.domain.failure.InvalidInput naming `since`, if it is too large to represent
    Quantity quantity() {
        return Quantity.ofSum(units(), BigInteger.valueOf(nanos));
    }

    /// The largest quantity, if it is larger.
    Quantity quantityCapped() {
        return Quantity.ofSumCapped(units(), BigInteger.valueOf(nanos));
    }

    private BigInteger units() {
        return BigInteger.valueOf(billions)
                .multiply(BigInteger.valueOf(BILLION))
                .add(BigInteger.valueOf(ones));
    }
}
