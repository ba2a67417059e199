package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.PreparedStatements;

/// Keeps the statements of each connection: SQLite's driver does not, and SQLite would compile them again.
@Singleton
class KeptStatements implements PreparedStatements {

    /// The statements of each connection of the pool. Weak keys would not help: a statement references its
    /// connection.
    private final Map<Connection, Map<String, PreparedStatement>> prepared = new IdentityHashMap<>();

    @Override
    public <R> R with(Connection connection, String sql, Jdbc.Use<R> use) throws SQLException {
        Connection ofDriver = connection.unwrap(Connection.class);
        Map<String, PreparedStatement> statements = statements(ofDriver);
        PreparedStatement statement = statements.remove(sql);
        if (statement == null) {
            statement = ofDriver.prepareStatement(sql);
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
    }

    /// A statement is removed while it is in use, so the same text may have been prepared again meanwhile.
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
                prepared.keySet().removeIf(KeptStatements::isClosed);
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
}
