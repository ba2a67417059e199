package org.landlord.it.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.it.processes.Processes.require;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.PostgresServer;

/// Several processes find that their database is empty, and set it up at the same time.
@Tag("heavy")
class StartedTogetherIT {

    private static final int PROCESSES = 4;
    private static final String DATABASE = "started_together";

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenAnEmptyDatabase_whenFourProcessesStartAtOnce_thenItHasOneSchemaAndOneKey_andAllServe() throws Exception {
        // Without a key of the administrator, which the tests otherwise choose.
        Map<String, String> settings = Map.of("LANDLORD_ADMIN_KEY", "");
        try (Processes processes =
                Processes.startTogether(PROCESSES, folder, PostgresServer.shared(), DATABASE, settings)) {
            List<Path> files = IntStream.range(0, PROCESSES)
                    .mapToObj(number -> folder.resolve("server-" + number).resolve("admin-key"))
                    .filter(Files::exists)
                    .toList();

            assertThat(files).as("keys").hasSize(1);
            String key = Files.readString(files.getFirst()).strip();
            for (int server = 0; server < PROCESSES; server++) {
                require(200, processes.send(server, "GET", "/v1/orgs", "", key));
                assertThat(processes.server(server).log()).doesNotContain("ERROR");
            }
            assertThat(number("SELECT count(*) FROM api_key")).isEqualTo(1);
            assertThat(number("SELECT count(*) - count(DISTINCT version) FROM flyway_schema_history"
                            + " WHERE version IS NOT NULL"))
                    .isZero();
            assertThat(number("SELECT count(*) FROM flyway_schema_history WHERE NOT success"))
                    .isZero();
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = PostgresServer.shared().connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
