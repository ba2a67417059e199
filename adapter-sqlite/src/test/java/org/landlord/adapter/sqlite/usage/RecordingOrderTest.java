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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page costs what is on it, wherever it begins and however many events there are.
class RecordingOrderTest {

    @TempDir
    Path folder;

    @Test
    void givenASequence_whenAPageAfterItIsRead_thenRangesAndEventsAreSoughtAndNothingIsSorted() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("landlord.db");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("db/migration/sqlite")
                .load()
                .migrate();

        assertThat(plan(url, RecordingOrder.list("e.event_id, s.metric")))
                .containsExactly(
                        "SEARCH r USING PRIMARY KEY (org_id=? AND last_sequence>?)",
                        "SEARCH e USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
                        "SEARCH s USING INTEGER PRIMARY KEY (rowid=?)");
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
