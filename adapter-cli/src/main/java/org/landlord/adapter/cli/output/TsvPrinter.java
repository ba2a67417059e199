package org.landlord.adapter.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Prints one line per item with the fields separated by tabs, without a heading, for `cut`, `awk` and `grep`. A
/// missing
/// value is empty. Tabs, line feeds and backslashes within a value become `\t`, `\n` and `\\`.
final class TsvPrinter implements Printer {

    private static final Cells CELLS = new Cells("", Cells.EXACT, TsvPrinter::escape);

    private final OutputStream out;

    TsvPrinter(OutputStream out) {
        this.out = out;
    }

    @Override
    public <T> void one(View<T> view, T item) {
        printLine(CELLS.flatten(view.tabular(), item));
    }

    @Override
    public <T> void list(View<T> view, Iterable<T> items) {
        View<T> tabular = view.tabular();
        for (T item : items) {
            printLine(tabular.fields().stream()
                    .map(field -> CELLS.cell(field, item))
                    .toList());
        }
    }

    @Override
    public <T> Consumer<List<T>> endless(View<T> view) {
        return items -> list(view, items);
    }

    private void printLine(List<Cells.Cell> cells) {
        String line = cells.stream().map(Cells.Cell::text).collect(Collectors.joining("\t", "", "\n"));
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
        return DisplayText.clean(escaped);
    }
}
