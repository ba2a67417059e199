package org.landlord.it.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.Cli;
import org.landlord.it.support.DatabaseFile;
import org.landlord.port.contracts.out.migration.SmithersFile;

/// `landlord import smithers` on a database file: killed in the middle, and run again.
@Tag("heavy")
class SmithersImportIT {

    private static final int EVENTS = 30_000;
    private static final long ROWS = 36L + EVENTS + EVENTS / 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenAnImportThatIsKilled_whenRunAgain_thenEverythingIsThereOnceAndTheDoctorIsContent() throws Exception {
        Path database = folder.resolve("landlord.db");
        Cli cli = new Cli(Map.of("LANDLORD_DB", database.toString()));
        assertThat(cli.run("init").exitCode()).isZero();
        String file = largeFile().toString();

        killWhileUsageIsImported(cli, database, file);
        Cli.Outcome resumed = cli.run("import", "smithers", file, "-o", "json");
        Cli.Outcome again = cli.run("import", "smithers", file, "-o", "json");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(count(resumed, "imported")).isPositive().isLessThan(ROWS);
        assertThat(count(resumed, "imported") + count(resumed, "alreadyThere")).isEqualTo(ROWS);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(count(again, "imported")).isZero();
        assertThat(count(again, "alreadyThere")).isEqualTo(ROWS);
        try (DatabaseFile stored = new DatabaseFile(database)) {
            assertThat(stored.number("SELECT count(*) FROM usage_event")).isEqualTo(14 + EVENTS);
            assertThat(stored.column("SELECT event_id FROM audit_event WHERE org_id = 'org_acme'"
                            + " ORDER BY sequence DESC LIMIT 1"))
                    .containsExactly("smithers:import:1");
        }
        Cli.Outcome doctor = cli.run("doctor", "--all", "-o", "ndjson");
        assertThat(doctor.out())
                .contains("\"name\":\"sums\",\"outcome\":\"ok\"", "\"name\":\"rows\",\"outcome\":\"ok\"");
    }

    private Path largeFile() {
        Path path = folder.resolve("smithers.db");
        try (SmithersFile file = SmithersFile.createSample(path)) {
            file.execute("BEGIN");
            for (int i = 0; i < EVENTS; i++) {
                file.usage("org_acme", i % 2 == 0 ? "project_app" : null, "tokens", 0.1 * i, SmithersFile.START + i);
                if (i % 10 == 0) {
                    file.audit(
                            "org_acme", null, "ada", "x.do", "x", "x" + i, SmithersFile.START + i, "{\"i\":" + i + "}");
                }
            }
            file.execute("COMMIT");
        }
        return path;
    }

    private static void killWhileUsageIsImported(Cli cli, Path database, String file) throws Exception {
        Process process = cli.start("import", "smithers", file);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (DatabaseFile stored = new DatabaseFile(database)) {
            while (usage(stored) < 1000) {
                assertThat(process.isAlive()).as("the import goes on").isTrue();
                assertThat(System.nanoTime()).as("it began in time").isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(5);
            }
            process.destroyForcibly().waitFor();
            assertThat(usage(stored)).isLessThan(14 + EVENTS);
        }
    }

    private static long usage(DatabaseFile stored) throws SQLException {
        return stored.number("SELECT count(*) FROM usage_event");
    }

    private static long count(Cli.Outcome outcome, String field) {
        return JsonPath.from(outcome.out()).getList("tables." + field, Long.class).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void givenAServerOrAnotherFile_whenImported_thenTheMessageSaysWhatToDo() {
        Cli cli = new Cli(Map.of("LANDLORD_DB", folder.resolve("landlord.db").toString()));
        assertThat(cli.run("init").exitCode()).isZero();

        Cli.Outcome own =
                cli.run("import", "smithers", folder.resolve("landlord.db").toString());
        Cli.Outcome missing =
                cli.run("import", "smithers", folder.resolve("no.db").toString());

        assertThat(own.exitCode()).isEqualTo(2);
        assertThat(own.err()).contains("FILE is not a database of the control-plane store of Smithers");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("FILE does not exist");
    }
}
