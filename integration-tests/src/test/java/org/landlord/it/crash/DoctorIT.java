package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Cli;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;

/// `landlord doctor` with the packaged programs: on a database in use, and on files in every state. It
/// reports, and changes nothing.
@Tag("heavy")
class DoctorIT {

    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    @BeforeEach
    void aPrivateFolder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private Path database(String name) {
        Path file = folder.resolve(name);
        Cli cli = new Cli(Map.of("LANDLORD_DB", file.toString()));
        assertThat(cli.run("init").exitCode()).isZero();
        Cli.Outcome created = cli.run("org", "create", "--slug", "acme", "--name", "Acme", "--id", "org_acme");
        assertThat(created.exitCode()).as(created.err()).isZero();
        Cli.Outcome recorded = cli.run("usage", "record", "--org", "org_acme", "--metric", "tokens", "--quantity", "5");
        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        return file;
    }

    private static Cli.Outcome doctor(Path file, Map<String, String> environment, String... options) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("LANDLORD_DB", file.toString());
        return new Cli(all)
                .run(Stream.concat(Stream.of("doctor", "--json"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static String outcome(Cli.Outcome doctor, String check) {
        return JsonPath.from(doctor.out()).getString("checks.find { it.name == '" + check + "' }.outcome");
    }

    private static String observed(Cli.Outcome doctor, String check) {
        return JsonPath.from(doctor.out()).getString("checks.find { it.name == '" + check + "' }.observed");
    }

    /// One line of the log would be more than the report.
    private static void assertThatOnlyTheSummaryIsOnStandardError(Cli.Outcome doctor) {
        assertThat(doctor.err().lines()).as(doctor.err()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void givenADatabaseInUse_whenChecked_thenAllChecksAreMade_onTheFileAndThroughTheServer() throws Exception {
        Path file = database("landlord.db");
        try (ServerProcess server = ServerProcess.start(folder, file, Map.of())) {
            Cli.Outcome local = doctor(file, Map.of("LANDLORD_TOKEN", AdminKey.TOKEN));

            assertThat(local.exitCode()).as(local.out()).isZero();
            assertThat(List.of(
                            "database", "schema", "integrity", "foreign-keys", "permissions", "clock", "rows", "sums"))
                    .allSatisfy(
                            check -> assertThat(outcome(local, check)).as(check).isEqualTo("ok"));

            Cli.Outcome remote = new Cli(Map.of("LANDLORD_SERVER", server.uri().toString())).run("doctor", "--json");

            assertThat(remote.exitCode()).as(remote.out()).isZero();
            assertThat(JsonPath.from(remote.out()).getString("status")).isEqualTo("ok");
            assertThat(List.of("server", "clock", "sums"))
                    .allSatisfy(check ->
                            assertThat(outcome(remote, check)).as(check).isEqualTo("ok"));
            assertThat(outcome(remote, "integrity")).isEqualTo("skipped");

            Cli.Outcome stranger = new Cli(
                            Map.of("LANDLORD_SERVER", server.uri().toString(), "LANDLORD_TOKEN", "no-such-token"))
                    .run("doctor", "--json");
            assertThat(stranger.exitCode()).isEqualTo(7);
            assertThat(outcome(stranger, "server")).isEqualTo("problem");
            server.stop();
        }
    }

    @Test
    void givenDamage_whenChecked_thenItIsReported_andNothingChanges() throws IOException {
        Path file = database("landlord.db");
        byte[] damaged = Files.readAllBytes(file);
        Arrays.fill(damaged, damaged.length / PAGE / 2 * PAGE, damaged.length, (byte) 0x5a);
        Files.write(file, damaged);

        for (String option : List.of("--all", "--rebuild")) {
            Cli.Outcome doctor = doctor(file, Map.of(), option);

            assertThat(doctor.exitCode()).isEqualTo(7);
            assertThat(JsonPath.from(doctor.out()).getString("status")).isEqualTo("problem");
            assertThat(outcome(doctor, "integrity")).isEqualTo("problem");
            assertThat(outcome(doctor, "sums")).isEqualTo("skipped");
            assertThat(outcome(doctor, "permissions")).isEqualTo("ok");
            assertThatOnlyTheSummaryIsOnStandardError(doctor);
            assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
            assertThat(Path.of(file + "-wal")).doesNotExist();
        }
    }

    @Test
    void givenAFileThatIsNoDatabase_whenChecked_thenThatIsReported() throws IOException {
        Path file = folder.resolve("landlord.db");
        Files.writeString(file, "slug,name\nacme,Acme\n".repeat(1_000), StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Cli.Outcome doctor = doctor(file, Map.of());

        assertThat(doctor.exitCode()).isEqualTo(7);
        assertThat(observed(doctor, "database")).contains("it is not a SQLite database");
        assertThat(outcome(doctor, "permissions")).isEqualTo("problem");
        assertThatOnlyTheSummaryIsOnStandardError(doctor);
    }

    @Test
    void givenAFileOfAnEarlierVersion_whenChecked_thenItIsNotMigrated() throws SQLException {
        Path file = database("landlord.db");
        try (DatabaseFile database = new DatabaseFile(file)) {
            assertThat(database.column("DELETE FROM flyway_schema_history WHERE installed_rank ="
                            + " (SELECT max(installed_rank) FROM flyway_schema_history) RETURNING version"))
                    .hasSize(1);
        }

        Cli.Outcome doctor = doctor(file, Map.of());

        assertThat(doctor.exitCode()).isZero();
        assertThat(JsonPath.from(doctor.out()).getString("status")).isEqualTo("warning");
        assertThat(observed(doctor, "schema")).endsWith("1 migrations are pending");
        assertThat(outcome(doctor, "rows")).isEqualTo("skipped");
    }

    @Test
    void givenWrongSums_whenChecked_thenTheyAreReported_andOnlyRebuildCorrectsThem() throws Exception {
        Path file = database("landlord.db");
        try (DatabaseFile database = new DatabaseFile(file)) {
            assertThat(database.column("UPDATE usage_rollup SET ones = 7 RETURNING 1"))
                    .isNotEmpty();
        }

        Cli.Outcome found = doctor(file, Map.of());
        assertThat(found.exitCode()).isEqualTo(7);
        assertThat(observed(found, "sums")).startsWith("the usage sums of 1 of 1 organizations differ");

        Cli.Outcome rebuilt = doctor(file, Map.of(), "--rebuild");
        assertThat(rebuilt.exitCode()).as(rebuilt.out()).isZero();
        assertThat(observed(rebuilt, "sums")).endsWith("were corrected");
        assertThat(doctor(file, Map.of()).exitCode()).isZero();
    }

    @Test
    void givenInvalidSettings_whenChecked_thenTheyAreReported_andTheOtherChecksAreMade() {
        Path file = database("landlord.db");

        Cli.Outcome doctor = doctor(
                file,
                Map.of(
                        "LANDLORD_SQLITE_BUSY_TIMEOUT", "never",
                        "LANDLORD_ADMIN_KEY", "s3cret",
                        "LANDLORD_PROT", "8080",
                        "LANDLORD_TLS_CERTIFICATE", folder.resolve("none.crt").toString(),
                        "LANDLORD_TLS_KEY", folder.resolve("none.key").toString()));

        assertThat(doctor.exitCode()).isEqualTo(7);
        assertThat(JsonPath.from(doctor.out()).getList("checks.find { it.name == 'settings' }.details", String.class))
                .hasSize(3)
                .anyMatch(detail -> detail.startsWith("LANDLORD_SQLITE_BUSY_TIMEOUT must be a duration"))
                .anyMatch(detail -> detail.equals("LANDLORD_PROT is not a setting"));
        assertThat(observed(doctor, "certificates")).endsWith("none.crt does not exist");
        assertThat(outcome(doctor, "sums")).isEqualTo("ok");
        assertThat(doctor.out() + doctor.err()).doesNotContain("s3cret");
    }
}
