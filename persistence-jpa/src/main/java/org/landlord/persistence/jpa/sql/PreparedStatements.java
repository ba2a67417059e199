package org.landlord.persistence.jpa.sql;

import java.sql.Connection;
import java.sql.SQLException;

/// Prepares statements, and may keep them: preparing can cost more than running.
public interface PreparedStatements {

    /// Uses a prepared statement.
    ///
    /// @param connection of the pool, used by one thread at a time
    /// @param sql one of few texts
    <R> R with(Connection connection, String sql, Jdbc.Use<R> use) throws SQLException;
}
