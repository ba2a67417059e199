package org.landlord.adapter.sqlite;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/// The statements that Hibernate sends for a thread while it records.
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
        List<String> statements = RECORDED.get();
        if (statements != null) {
            statements.add(sql);
        }
        return sql;
    }
}
