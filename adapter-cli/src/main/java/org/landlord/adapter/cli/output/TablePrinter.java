package org.landlord.adapter.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Prints tables that fit the terminal: one row per item of a list, one line per field of a single item.
final class TablePrinter implements Printer {

    private static final String BOLD = "\u001B[1m";
    private static final String PLAIN = "\u001B[0m";
    private static final int NARROWEST = 20;

    private final OutputStream out;
    private final int width;
    private final boolean bold;

    /// @param width of the terminal; 0 for unlimited
    /// @param bold true for bold headings
    TablePrinter(OutputStream out, int width, boolean bold) {
        this.out = out;
        this.width = width;
        this.bold = bold;
    }

    @Override
    public <T> void list(View<T> view, Iterable<T> items) {
        new GrowingTable<>(view).accept(items);
    }

    @Override
    public <T> Consumer<List<T>> endless(View<T> view) {
        GrowingTable<T> table = new GrowingTable<>(view);
        return table::accept;
    }

    /// A table to which rows are added. Columns keep the width of the widest cell so far, so that later rows
    /// rarely change the layout.
    private final class GrowingTable<T> {

        private final View<T> view;
        private final int[] natural;
        private boolean begun;

        GrowingTable(View<T> view) {
            this.view = view;
            this.natural = view.fields().stream()
                    .mapToInt(field -> DisplayText.width(field.name()))
                    .toArray();
        }

        void accept(Iterable<T> items) {
            List<List<String>> rows = new ArrayList<>();
            for (T item : items) {
                List<String> row = view.fields().stream()
                        .map(field -> cell(field.value().apply(item)))
                        .toList();
                rows.add(row);
                Arrays.setAll(natural, i -> Math.max(natural[i], DisplayText.width(row.get(i))));
            }
            List<TableLayout.Shown> shown = TableLayout.fit(columns(), width);
            if (!begun) {
                begun = true;
                List<String> header = view.fields().stream().map(Field::name).toList();
                printLine(emphasized(line(view, shown, header)));
            }
            rows.forEach(row -> printLine(line(view, shown, row)));
        }

        private List<TableLayout.Column> columns() {
            return IntStream.range(0, natural.length)
                    .mapToObj(i -> {
                        Field<T> field = view.fields().get(i);
                        return new TableLayout.Column(field.weight(), field.elastic(), natural[i]);
                    })
                    .toList();
        }
    }

    @Override
    public <T> void one(View<T> view, T item) {
        List<Line> lines = new ArrayList<>();
        addLines(lines, "", view, item);
        int nameWidth = lines.stream()
                .mapToInt(line -> DisplayText.width(line.name()))
                .max()
                .orElse(0);
        int valueWidth = width <= 0 ? Integer.MAX_VALUE : Math.max(NARROWEST, width - nameWidth - TableLayout.GAP);
        String indent = " ".repeat(nameWidth + TableLayout.GAP);
        for (Line line : lines) {
            List<String> pieces = DisplayText.wrap(line.value(), valueWidth);
            String padding = " ".repeat(nameWidth - DisplayText.width(line.name()) + TableLayout.GAP);
            printLine(emphasized(line.name()) + padding + pieces.getFirst());
            pieces.stream().skip(1).forEach(piece -> printLine(indent + piece.strip()));
        }
    }

    private record Line(String name, String value) {}

    private static <T> void addLines(List<Line> lines, String prefix, View<T> view, T item) {
        for (Field<T> field : view.fields()) {
            String name = prefix + field.name();
            Value value = field.value().apply(item);
            if (value instanceof Value.Nested<?> nested) {
                addNested(lines, name + ".", nested);
            } else {
                lines.add(new Line(name, cell(value)));
            }
        }
    }

    private static <T> void addNested(List<Line> lines, String prefix, Value.Nested<T> nested) {
        addLines(lines, prefix, nested.view(), nested.item());
    }

    private static String cell(Value value) {
        return switch (value) {
            case Value.Absent _ -> "-";
            case Value.Text(String text) -> DisplayText.clean(text);
            case Value.Decimal(BigDecimal number) -> number.toPlainString();
            case Value.Numbers(var numbers) -> numbers(numbers);
            case Value.Texts(var texts) -> texts.isEmpty() ? "-" : DisplayText.clean(String.join(" ", texts));
            case Value.Things<?> things -> thingsCell(things);
            case Value.Truth(boolean truth) -> Boolean.toString(truth);
            case Value.Json(var metadata) -> DisplayText.clean(metadata.json());
            case Value.Nested<?> nested -> nestedCell(nested);
        };
    }

    private static <T> String nestedCell(Value.Nested<T> nested) {
        return thingCell(nested.view(), nested.item());
    }

    private static <T> String thingsCell(Value.Things<T> things) {
        return things.items().stream()
                .map(item -> thingCell(things.view(), item))
                .reduce((left, right) -> left + ", " + right)
                .orElse("-");
    }

    private static <T> String thingCell(View<T> view, T item) {
        return view.fields().stream()
                .map(field -> cell(field.value().apply(item)))
                .reduce((left, right) -> left + " " + right)
                .orElse("-");
    }

    private static String numbers(List<Integer> numbers) {
        return numbers.isEmpty() ? "-" : numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String line(View<?> view, List<TableLayout.Shown> shown, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (TableLayout.Shown column : shown) {
            String text = DisplayText.truncate(cells.get(column.index()), column.width());
            String padding = " ".repeat(column.width() - DisplayText.width(text));
            boolean numeric = view.fields().get(column.index()).numeric();
            line.append(numeric ? padding + text : text + padding).append(" ".repeat(TableLayout.GAP));
        }
        return line.toString().stripTrailing();
    }

    private String emphasized(String text) {
        return bold ? BOLD + text + PLAIN : text;
    }

    private void printLine(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
