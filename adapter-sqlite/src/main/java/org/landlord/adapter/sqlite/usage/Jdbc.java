package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/// Prepared statements on the connection of the unit of work.
@Singleton
class Jdbc {

    private final EntityManager entityManager;

    Jdbc(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /// Reads one row.
    @FunctionalInterface
    interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /// Works with one statement.
    @FunctionalInterface
    interface Use<R> {
        R apply(PreparedStatement statement) throws SQLException;
    }

    /// Runs a query.
    ///
    /// @param parameters texts, whole numbers and nulls, one for each question mark
    <R> List<R> query(String sql, Reader<R> reader, @Nullable Object... parameters) {
        return with(sql, statement -> rows(bind(statement, parameters), reader));
    }

    /// Runs a statement that changes rows.
    ///
    /// @return how many
    int update(String sql, @Nullable Object... parameters) {
        return with(sql, statement -> bind(statement, parameters).executeUpdate());
    }

    /// Prepares a statement, and closes it in the end.
    <R> R with(String sql, Use<R> use) {
        return onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return use.apply(statement);
            }
        });
    }

    /// All rows of a statement whose parameters are set.
    static <R> List<R> rows(PreparedStatement statement, Reader<R> reader) throws SQLException {
        List<R> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    /// Sets all parameters.
    static PreparedStatement bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private <R> R onConnection(ReturningWork<R> work) {
        return entityManager.unwrap(Session.class).doReturningWork(work);
    }
}
