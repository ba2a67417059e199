package org.landlord.adapter.cli.output;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// A named field of an item.
///
/// @param name as on the wire
/// @param weight its priority in a narrow table
/// @param elastic true if a table may truncate it: names and free text, not ids, times or numbers
/// @param numeric true if a table aligns it to the right
/// @param value gets it from the item
/// @param highlighted true for items whose value needs attention: red on a terminal
public record Field<T>(
        String name,
        Weight weight,
        boolean elastic,
        boolean numeric,
        Function<T, Value> value,
        Predicate<T> highlighted) {

    private Field(String name, Weight weight, boolean elastic, boolean numeric, Function<T, Value> value) {
        this(name, weight, elastic, numeric, value, _ -> false);
    }

    /// The priority of a column.
    public enum Weight {
        /// Dropped first.
        MINOR,
        /// Dropped after all minor columns.
        MAIN,
        /// Never dropped: identifies the item.
        KEY
    }

    /// An id of the item: never dropped or truncated.
    public static <T> Field<T> id(String name, Function<T, @Nullable Object> value) {
        return new Field<>(name, Weight.KEY, false, false, item -> Value.text(value.apply(item)));
    }

    /// A short word that is not truncated: a role, a period, an id of another item.
    public static <T> Field<T> word(String name, Function<T, @Nullable Object> value) {
        return new Field<>(name, Weight.MAIN, false, false, item -> Value.text(value.apply(item)));
    }

    /// Text of any length.
    public static <T> Field<T> text(String name, Function<T, @Nullable Object> value) {
        return new Field<>(name, Weight.MAIN, true, false, item -> Value.text(value.apply(item)));
    }

    /// An exact quantity.
    public static <T> Field<T> quantity(String name, Function<T, @Nullable Quantity> value) {
        return new Field<>(name, Weight.MAIN, false, true, item -> Value.quantity(value.apply(item)));
    }

    /// An exact sum of quantities.
    public static <T> Field<T> sum(String name, Function<T, QuantitySum> value) {
        return new Field<>(name, Weight.MAIN, false, true, item -> Value.sum(value.apply(item)));
    }

    /// A count or a sequence number.
    public static <T> Field<T> number(String name, ToLongFunction<T> value) {
        return new Field<>(
                name, Weight.MAIN, false, true, item -> new Value.Decimal(BigDecimal.valueOf(value.applyAsLong(item))));
    }

    /// Integers, such as percentages.
    public static <T> Field<T> numbers(String name, Function<T, List<Integer>> value) {
        return new Field<>(name, Weight.MINOR, false, false, item -> new Value.Numbers(value.apply(item)));
    }

    /// A count that may be missing.
    public static <T> Field<T> count(String name, Function<T, @Nullable Number> value) {
        return new Field<>(name, Weight.MINOR, false, true, item -> Value.count(value.apply(item)));
    }

    /// A list of texts, such as permissions; or none.
    public static <T> Field<T> texts(String name, Function<T, @Nullable List<String>> value) {
        return new Field<>(name, Weight.MAIN, true, false, item -> Value.texts(value.apply(item)));
    }

    /// An instant.
    public static <T> Field<T> time(String name, Function<T, @Nullable Instant> value) {
        return new Field<>(name, Weight.MINOR, false, false, item -> Value.time(value.apply(item)));
    }

    /// A JSON object, such as metadata.
    public static <T> Field<T> json(String name, Function<T, Metadata> value) {
        return new Field<>(name, Weight.MINOR, true, false, item -> new Value.Json(value.apply(item)));
    }

    /// True or false.
    public static <T> Field<T> truth(String name, Function<T, Boolean> value) {
        return new Field<>(name, Weight.MAIN, false, false, item -> new Value.Truth(value.apply(item)));
    }

    /// A word that is dropped first: redundant, or the same for all items of a list.
    public static <T> Field<T> detail(String name, Function<T, @Nullable Object> value) {
        return new Field<>(name, Weight.MINOR, false, false, item -> Value.text(value.apply(item)));
    }

    /// The same field with another weight in tables.
    public Field<T> weighing(Weight other) {
        return new Field<>(name, other, elastic, numeric, value, highlighted);
    }

    /// The same field, highlighted for some items.
    public Field<T> highlightedIf(Predicate<T> condition) {
        return new Field<>(name, weight, elastic, numeric, value, condition);
    }

    /// The same field of an item that contains this item.
    public <U> Field<U> within(Function<U, T> part) {
        return new Field<>(
                name,
                weight,
                elastic,
                numeric,
                whole -> value.apply(part.apply(whole)),
                whole -> highlighted.test(part.apply(whole)));
    }

    /// A list of nested items.
    public static <T, U> Field<T> things(String name, View<U> view, Function<T, List<U>> value) {
        return new Field<>(name, Weight.MAIN, true, false, item -> new Value.Things<>(view, value.apply(item)));
    }

    /// A nested item, or none.
    public static <T, U> Field<T> nested(String name, View<U> view, Function<T, @Nullable U> value) {
        return new Field<>(name, Weight.MAIN, true, false, item -> {
            U part = value.apply(item);
            return part == null ? new Value.Absent() : new Value.Nested<>(view, part);
        });
    }
}
