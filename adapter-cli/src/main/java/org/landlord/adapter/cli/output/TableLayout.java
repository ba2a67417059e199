package org.landlord.adapter.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Decides which columns of a table are shown and how wide, so that it fits.
///
/// First text that can be cut short is, but not below what still says something. Then columns go, the least important
/// first and of those the last. What is left when only keys are left is cut as far as it must be.
final class TableLayout {

    /// A column before it is laid out.
    ///
    /// @param natural the columns its widest cell takes
    record Column(Field.Weight weight, boolean elastic, int natural) {}

    /// A column that is shown.
    ///
    /// @param index which of the columns
    /// @param width how many columns of the terminal it gets
    record Shown(int index, int width) {}

    /// Between two columns.
    static final int GAP = 2;

    /// Below this a cut text says too little.
    private static final int LEGIBLE = 20;

    private TableLayout() {}

    /// @param width of the terminal; 0 for no bound
    static List<Shown> fit(List<Column> columns, int width) {
        List<Integer> kept =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        while (true) {
            int[] widths = kept.stream().mapToInt(i -> columns.get(i).natural()).toArray();
            if (width <= 0) {
                return shown(kept, widths);
            }
            int[] floors = kept.stream().mapToInt(i -> floor(columns.get(i))).toArray();
            if (shrink(widths, floors, width)) {
                return shown(kept, widths);
            }
            boolean onlyKeys = kept.stream().allMatch(i -> columns.get(i).weight() == Field.Weight.KEY);
            boolean fits =
                    onlyKeys && shrink(widths, IntStream.of(widths).map(_ -> 1).toArray(), width);
            if (fits || kept.size() == 1) {
                return shown(kept, widths);
            }
            kept.remove(/* element */ leastImportant(columns, kept));
        }
    }

    private static int floor(Column column) {
        return column.elastic() ? Math.min(column.natural(), LEGIBLE) : column.natural();
    }

    /// Takes from the widest column again and again until all fit.
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
