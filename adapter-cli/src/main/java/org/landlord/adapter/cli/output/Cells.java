package org.landlord.adapter.cli.output;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.landlord.domain.shared.Timestamps;

/// Turns values into the text of a cell, and nested items into several cells.
///
/// @param absent the text of a missing value
/// @param moments formats instants
/// @param escapes makes a text safe for the output
record Cells(String absent, Function<Instant, String> moments, Function<String, String> escapes) {

    /// Exact instants, for every output but lists on a terminal.
    static final Function<Instant, String> EXACT = Timestamps::format;

    /// @param name the name of the field; `limit.metric` for a field of a nested item
    /// @param highlighted true if the value needs attention
    record Cell(String name, String text, boolean highlighted) {}

    /// One cell per field, nested items included.
    <T> List<Cell> flatten(View<T> view, T item) {
        List<Cell> cells = new ArrayList<>();
        add(cells, "", view, item);
        return cells;
    }

    private <T> void add(List<Cell> cells, String prefix, View<T> view, T item) {
        for (Field<T> field : view.fields()) {
            String name = prefix + field.name();
            Value value = field.value().apply(item);
            if (value instanceof Value.Nested<?> nested) {
                addNested(cells, name + ".", nested);
            } else {
                cells.add(new Cell(name, text(value), field.highlighted().test(item)));
            }
        }
    }

    private <T> void addNested(List<Cell> cells, String prefix, Value.Nested<T> nested) {
        add(cells, prefix, nested.view(), nested.item());
    }

    /// One cell; a nested item is joined by spaces.
    <T> Cell cell(Field<T> field, T item) {
        return new Cell(
                field.name(),
                text(field.value().apply(item)),
                field.highlighted().test(item));
    }

    private String text(Value value) {
        return switch (value) {
            case Value.Absent _ -> absent;
            case Value.Text(String text) -> escapes.apply(text);
            case Value.Moment(Instant instant) -> moments.apply(instant);
            case Value.Decimal(BigDecimal number) -> number.toPlainString();
            case Value.Numbers(var numbers) ->
                orAbsent(numbers.stream().map(String::valueOf).collect(Collectors.joining(",")));
            case Value.Texts(var texts) -> orAbsent(escapes.apply(String.join(" ", texts)));
            case Value.Things<?> things -> things(things);
            case Value.Truth(boolean truth) -> Boolean.toString(truth);
            case Value.Json(var metadata) -> escapes.apply(metadata.json());
            case Value.Nested<?> nested -> nested(nested);
        };
    }

    private String orAbsent(String text) {
        return text.isEmpty() ? absent : text;
    }

    private <T> String nested(Value.Nested<T> nested) {
        return joined(nested.view(), nested.item());
    }

    private <T> String things(Value.Things<T> things) {
        return orAbsent(
                things.items().stream().map(item -> joined(things.view(), item)).collect(Collectors.joining(", ")));
    }

    private <T> String joined(View<T> view, T item) {
        return view.fields().stream()
                .map(field -> text(field.value().apply(item)))
                .collect(Collectors.joining(" "));
    }
}
