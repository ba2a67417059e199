package org.landlord.adapter.cli.output;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// The value of a field. Every output format defines how it shows each kind.
public sealed interface Value {

    /// No value: `null` in documents, `-` in tables.
    record Absent() implements Value {}

    /// Text.
    record Text(String text) implements Value {}

    /// An instant. Documents contain it as RFC 3339 in UTC, with milliseconds.
    record Moment(Instant instant) implements Value {}

    /// An exact number, never shown with an exponent.
    record Decimal(BigDecimal number) implements Value {}

    /// Integers in order.
    record Numbers(List<Integer> numbers) implements Value {

        public Numbers {
            numbers = List.copyOf(numbers);
        }
    }

    /// Texts in order.
    record Texts(List<String> texts) implements Value {

        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /// Nested items in order.
    record Things<T>(View<T> view, List<T> items) implements Value {

        public Things {
            items = List.copyOf(items);
        }
    }

    /// True or false.
    record Truth(boolean truth) implements Value {}

    /// A JSON object.
    record Json(Metadata metadata) implements Value {}

    /// A nested item.
    record Nested<T>(View<T> view, T item) implements Value {}

    /// The text of an id, a label or a name: of any object whose `toString` is its value.
    static Value text(@Nullable Object value) {
        return value == null ? new Absent() : new Text(value.toString());
    }

    /// An instant.
    static Value time(@Nullable Instant instant) {
        return instant == null ? new Absent() : new Moment(instant);
    }

    /// A count.
    static Value count(@Nullable Number number) {
        return number == null ? new Absent() : new Decimal(BigDecimal.valueOf(number.longValue()));
    }

    /// Texts in order.
    static Value texts(@Nullable List<String> texts) {
        return texts == null ? new Absent() : new Texts(texts);
    }

    /// A sum of quantities.
    static Value sum(QuantitySum sum) {
        return new Decimal(sum.toBigDecimal());
    }

    /// A quantity.
    static Value quantity(@Nullable Quantity quantity) {
        return quantity == null ? new Absent() : new Decimal(quantity.toBigDecimal());
    }
}
