package org.landlord.adapter.postgres;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.PreparedStatements;

/// The statements that the repositories have sent, by Hibernate and without it.
final class SentSql {

    private static final Set<String> SENT = new ConcurrentSkipListSet<>();

    private SentSql() {}

    /// The texts since the last call.
    static Set<String> take() {
        Set<String> sent = Set.copyOf(SENT);
        SENT.clear();
        return sent;
    }

    /// Those of Hibernate.
    @Singleton
    @PersistenceUnitExtension
    static class ByHibernate implements StatementInspector {

        private static final long serialVersionUID = 1L;

        @Override
        public String inspect(String sql) {
            SENT.add(sql);
            return sql;
        }
    }

    /// Those without Hibernate.
    @Alternative
    @Priority(1)
    @Singleton
    static class ByJdbc implements PreparedStatements {

        private final PlainStatements statements;

        ByJdbc(PlainStatements statements) {
            this.statements = statements;
        }

        @Override
        public <R> R with(Connection connection, String sql, Jdbc.Use<R> use) throws SQLException {
            SENT.add(sql);
            return statements.with(connection, sql, use);
        }
    }
}
