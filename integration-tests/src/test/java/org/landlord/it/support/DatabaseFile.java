package org.landlord.it.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks into a database file from outside, without the product's own code.
public final class DatabaseFile implements AutoCloseable {

    private final Connection connection;

    /// Opens it.
    public DatabaseFile(Path file) throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /// The first column of what a query answers.
    public List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /// The first column of what a query answers, without order.
    public Set<String> set(String sql) throws SQLException {
        return new HashSet<>(column(sql));
    }

    /// The one number that a query answers.
    public long number(String sql) throws SQLException {
        return Long.parseLong(column(sql).getFirst());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
