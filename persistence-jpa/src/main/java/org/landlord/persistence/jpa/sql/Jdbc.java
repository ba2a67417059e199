package org.landlord.persistence.jpa.sql;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Prepared statements on the connection of the unit of work, for frequent statements whose main cost would
/// be Hibernate. Statements are cached for each connection: preparing costs more than running.
@Singleton
public class Jdbc {

    private final EntityManager entityManager;

    /// The statements of each connection of the pool. A connection is used by one thread at a time. Weak
    /// keys would not help: a statement references its connection.
    private final Map<Connection, Map<String, PreparedStatement>> prepared = new IdentityHashMap<>();

    Jdbc(EntityManager entityManager) {
        this.entityManager = entityManager;
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
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            Map<String, PreparedStatement> statements = statements(connection.unwrap(Connection.class));
            PreparedStatement statement = statements.remove(sql);
            if (statement == null) {
                statement = connection.unwrap(Connection.class).prepareStatement(sql);
            }
            R result;
            try {
                result = use.apply(statement);
            } catch (SQLException | RuntimeException | Error thrown) {
                // Its state is unknown.
                statement.close();
                throw thrown;
            }
            keep(statements, sql, statement);
            return result;
        });
    }

    /// A statement is removed from the cache while it is in use, so the same text may have been prepared
    /// again meanwhile.
    private static void keep(Map<String, PreparedStatement> statements, String sql, PreparedStatement statement)
            throws SQLException {
        PreparedStatement another = statements.putIfAbsent(sql, statement);
        if (another != null) {
            statement.close();
        }
    }

    private Map<String, PreparedStatement> statements(Connection connection) {
        synchronized (prepared) {
            Map<String, PreparedStatement> statements = prepared.get(connection);
            if (statements == null) {
                // On a new connection: removes connections that the pool has closed, with their statements.
                prepared.keySet().removeIf(Jdbc::isClosed);
                statements = new HashMap<>();
                prepared.put(connection, statements);
            }
            return statements;
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException _) {
            return true;
        }
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
