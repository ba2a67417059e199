package org.landlord.adapter.cli.output;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// One named piece of a thing.
///
/// @param name as on the wire
/// @param weight what a narrow table does with it
/// @param elastic true if a table may cut it short and still be read: names and free text, not ids, times or
///     numbers
/// @param numeric true if a table lines it up at the right
/// @param value takes it out of the thing
public record Field<T>(String name, Weight weight, boolean elastic, boolean numeric, Function<T, Value> value) {

    /// How much a table wants a column.
    public enum Weight {
        /// Dropped first.
        MINOR,
        /// Dropped when there are no minor ones left.
        MAIN,
        /// Kept as long as anything is shown: it names the thing.
        KEY
    }

    /// An id of the thing: kept, and whole as long as possible.
    public static <T> Field<T> id(String name, Function<T, @Nullable Object> value) {
        return new Field<>(name, Weight.KEY, false, false, item -> Value.text(value.apply(item)));
    }

    /// A short word that means something only if it is whole: a role, a period, an id of something else.
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

    /// What quantities add up to, exactly.
    public static <T> Field<T> sum(String name, Function<T, QuantitySum> value) {
        return new Field<>(name, Weight.MAIN, false, true, item -> Value.sum(value.apply(item)));
    }

    /// A count or a place in an order.
    public static <T> Field<T> number(String name, ToLongFunction<T> value) {
        return new Field<>(
                name, Weight.MAIN, false, true, item -> new Value.Decimal(BigDecimal.valueOf(value.applyAsLong(item))));
    }

    /// Whole numbers, such as percentages.
    public static <T> Field<T> numbers(String name, Function<T, List<Integer>> value) {
        return new Field<>(name, Weight.MINOR, false, false, item -> new Value.Numbers(value.apply(item)));
    }

    /// Texts, such as what somebody may do.
    public static <T> Field<T> texts(String name, Function<T, List<String>> value) {
        return new Field<>(name, Weight.MAIN, true, false, item -> new Value.Texts(value.apply(item)));
    }

    /// An instant.
    public static <T> Field<T> time(String name, Function<T, @Nullable Instant> value) {
        return new Field<>(name, Weight.MINOR, false, false, item -> Value.time(value.apply(item)));
    }

    /// The caller's own JSON.
    public static <T> Field<T> json(String name, Function<T, Metadata> value) {
        return new Field<>(name, Weight.MINOR, true, false, item -> new Value.Json(value.apply(item)));
    }

    /// True or false.
    public static <T> Field<T> truth(String name, Function<T, Boolean> value) {
        return new Field<>(name, Weight.MAIN, false, false, item -> new Value.Truth(value.apply(item)));
    }

    /// A word that a list can do without when there is no room: what all its things have in common, or follows
    /// from the rest.
    public static <T> Field<T> detail(String name, Function<T, @Nullable Object> value) {
        return new Field<>(name, Weight.MINOR, false, false, item -> Value.text(value.apply(item)));
    }

    /// The same field with another weight in tables.
    public Field<T> weighing(Weight other) {
        return new Field<>(name, other, elastic, numeric, value);
    }

    /// The same field of a bigger thing, which this thing is in.
    public <U> Field<U> within(Function<U, T> thing) {
        return new Field<>(name, weight, elastic, numeric, whole -> value.apply(thing.apply(whole)));
    }

    /// Other things inside of the thing.
    public static <T, U> Field<T> things(String name, View<U> view, Function<T, List<U>> value) {
        return new Field<>(name, Weight.MAIN, true, false, item -> new Value.Things<>(view, value.apply(item)));
    }

    /// Another thing inside of the thing.
    public static <T, U> Field<T> nested(String name, View<U> view, Function<T, U> value) {
        return new Field<>(name, Weight.MAIN, true, false, item -> new Value.Nested<>(view, value.apply(item)));
    }
}
