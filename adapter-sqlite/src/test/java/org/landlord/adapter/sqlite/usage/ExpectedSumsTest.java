package org.landlord.adapter.sqlite.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a sort would need of memory grows with the events, and all of it is the process': nothing may be sorted.
class ExpectedSumsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {ExpectedSums.INSTANTS, ExpectedSums.NEXT_EVENT})
    void givenTheEventsOfASeries_whenSumsAreMadeOfThem_thenTheIndexIsWalkedAlongAndNothingIsSorted(String sql)
            throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("landlord.db");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("db/migration/sqlite")
                .load()
                .migrate();

        assertThat(plan(url, sql))
                .singleElement()
                .asString()
                .startsWith(
                        "SEARCH usage_event USING COVERING INDEX usage_event_of_series (series_id=? AND observed_at>?");
    }

    private static List<String> plan(String url, String sql) throws SQLException {
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
