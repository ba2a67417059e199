package org.landlord.persistence.jpa.sql;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Prepared statements on the connection of the unit of work, for frequent statements whose main cost would
/// be Hibernate.
@Singleton
public class Jdbc {

    /// The number of rows that are read ahead where there may be too many for memory.
    private static final int ROWS_AHEAD = 1_000;

    private final EntityManager entityManager;
    private final PreparedStatements statements;

    Jdbc(EntityManager entityManager, PreparedStatements statements) {
        this.entityManager = entityManager;
        this.statements = statements;
    }

    @FunctionalInterface
    public interface Reader<R> {

        /// @param row the current row; must not be moved
        R read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    public interface Use<R> {

        /// @param statement stays open
        R apply(PreparedStatement statement) throws SQLException;
    }

    /// Runs a query.
    ///
    /// @param sql one of few texts, because each statement is cached
    /// @param parameters texts, integers and nulls, one for each question mark
    public <R> List<R> query(String sql, Reader<R> reader, @Nullable Object... parameters) {
        return with(sql, statement -> rows(bind(statement, parameters), reader));
    }

    @FunctionalInterface
    public interface RowUse {

        /// @param row the row, to be read and not moved on
        void accept(ResultSet row) throws SQLException;
    }

    /// Runs a query with too many rows for memory, row by row.
    ///
    /// @param sql one of few texts: each is kept
    /// @param parameters texts, whole numbers and nulls, one for each question mark
    public void forEach(String sql, RowUse use, @Nullable Object... parameters) {
        with(sql, statement -> {
            statement.setFetchSize(ROWS_AHEAD);
            try (ResultSet rows = bind(statement, parameters).executeQuery()) {
                while (rows.next()) {
                    use.accept(rows);
                }
            }
            return true;
        });
    }

    /// Runs an update.
    ///
    /// @param sql one of few texts: each is kept
    /// @return the number of changed rows
    public int update(String sql, @Nullable Object... parameters) {
        return with(sql, statement -> bind(statement, parameters).executeUpdate());
    }

    /// Uses a prepared statement.
    ///
    /// @param sql one of few texts: each is kept
    public <R> R with(String sql, Use<R> use) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> statements.with(connection, sql, use));
    }

    /// All rows of a statement with bound parameters.
    public static <R> List<R> rows(PreparedStatement statement, Reader<R> reader) throws SQLException {
        List<R> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    /// Sets all parameters.
    public static PreparedStatement bind(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
