package org.landlord.adapter.transfer;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A table as both engines have it. Its name and its columns are the same in both, but for what [Database] knows.
///
/// @param order the columns, or the expressions, that order its rows; no two rows are equal in them
/// @param columns in the order of a row, without those that an engine computes
/// @param derived columns that follow from other tables, and that only PostgreSQL stores
record Table(String name, String order, List<Column> columns, Set<String> derived) {

    Table {
        columns = List.copyOf(columns);
        derived = Set.copyOf(derived);
    }

    /// @param isNumber true for an integer of at most 64 bits, false for text
    record Column(String name, boolean isNumber) {}

    /// @param columns separated by spaces; integers have a `#` after their name
    static Table of(String name, String order, String columns) {
        List<Column> all = Stream.of(columns.trim().split("\\s+"))
                .map(text -> new Column(text.replace("#", ""), text.endsWith("#")))
                .toList();
        return new Table(name, order, all, Set.of());
    }

    Table deriving(String... names) {
        return new Table(name, order, columns, Set.of(names));
    }

    /// The position of a column in a row.
    int position(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}
