package org.landlord.adapter.sqlite;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.PreparedStatements;

/// The statements that are sent for a thread while it records, by Hibernate and without it.
@Singleton
@PersistenceUnitExtension
public class RecordedSql implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final ThreadLocal<@Nullable List<String>> RECORDED = new ThreadLocal<>();

    /// Runs work.
    ///
    /// @return the statements that it sent
    static List<String> of(Runnable work) {
        List<String> statements = new ArrayList<>();
        RECORDED.set(statements);
        try {
            work.run();
        } finally {
            RECORDED.remove();
        }
        return statements;
    }

    @Override
    public String inspect(String sql) {
        record(sql);
        return sql;
    }

    private static void record(String sql) {
        List<String> statements = RECORDED.get();
        if (statements != null) {
            statements.add(sql);
        }
    }

    /// Those without Hibernate.
    @Alternative
    @Priority(1)
    @Singleton
    static class WithoutHibernate implements PreparedStatements {

        private final KeptStatements statements;

        WithoutHibernate(KeptStatements statements) {
            this.statements = statements;
        }

        @Override
        public <R> R with(Connection connection, String sql, Jdbc.Use<R> use) throws SQLException {
            record(sql);
            return statements.with(connection, sql, use);
        }
    }
}
