package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.PreparedStatements;

/// The driver keeps statements, and prepares frequent ones on the server. The connection is that of the pool, because
/// it may create spans.
@Singleton
class PlainStatements implements PreparedStatements {

    @Override
    public <R> R with(Connection connection, String sql, Jdbc.Use<R> use) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.apply(statement);
        }
    }
}
