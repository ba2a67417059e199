package org.landlord.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.files.PrivateFiles;
import org.landlord.port.out.diagnostics.StorageInspection.Report;

/// What is reported about a file in any state. Nothing of it changes.
@EnabledOnOs({OS.LINUX, OS.MAC})
class DatabaseInspectionTest {

    private static final int PAGE = 4096;

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void aDatabase() throws IOException, SQLException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        file = folder.resolve("landlord.db");
        Files.createFile(file, PrivateFiles.attributes(file));
        migrate(null);
        execute(
                "PRAGMA journal_mode = WAL",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO organization"
                        + " (org_id, slug, name, metadata, created_at, updated_at)"
                        + " SELECT 'org' || i, 'org' || i, 'Org', '{}', 0, 0 FROM n");
    }

    private void migrate(@Nullable String version) {
        var configuration =
                Flyway.configure().dataSource("jdbc:sqlite:" + file, null, null).locations("db/migration/sqlite");
        if (version != null) {
            configuration.target(version);
        }
        configuration.load().migrate();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Report inspect(boolean quick, @Nullable Path backups) {
        Flyway migrations = Flyway.configure().locations("db/migration/sqlite").load();
        return new DatabaseInspection(new DatabaseAddress(file.toString()), migrations, Duration.ofMillis(200))
                .inspect(quick, backups == null ? null : backups.toString());
    }

    private Report inspect() {
        return inspect(false, null);
    }

    private static CheckResult result(Report report, Check check) {
        return report.checks().stream()
                .filter(result -> result.check() == check)
                .findFirst()
                .orElseThrow();
    }

    private CheckResult result(Check check) {
        return result(inspect(), check);
    }

    /// Overwrites pages after the first ones, which have the schema.
    private void damagePages() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / PAGE / 2 * PAGE, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
    }

    private static void allow(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    @Test
    void givenAnIntactFile_thenEveryCheckIsReportedOnce_andItIsUsable() {
        Report report = inspect();

        assertThat(report.isUsable()).isTrue();
        assertThat(report.checks())
                .extracting(CheckResult::check)
                .containsExactlyInAnyOrderElementsOf(EnumSet.range(Check.DATABASE, Check.LOG));
        assertThat(report.checks())
                .filteredOn(result -> result.check() != Check.BACKUPS && result.check() != Check.DISK)
                .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.OK));
        assertThat(result(report, Check.DATABASE).observed()).startsWith(file + " is a database of Landlord, ");
        assertThat(result(report, Check.INTEGRITY).observed()).contains("integrity_check");
        assertThat(result(inspect(true, null), Check.INTEGRITY).observed()).contains("quick_check");
    }

    @Test
    void givenADatabaseThatAnotherProcessUses_thenItIsInspected_andItsLogIsMeasured() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("UPDATE organization SET name = 'Other'");

            Report report = inspect();

            assertThat(report.isUsable()).isTrue();
            assertThat(result(report, Check.LOG).observed()).startsWith("the write-ahead log has ");
            statement.execute("COMMIT");
        }
    }

    @Test
    void givenADatabaseThatAnotherProcessHasLocked_thenThatIsReported() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");

            Report report = inspect();

            assertThat(report.isUsable()).isFalse();
            assertThat(result(report, Check.DATABASE).observed()).contains("it is locked by another process");
            assertThat(result(report, Check.SCHEMA).outcome()).isEqualTo(Outcome.SKIPPED);
            statement.execute("ROLLBACK");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givenOverwrittenPages_thenTheFileIsDamaged_andNotUsable_andNotChanged(boolean quick) throws IOException {
        damagePages();
        byte[] before = Files.readAllBytes(file);

        Report report = inspect(quick, null);

        assertThat(report.isUsable()).isFalse();
        assertThat(result(report, Check.INTEGRITY).outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(result(report, Check.INTEGRITY).remedy()).contains("restore a backup");
        assertThat(result(report, Check.FOREIGN_KEYS).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(result(report, Check.PERMISSIONS).outcome()).isEqualTo(Outcome.OK);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith("-wal"));
    }

    @Test
    void givenAFileThatWasCutShort_thenItIsDamaged_andNotUsable() throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 10 * PAGE));

        Report report = inspect();

        assertThat(report.isUsable()).isFalse();
        assertThat(report.checks()).anyMatch(result -> result.outcome() == Outcome.PROBLEM);
        assertThat(report.checks())
                .hasSize(EnumSet.range(Check.DATABASE, Check.LOG).size());
    }

    @Test
    void givenAFileThatIsNoDatabase_orAnEmptyOne_orAFolder_orNothing_thenThatIsReported() throws IOException {
        Files.writeString(file, "slug,name\nacme,Acme\n".repeat(100), StandardCharsets.UTF_8);
        assertThat(result(Check.DATABASE).observed()).contains("it is not a SQLite database");
        assertThat(result(Check.SCHEMA).outcome()).isEqualTo(Outcome.SKIPPED);

        Files.write(file, new byte[0]);
        assertThat(result(Check.DATABASE).observed()).endsWith("landlord.db is empty");
        assertThat(file).isEmptyFile();

        file = folder;
        assertThat(result(Check.DATABASE).observed()).endsWith(" is a directory");

        file = folder.resolve("none/landlord.db");
        assertThat(result(Check.DATABASE).outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(file.resolveSibling("")).doesNotExist();
    }

    @Test
    void givenADatabaseOfAnotherProgram_thenThatIsReported() throws SQLException, IOException {
        file = folder.resolve("songs.db");
        execute("CREATE TABLE song (title TEXT)");

        Report report = inspect();

        assertThat(report.isUsable()).isFalse();
        assertThat(result(report, Check.DATABASE).observed()).endsWith("songs.db is a database of another program");
    }

    @Test
    void givenAnOlderSchema_thenThePendingMigrationsAreListed_andNotRun() throws IOException {
        file = folder.resolve("old.db");
        migrate("10");
        byte[] before = Files.readAllBytes(file);

        Report report = inspect();

        assertThat(report.isUsable()).isFalse();
        CheckResult schema = result(report, Check.SCHEMA);
        assertThat(schema.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(schema.observed()).startsWith("schema 10 is older than that of this version");
        assertThat(schema.details()).startsWith("V11 reservations that have ended");
        assertThat(result(report, Check.INTEGRITY).outcome()).isEqualTo(Outcome.OK);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void givenANewerSchema_orAChangedMigration_thenThatIsReported() throws SQLException {
        execute("INSERT INTO flyway_schema_history SELECT 1000, '999', 'later', type, 'V999__later.sql', 1,"
                + " installed_by, installed_on, 1, 1 FROM flyway_schema_history WHERE version = '1'");
        assertThat(result(Check.SCHEMA).outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(result(Check.SCHEMA).observed()).startsWith("schema 999 was written by a newer version");
        assertThat(inspect().isUsable()).isFalse();

        execute(
                "DELETE FROM flyway_schema_history WHERE version = '999'",
                "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '3'");
        assertThat(result(Check.SCHEMA).observed()).endsWith("migration 3 has changed");
    }

    @Test
    void givenRowsWithoutParents_thenEachIsReported_andTheFileIsUsable() throws SQLException {
        execute(
                "PRAGMA foreign_keys = OFF",
                "INSERT INTO org_member (org_id, user_id, role, created_at) VALUES ('gone', 'ada', 'owner', 0)");

        Report report = inspect();

        CheckResult keys = result(report, Check.FOREIGN_KEYS);
        assertThat(keys.outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(keys.observed()).startsWith("1 rows refer to rows that do not exist");
        assertThat(keys.details())
                .singleElement()
                .asString()
                .startsWith("a row of org_member")
                .endsWith("refers to a missing row of organization");
        assertThat(report.isUsable()).isTrue();
    }

    @Test
    void givenFilesThatOthersCanAccess_thenEachIsReportedWithACommand() throws IOException {
        allow(file, "rw-r--r--");
        assertThat(result(Check.PERMISSIONS))
                .isEqualTo(CheckResult.problem(
                        Check.PERMISSIONS,
                        file + " can be read or written by all users of the machine (mode 644)",
                        "chmod 600 " + file));

        Path key = Files.writeString(folder.resolve("landlord.db.admin-key"), "key");
        allow(key, "rw-r-----");
        allow(file, "rw-r-----");
        CheckResult both = result(Check.PERMISSIONS);
        assertThat(both.outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(both.details())
                .containsExactly(
                        file + " can be read or written by its group (mode 640): chmod 600 " + file,
                        key + " can be read or written by its group (mode 640), and is ignored: chmod 600 " + key);

        Files.delete(key);
        assertThat(result(Check.PERMISSIONS).outcome()).isEqualTo(Outcome.WARNING);

        allow(file, "rw-------");
        allow(folder, "rwxrwxrwx");
        assertThat(result(Check.PERMISSIONS).remedy()).isEqualTo("chmod go-w " + folder);
    }

    @Test
    void givenANameWithBlanks_thenTheCommandQuotesIt() throws IOException {
        file = Files.copy(file, folder.resolve("it's mine.db"));
        allow(file, "rw----r--");

        assertThat(result(Check.PERMISSIONS).remedy()).isEqualTo("chmod 600 '" + folder + "/it'\\''s mine.db'");
    }

    @Test
    void givenBackups_thenTheirPermissionsAreChecked_wherever() throws IOException {
        assertThat(result(Check.BACKUPS).outcome()).isEqualTo(Outcome.SKIPPED);

        Path beside = Files.copy(file, folder.resolve("copy.sqlite"));
        Path old = Files.writeString(folder.resolve("landlord.db.2026-11-28.gz"), "old");
        Files.writeString(folder.resolve("notes.txt"), "not a backup");
        allow(beside, "rw-------");
        allow(old, "rw-------");
        assertThat(result(Check.BACKUPS).outcome()).isEqualTo(Outcome.OK);
        assertThat(result(Check.BACKUPS).observed()).startsWith("2 backups in " + folder + ", the newest of 2");

        allow(old, "rw-r--r--");
        assertThat(result(Check.BACKUPS).outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(result(Check.BACKUPS).remedy()).isEqualTo("chmod 600 " + old);

        Path other = Files.createDirectory(folder.resolve("backups"));
        assertThat(result(inspect(false, other), Check.BACKUPS).outcome()).isEqualTo(Outcome.WARNING);
        allow(Files.writeString(other.resolve("dump.gz"), "dump"), "rw-r-----");
        assertThat(result(inspect(false, other), Check.BACKUPS).outcome()).isEqualTo(Outcome.WARNING);
        assertThat(result(inspect(false, other), Check.BACKUPS).observed()).contains("dump.gz", "by its group");
        assertThat(result(inspect(false, folder.resolve("none")), Check.BACKUPS).outcome())
                .isEqualTo(Outcome.PROBLEM);
    }

    @Test
    void givenADatabaseInMemory_thenItsFilesAreSkipped() {
        file = Path.of(":memory:");

        Report report = inspect();

        assertThat(report.isUsable()).isTrue();
        assertThat(report.checks()).extracting(CheckResult::outcome).containsOnly(Outcome.SKIPPED);
    }
}
