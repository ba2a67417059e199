package org.landlord.persistence.jpa.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Rows of parameters in a query, so that one query answers for many keys. The number of rows is rounded up to a power
/// of two by repeating the last one: few texts of statements for any number of keys.
public final class ValueRows {

    /// The maximum number of rows in one statement; more are divided.
    public static final int MOST = 256;

    private final String name;
    private final String columns;
    private final String row;

    /// @param name by which the query refers to the rows
    /// @param columns their columns, separated by `, `
    public ValueRows(String name, String columns) {
        this.name = name;
        this.columns = columns;
        this.row = "(" + String.join(", ", Collections.nCopies(columns.split(", ").length, "?")) + ")";
    }

    /// Runs a query for all keys.
    ///
    /// @param select a query that reads from the rows; a key may be there more than once
    /// @param keys texts and integers, in the order of the columns
    /// @return what the query returned, in no order, with repetitions
    public <R> List<R> query(Jdbc jdbc, String select, List<Object[]> keys, Jdbc.Reader<R> reader) {
        List<R> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST) {
            List<Object[]> some = keys.subList(from, Math.min(from + MOST, keys.size()));
            int rows = roundedUp(some.size());
            List<Object> parameters = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                Collections.addAll(parameters, some.get(Math.min(i, some.size() - 1)));
            }
            found.addAll(jdbc.query(with(rows) + select, reader, parameters.toArray()));
        }
        return found;
    }

    private static int roundedUp(int size) {
        int power = Integer.highestOneBit(size);
        return power == size ? size : 2 * power;
    }

    private String with(int rows) {
        return "WITH " + name + " (" + columns + ") AS (VALUES " + String.join(", ", Collections.nCopies(rows, row))
                + ") ";
    }
}
