package org.landlord.adapter.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A storage on one engine, through one connection without automatic commits.
abstract class Database implements AutoCloseable {

    private static final int FETCHED_ROWS = 2_000;

    private static final String HISTORY = "flyway_schema_history";

    /// A statement that writes a row.
    ///
    /// @param columns the columns of the row that it takes, in the order of its parameters
    record Insert(String table, List<Table.Column> columns) {

        String sql() {
            return "INSERT INTO " + table + " (" + names(columns) + ") VALUES ("
                    + columns.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")";
        }
    }

    /// A row, in the order of the columns of its table. A value is a `String`, a `Long` or null.
    @FunctionalInterface
    interface RowConsumer {
        void accept(@Nullable Object[] row) throws SQLException;
    }

    final Connection connection;
    private final String address;

    /// @param address for people, without a password
    Database(Connection connection, String address) {
        this.connection = connection;
        this.address = address;
    }

    /// Keeps all others from writing until this is closed.
    abstract void lock() throws SQLException;

    /// The names of all tables, without those of the engine.
    abstract Set<String> tables() throws SQLException;

    /// The names of the columns of a table, without those that the engine computes.
    abstract Set<String> columns(String table) throws SQLException;

    /// The statements that write a row of a table.
    abstract List<Insert> inserts(Table table);

    /// Called before events of these months are written.
    abstract void expectEvents(Set<YearMonth> months) throws SQLException;

    /// Called when all rows are written.
    abstract void complete() throws SQLException;

    /// True if entries count the events of all organizations, not those of each.
    abstract boolean hasCommonEntries();

    /// The statement that reads a table.
    String select(Table table) {
        return "SELECT " + names(table.columns()) + " FROM " + table.name() + " ORDER BY " + table.order();
    }

    final long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The rows of a table, in its order.
    ///
    /// @param skipped how many of them are left out
    final void read(Table table, long skipped, RowConsumer consumer) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_ROWS);
            try (ResultSet rows = statement.executeQuery(select(table))) {
                long number = 0;
                while (rows.next()) {
                    if (++number > skipped) {
                        consumer.accept(values(table, rows));
                    }
                }
            }
        }
    }

    private static @Nullable Object[] values(Table table, ResultSet rows) throws SQLException {
        @Nullable Object[] row = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < row.length; i++) {
            if (table.columns().get(i).isNumber()) {
                long value = rows.getLong(i + 1);
                row[i] = rows.wasNull() ? null : value;
            } else {
                row[i] = rows.getString(i + 1);
            }
        }
        return row;
    }

    /// The months in which events were observed, by UTC.
    final Set<YearMonth> months() throws SQLException {
        Set<YearMonth> months = new TreeSet<>();
        // The sums by day have few rows.
        String days = "SELECT DISTINCT bucket FROM usage_rollup WHERE resolution = 3";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(days)) {
            while (rows.next()) {
                months.add(YearMonth.from(LocalDate.ofEpochDay(rows.getLong(1))));
            }
        }
        return months;
    }

    /// The first column of a result.
    final List<String> column(String sql, String... parameters) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }

    final void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String names(List<Table.Column> columns) {
        return columns.stream().map(Table.Column::name).collect(Collectors.joining(", "));
    }

    /// Compares the schema with [Tables].
    ///
    /// @return what differs, such as `it has no table team`; null if nothing does
    final @Nullable String difference() throws SQLException {
        Set<String> found = new TreeSet<>(tables());
        if (!found.remove(HISTORY)) {
            return "it is not a database of Landlord";
        }
        found.remove(TransferMark.TABLE);
        for (Table table : Tables.ALL) {
            if (!found.remove(table.name())) {
                return "it has no table " + table.name();
            }
            Set<String> columns = columns(table.name());
            Set<String> expected = new TreeSet<>(storedColumns(table));
            if (!columns.equals(expected)) {
                expected.removeAll(columns);
                columns.removeAll(storedColumns(table));
                return expected.isEmpty()
                        ? "its table " + table.name() + " also has the columns " + columns
                        : "its table " + table.name() + " lacks the columns " + expected;
            }
        }
        return found.isEmpty() ? null : "it also has the tables " + found;
    }

    /// The columns of a table that this engine stores.
    private Set<String> storedColumns(Table table) {
        return inserts(table).stream()
                .filter(insert -> insert.table().equals(table.name()))
                .flatMap(insert -> insert.columns().stream())
                .map(Table.Column::name)
                .collect(Collectors.toSet());
    }

    @Override
    public final String toString() {
        return address;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
