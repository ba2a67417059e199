package org.landlord.persistence.jpa.sql;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values that may be absent, on their way between rows and the domain.
public final class Nullables {

    private Nullables() {}

    /// @return what `mapping` makes of `value`; null of null
    public static <T, R> @Nullable R map(@Nullable T value, Function<T, R> mapping) {
        return value == null ? null : mapping.apply(value);
    }

    /// The value as text; null of null.
    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /// The other way round than [#orEmpty]: null of the empty text.
    public static <R> @Nullable R mapNonEmpty(String text, Function<String, R> mapping) {
        return text.isEmpty() ? null : mapping.apply(text);
    }

    /// The value as text; for null the empty text, which comes before all others in a list and is no value
    /// itself.
    public static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
