package org.landlord.persistence.jpa.sql;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Conversions of nullable values between rows and the domain.
public final class Nullables {

    private Nullables() {}

    /// @return null for null
    public static <T, R> @Nullable R map(@Nullable T value, Function<T, R> mapping) {
        return value == null ? null : mapping.apply(value);
    }

    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /// The inverse of [#orEmpty]: null for the empty text.
    public static <R> @Nullable R mapNonEmpty(String text, Function<String, R> mapping) {
        return text.isEmpty() ? null : mapping.apply(text);
    }

    /// The value as text; empty for null. The empty text sorts before all values and is not a value itself.
    public static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
