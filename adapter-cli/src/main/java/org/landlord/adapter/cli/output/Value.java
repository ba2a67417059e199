package org.landlord.adapter.cli.output;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// What a field of an answer can hold. Every output format has to say how it shows each of these.
public sealed interface Value {

    /// Nothing: `null` in documents, `-` in tables.
    record Absent() implements Value {}

    /// Text, timestamps included.
    record Text(String text) implements Value {}

    /// An exact number, never shown with an exponent.
    record Decimal(BigDecimal number) implements Value {}

    /// Whole numbers in their order.
    record Numbers(List<Integer> numbers) implements Value {

        public Numbers {
            numbers = List.copyOf(numbers);
        }
    }

    /// Texts in their order.
    record Texts(List<String> texts) implements Value {

        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /// Other things inside of this one, in their order.
    record Things<T>(View<T> view, List<T> items) implements Value {

        public Things {
            items = List.copyOf(items);
        }
    }

    /// True or false.
    record Truth(boolean truth) implements Value {}

    /// A JSON object that belongs to the caller.
    record Json(Metadata metadata) implements Value {}

    /// Another thing inside of this one.
    record Nested<T>(View<T> view, T item) implements Value {}

    /// The text of an id, a label, a name: of anything whose `toString` is its value.
    static Value text(@Nullable Object value) {
        return value == null ? new Absent() : new Text(value.toString());
    }

    /// RFC 3339 in UTC, with milliseconds.
    static Value time(@Nullable Instant instant) {
        return instant == null ? new Absent() : new Text(Timestamps.format(instant));
    }

    /// What quantities add up to.
    static Value sum(QuantitySum sum) {
        return new Decimal(sum.toBigDecimal());
    }

    /// How much.
    static Value quantity(@Nullable Quantity quantity) {
        return quantity == null ? new Absent() : new Decimal(quantity.toBigDecimal());
    }
}
