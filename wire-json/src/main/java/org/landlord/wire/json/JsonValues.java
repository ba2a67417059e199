package org.landlord.wire.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// Conversions of the values that [JsonReader] makes. Each throws [InvalidInput] for a value of another type.
final class JsonValues {

    private JsonValues() {}

    static String text(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case null, default -> throw new InvalidInput("must be a string");
        };
    }

    static boolean flag(@Nullable Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case null, default -> throw new InvalidInput("must be true or false");
        };
    }

    static Quantity quantity(Object value) {
        return switch (value) {
            case BigDecimal number -> Quantity.of(number);
            case String text -> Quantity.parse(text);
            default -> throw new InvalidInput("must be a number, or a string of one");
        };
    }

    static QuantitySum sum(Object value) {
        return switch (value) {
            case BigDecimal number -> QuantitySum.of(number);
            default -> throw new InvalidInput("must be a number");
        };
    }

    static long wholeNumber(@Nullable Object value) {
        try {
            if (value instanceof BigDecimal number) {
                return number.longValueExact();
            }
        } catch (ArithmeticException _) {
            // It has a fraction or does not fit: the same refusal as for another type.
        }
        throw new InvalidInput("must be a whole number");
    }

    /// Numbers that do not fit into an int become the closest one that does, which every rule for them refuses.
    static List<Integer> wholeNumbers(@Nullable Object value) {
        List<Integer> numbers = new ArrayList<>();
        for (Object element : elements(value, "whole numbers")) {
            if (!(element instanceof BigDecimal)) {
                throw new InvalidInput("must be an array of whole numbers");
            }
            numbers.add(Math.clamp(wholeNumber(element), Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        return numbers;
    }

    static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        for (Object element : elements(value, "strings")) {
            if (!(element instanceof String text)) {
                throw new InvalidInput("must be an array of strings");
            }
            texts.add(text);
        }
        return texts;
    }

    static List<?> objects(@Nullable Object value) {
        return elements(value, "objects");
    }

    @SuppressWarnings("unchecked") // JsonReader makes no other maps.
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> (Map<String, @Nullable Object>) object;
            case null, default -> throw new InvalidInput("must be a JSON object");
        };
    }

    private static List<?> elements(@Nullable Object value, String what) {
        return switch (value) {
            case List<?> elements -> elements;
            case null, default -> throw new InvalidInput("must be an array of " + what);
        };
    }
}
