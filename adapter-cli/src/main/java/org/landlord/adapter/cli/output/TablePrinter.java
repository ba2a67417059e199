package org.landlord.adapter.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// Prints tables that fit the terminal: one row per item of a list, one line per field of a single item.
/// Columns that do not fit are reported, never dropped silently.
final class TablePrinter implements Printer {

    /// How a table looks.
    ///
    /// @param width columns of the terminal; 0 for unlimited: nothing is cut or dropped
    /// @param styled true for bold headings and colours
    /// @param clock the clock for relative times; null for exact times
    record Style(int width, boolean styled, @Nullable InstantSource clock) {}

    private static final int NARROWEST = 20;
    private static final String ABSENT = "-";

    private final OutputStream out;
    private final Style style;
    private final Consumer<String> notes;

    /// @param notes receives a message if columns do not fit
    TablePrinter(OutputStream out, Style style, Consumer<String> notes) {
        this.out = out;
        this.style = style;
        this.notes = notes;
    }

    private static Cells cells(Function<Instant, String> moments) {
        return new Cells(ABSENT, moments, DisplayText::clean);
    }

    @Override
    public <T> void list(View<T> view, Iterable<T> items) {
        InstantSource clock = style.clock();
        Instant now = clock == null ? null : clock.instant();
        new GrowingTable<>(
                        view.tabular(), cells(now == null ? Cells.EXACT : instant -> RelativeTime.format(instant, now)))
                .accept(items);
    }

    /// With exact times: relative ones would become wrong while the list grows.
    @Override
    public <T> Consumer<List<T>> endless(View<T> view) {
        GrowingTable<T> table = new GrowingTable<>(view.tabular(), cells(Cells.EXACT));
        return table::accept;
    }

    /// A table to which rows are added. Columns keep the width of the widest cell so far, so that later rows
    /// rarely change the layout.
    private final class GrowingTable<T> {

        private final View<T> view;
        private final Cells cells;
        private final int[] natural;
        private boolean begun;

        GrowingTable(View<T> view, Cells cells) {
            this.view = view;
            this.cells = cells;
            this.natural = view.fields().stream()
                    .mapToInt(field -> DisplayText.width(field.name()))
                    .toArray();
        }

        void accept(Iterable<T> items) {
            List<List<Cells.Cell>> rows = new ArrayList<>();
            for (T item : items) {
                List<Cells.Cell> row = view.fields().stream()
                        .map(field -> cells.cell(field, item))
                        .toList();
                rows.add(row);
                Arrays.setAll(
                        natural,
                        i -> Math.max(natural[i], DisplayText.width(row.get(i).text())));
            }
            List<TableLayout.Shown> shown = TableLayout.fit(columns(), style.width());
            if (!begun) {
                List<Cells.Cell> header = view.fields().stream()
                        .map(field -> new Cells.Cell(field.name(), field.name(), false))
                        .toList();
                printLine(styled(line(view, shown, header), Ansi.Style.bold));
            }
            rows.forEach(row -> printLine(line(view, shown, row)));
            if (!begun) {
                begun = true;
                reportDropped(shown);
            }
        }

        private List<TableLayout.Column> columns() {
            return IntStream.range(0, natural.length)
                    .mapToObj(i -> {
                        Field<T> field = view.fields().get(i);
                        return new TableLayout.Column(field.weight(), field.elastic(), natural[i]);
                    })
                    .toList();
        }

        private void reportDropped(List<TableLayout.Shown> shown) {
            List<Integer> kept = shown.stream().map(TableLayout.Shown::index).toList();
            String dropped = IntStream.range(0, view.fields().size())
                    .filter(i -> !kept.contains(i))
                    .mapToObj(i -> view.fields().get(i).name())
                    .collect(Collectors.joining(", "));
            if (!dropped.isEmpty()) {
                flush();
                notes.accept("columns that do not fit: " + dropped + " (use -o wide or --columns)");
            }
        }
    }

    @Override
    public <T> void one(View<T> view, T item) {
        InstantSource clock = style.clock();
        Instant now = clock == null ? null : clock.instant();
        Cells cells = cells(
                now == null
                        ? Cells.EXACT
                        : instant -> Cells.EXACT.apply(instant) + " (" + RelativeTime.format(instant, now) + ")");
        List<Cells.Cell> lines = cells.flatten(view, item);
        int nameWidth = lines.stream()
                .mapToInt(line -> DisplayText.width(line.name()))
                .max()
                .orElse(0);
        int width = style.width();
        int valueWidth = width <= 0 ? Integer.MAX_VALUE : Math.max(NARROWEST, width - nameWidth - TableLayout.GAP);
        String indent = " ".repeat(nameWidth + TableLayout.GAP);
        for (Cells.Cell line : lines) {
            List<String> pieces = DisplayText.wrap(line.text(), valueWidth);
            String padding = " ".repeat(nameWidth - DisplayText.width(line.name()) + TableLayout.GAP);
            printLine(styled(line.name(), Ansi.Style.bold)
                    + padding
                    + highlighted(pieces.getFirst().stripTrailing(), line));
            pieces.stream().skip(1).forEach(piece -> printLine(indent + highlighted(piece.strip(), line)));
        }
    }

    private String line(View<?> view, List<TableLayout.Shown> shown, List<Cells.Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            TableLayout.Shown column = shown.get(i);
            Cells.Cell cell = cells.get(column.index());
            String text = DisplayText.truncate(cell.text(), column.width());
            String padding = " ".repeat(Math.max(0, column.width() - DisplayText.width(text)));
            boolean numeric = view.fields().get(column.index()).numeric();
            line.append(i == 0 ? "" : " ".repeat(TableLayout.GAP))
                    .append(numeric ? padding + highlighted(text, cell) : highlighted(text, cell) + padding);
        }
        return line.toString().stripTrailing();
    }

    private String highlighted(String text, Cells.Cell cell) {
        return cell.highlighted() ? styled(text, Ansi.Style.fg_red) : text;
    }

    private String styled(String text, Ansi.Style emphasis) {
        return style.styled() ? emphasis.on() + text + Ansi.Style.reset.off() : text;
    }

    private void printLine(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
