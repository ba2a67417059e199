package org.landlord.adapter.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Selects the columns of a table and their widths, so that the table fits the terminal.
///
/// First, elastic columns are narrowed to a minimum width. Then columns are dropped, those of the lowest
/// weight first and among them the last. If only key columns are left that do not fit, the table is wider than the
/// terminal, which wraps its lines: ids are never cut.
final class TableLayout {

    /// A column before layout.
    ///
    /// @param natural the width of its widest cell
    record Column(Field.Weight weight, boolean elastic, int natural) {}

    /// A visible column.
    ///
    /// @param index the index of the column
    /// @param width its width
    record Shown(int index, int width) {}

    /// Space between two columns.
    static final int GAP = 2;

    /// The minimum width of a truncated text.
    private static final int LEGIBLE = 20;

    private TableLayout() {}

    /// @param width of the terminal; 0 for unlimited
    static List<Shown> fit(List<Column> columns, int width) {
        List<Integer> kept =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        while (true) {
            int[] widths = kept.stream().mapToInt(i -> columns.get(i).natural()).toArray();
            if (width <= 0) {
                return shown(kept, widths);
            }
            int[] floors = kept.stream().mapToInt(i -> floor(columns.get(i))).toArray();
            boolean onlyKeys = kept.stream().allMatch(i -> columns.get(i).weight() == Field.Weight.KEY);
            if (shrink(widths, floors, width) || onlyKeys || kept.size() == 1) {
                return shown(kept, widths);
            }
            kept.remove(/* element */ leastImportant(columns, kept));
        }
    }

    private static int floor(Column column) {
        return column.elastic() ? Math.min(column.natural(), LEGIBLE) : column.natural();
    }

    /// Narrows the widest column until all fit.
    private static boolean shrink(int[] widths, int[] floors, int width) {
        int excess = IntStream.of(widths).sum() + GAP * (widths.length - 1) - width;
        for (; excess > 0; excess--) {
            int widest = IntStream.range(0, widths.length)
                    .filter(i -> widths[i] > floors[i])
                    .boxed()
                    .max(Comparator.comparingInt(i -> widths[i]))
                    .orElse(-1);
            if (widest < 0) {
                return false;
            }
            widths[widest]--;
        }
        return true;
    }

    private static Integer leastImportant(List<Column> columns, List<Integer> kept) {
        return kept.reversed().stream()
                .min(Comparator.comparing(i -> columns.get(i).weight()))
                .orElseThrow();
    }

    private static List<Shown> shown(List<Integer> kept, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> new Shown(kept.get(i), widths[i]))
                .toList();
    }
}
