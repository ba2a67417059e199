package org.landlord.persistence.jpa.usage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/// How SQLite answers a query on a database that the migrations have made.
final class QueryPlan {

    private QueryPlan() {}

    /// The steps of the plan.
    ///
    /// @param folder where the database is made
    static List<String> of(Path folder, String sql) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("landlord.db");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("db/migration/sqlite")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            List<String> steps = new ArrayList<>();
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
            return steps;
        }
    }
}
