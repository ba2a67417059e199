package org.landlord.domain.usage;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Label;

/// The usage in the data of a CloudEvent.
///
/// @param unit null if the data has none
/// @param runId null if the data has none
/// @param rest the remaining data; null if there is none
public record CloudEventData(
        Quantity quantity,
        @Nullable Label unit,
        @Nullable RunId runId,
        @Nullable Object rest) {

    private static final Quantity ONE = Quantity.of(1);

    /// Reads the data of an event. Without data the quantity is 1.
    ///
    /// @param pointer the location of the quantity; null if events of this type are counted
    /// @throws InvalidInput naming the location of the quantity in `data`, `data/unit` or `data/runId`
    public static CloudEventData of(CloudEvent event, @Nullable DataPointer pointer) {
        Object data = event.data();
        if (data == null || pointer == null) {
            return new CloudEventData(ONE, null, null, data);
        }
        Violations violations = new Violations();
        Quantity quantity = quantity(data, pointer, violations);
        if (!(data instanceof Map<?, ?> object)) {
            violations.throwIfAny();
            // If the data is only the quantity, nothing remains.
            return new CloudEventData(
                    some(quantity), null, null, pointer.value().isEmpty() ? null : data);
        }
        Map<Object, @Nullable Object> rest = new LinkedHashMap<>(object);
        List<String> steps = pointer.steps();
        if (steps.size() == 1) {
            rest.remove(steps.getFirst());
        }
        Label unit = text(rest, "unit", Label::new, violations);
        RunId runId = text(rest, "runId", RunId::new, violations);
        violations.throwIfAny();
        rest.values().removeIf(value -> value == null);
        return new CloudEventData(some(quantity), unit, runId, rest.isEmpty() ? null : rest);
    }

    private static Quantity some(@Nullable Quantity quantity) {
        return quantity == null ? ONE : quantity;
    }

    private static @Nullable Quantity quantity(Object data, DataPointer pointer, Violations violations) {
        try {
            return quantity(data, pointer);
        } catch (InvalidInput refused) {
            InvalidInput placed = refused;
            for (String step : pointer.steps().reversed()) {
                placed = placed.at(step);
            }
            violations.addAll(placed.at("data"));
            return null;
        }
    }

    private static Quantity quantity(Object data, DataPointer pointer) {
        return switch (pointer.find(data)) {
            case BigDecimal number -> Quantity.of(number);
            case String text -> Quantity.parse(text);
            case null ->
                throw new InvalidInput(
                        "is required, because there is data: it is the quantity, unless the usage settings of the"
                                + " organization name another place or say that events of this type are counted");
            default -> throw new InvalidInput("must be a number or a string with a number");
        };
    }

    private static <T> @Nullable T text(
            Map<Object, @Nullable Object> data, String name, Function<String, T> type, Violations violations) {
        Object value = data.remove(name);
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return violations.read("data", () -> {
                try {
                    return type.apply(text);
                } catch (InvalidInput refused) {
                    throw refused.at(name);
                }
            });
        }
        violations.addAll(InvalidInput.of(name, "must be a string").at("data"));
        return null;
    }
}
