package org.landlord.benchmarks;

import java.util.Locale;

/// How numbers are written in tables.
final class Numbers {

    private Numbers() {}

    /// With three digits that count, and all before the point.
    static String text(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
