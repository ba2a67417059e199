package org.landlord.adapter.gateway;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Timestamps;

/// The members of a JSON object, read liberally: what is missing and what has another type are the
/// same.
///
/// @param all the members
record Members(Map<String, @Nullable Object> all) {

    private static final Members NONE = new Members(Map.of());

    /// @param value an object; anything else has no members
    @SuppressWarnings("unchecked") // Json makes objects with texts as names
    static Members of(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? new Members((Map<String, @Nullable Object>) object) : NONE;
    }

    /// The objects of an array.
    static List<Members> listOf(@Nullable Object value) {
        List<Members> objects = new ArrayList<>();
        if (value instanceof List<?> array) {
            array.forEach(element -> {
                if (element instanceof Map<?, ?>) {
                    objects.add(of(element));
                }
            });
        }
        return objects;
    }

    /// The first of these members that is a text and not blank; null if none is.
    @Nullable
    String text(String... names) {
        for (String name : names) {
            if (all.get(name) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /// The texts of an array.
    List<String> texts(String name) {
        return all.get(name) instanceof List<?> array
                ? array.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    Members object(String name) {
        return of(all.get(name));
    }

    List<Members> objects(String name) {
        return listOf(all.get(name));
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(all.get(name));
    }

    boolean has(String name) {
        return all.get(name) != null;
    }

    /// A whole number, also as text; null if it is none, or too large.
    @Nullable
    Long integer(String name) {
        try {
            return switch (all.get(name)) {
                case BigDecimal number -> number.longValueExact();
                case String text -> new BigDecimal(text.strip()).longValueExact();
                case null, default -> null;
            };
        } catch (ArithmeticException | NumberFormatException _) {
            return null;
        }
    }

    /// The first of these members that is an instant, in milliseconds since 1970 or in ISO 8601; null
    /// if none is.
    @Nullable
    Instant instant(String... names) {
        for (String name : names) {
            Instant instant = instantOf(all.get(name));
            if (instant != null) {
                return instant;
            }
        }
        return null;
    }

    private @Nullable Instant instantOf(@Nullable Object value) {
        try {
            return switch (value) {
                case BigDecimal number when fits(number) -> Timestamps.check(Instant.ofEpochMilli(number.longValue()));
                case String text when text.indexOf('T') > 0 -> Timestamps.check(Instant.parse(text.strip()));
                case String text -> Timestamps.check(Instant.ofEpochMilli(Long.parseLong(text.strip())));
                case null, default -> null;
            };
        } catch (InvalidInput | DateTimeParseException | NumberFormatException _) {
            return null;
        }
    }

    private static boolean fits(BigDecimal number) {
        // The number of digits before the decimal point.
        long digits = (long) number.precision() - number.scale();
        return digits < 19;
    }
}
