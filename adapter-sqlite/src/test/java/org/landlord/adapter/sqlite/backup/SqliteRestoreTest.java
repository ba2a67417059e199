package org.landlord.adapter.sqlite.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.diagnostics.RestoredStorage;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;

/// Backups that are put in the place of a database file.
@EnabledOnOs({OS.LINUX, OS.MAC})
class SqliteRestoreTest {

    private static final Instant BACKUP = Instant.parse("2026-11-30T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-30T10:15:20Z");
    private static final int PAGE = 4096;

    @TempDir
    private Path folder;

    private Path database = Path.of("");
    private Path backup = Path.of("");

    @BeforeEach
    void aDatabaseThatWentOnAfterABackup() throws Exception {
        database = TestDatabase.create(folder.resolve("landlord.db"), 10);
        backup = folder.resolve("backup.db");
        TestDatabase.backup(database).create(backup.toString(), false, BACKUP);
        TestDatabase.execute(database, "DELETE FROM organization WHERE org_id <> 'org1'");
    }

    private RestoredStorage restore(boolean replace) {
        return TestDatabase.backup(database).restore(backup.toString(), replace, NOW);
    }

    private static Path beside(Path file, String suffix) {
        return Path.of(file + suffix);
    }

    @Test
    void givenABackup_whenRestored_thenTheDatabaseHasItsState_andTheReplacedOneIsKept() throws Exception {
        byte[] before = Files.readAllBytes(backup);

        RestoredStorage restored = restore(true);

        assertThat(restored.storage().file()).isEqualTo(database.toRealPath().toString());
        assertThat(restored.storage().organizations()).isEqualTo(10);
        assertThat(restored.storage().stateAt()).isEqualTo(BACKUP);
        assertThat(TestDatabase.organizations(database)).isEqualTo(10);
        assertThat(TestDatabase.ask(database, "PRAGMA user_version")).isEqualTo("" + BACKUP.getEpochSecond());
        assertThat(Files.getPosixFilePermissions(database)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(restored.replaced()).endsWith("landlord.db.replaced-20261130T101520Z");
        assertThat(TestDatabase.organizations(Path.of(String.valueOf(restored.replaced()))))
                .isEqualTo(1);
        assertThat(Files.readAllBytes(backup)).isEqualTo(before);
    }

    @Test
    void givenALogNextToTheDatabase_whenRestored_thenItIsPartOfTheKeptOne_andNotOfTheRestoredOne() throws Exception {
        // As a killed process leaves it.
        try (Connection connection = DriverManager.getConnection(TestDatabase.url(database));
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM organization");
            Path aside = Files.createDirectory(folder.resolve("aside"));
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                Files.copy(beside(database, suffix), aside.resolve("landlord.db" + suffix));
            }
        }
        database = folder.resolve("aside/landlord.db");

        RestoredStorage restored = restore(true);

        assertThat(beside(database, "-wal")).doesNotExist();
        assertThat(TestDatabase.organizations(database)).isEqualTo(10);
        assertThat(TestDatabase.organizations(Path.of(String.valueOf(restored.replaced()))))
                .isZero();
    }

    @Test
    void givenADamagedDatabaseWithALog_whenRestored_thenItIsKept_andTheLogIsNotApplied() throws Exception {
        Files.writeString(database, "this is no database any more, but a text of some length");
        Files.writeString(beside(database, "-wal"), "the log");
        Files.writeString(beside(database, "-shm"), "the index");

        RestoredStorage restored = restore(true);

        Path kept = Path.of(String.valueOf(restored.replaced()));
        assertThat(kept).content().startsWith("this is no database");
        assertThat(beside(database, "-wal")).doesNotExist();
        assertThat(beside(database, "-shm")).doesNotExist();
        assertThat(TestDatabase.organizations(database)).isEqualTo(10);
    }

    @Test
    void givenNoDatabase_whenRestored_thenThereIsOne_andALogOfAnEarlierOneIsNotApplied() throws Exception {
        Files.move(database, folder.resolve("away.db"));
        Files.writeString(beside(database, "-wal"), "the log");

        RestoredStorage restored = restore(false);

        assertThat(restored.replaced()).isNull();
        assertThat(beside(database, "-wal")).doesNotExist();
        assertThat(beside(database, ".replaced-20261130T101520Z-wal")).hasContent("the log");
        assertThat(TestDatabase.organizations(database)).isEqualTo(10);
    }

    @Test
    void givenADatabase_whenItMayNotBeReplaced_thenItIsNot() throws Exception {
        assertThatThrownBy(() -> restore(false)).isInstanceOf(Conflict.class).hasMessageContaining("exists");

        assertThat(TestDatabase.organizations(database)).isEqualTo(1);
    }

    @Test
    void givenAProcessThatHasTheDatabaseOpen_whenRestored_thenThatIsRefused() throws Exception {
        try (OtherProcess other = OtherProcess.start(OtherProcess.HOLD, database)) {
            other.awaitLine();

            assertThatThrownBy(() -> restore(true))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("is in use: stop the server");
        }

        assertThat(TestDatabase.organizations(database)).isEqualTo(1);
        restore(true);
        assertThat(TestDatabase.organizations(database)).isEqualTo(10);
    }

    @Test
    void givenAFileThatIsNoUsableBackup_whenRestored_thenTheReasonIsGiven_andTheDatabaseStays() throws Exception {
        byte[] damaged = Files.readAllBytes(backup);
        Arrays.fill(damaged, damaged.length / PAGE / 2 * PAGE, damaged.length, (byte) 0x5a);
        Path other = folder.resolve("other.db");
        TestDatabase.execute(other, "CREATE TABLE x (y)");

        assertRefused(folder.resolve("none.db"), "must exist");
        assertRefused(folder, "must be a regular file");
        assertRefused(database, "must not be the database itself");
        assertRefused(other, "a database of another program");
        assertRefused(Files.writeString(folder.resolve("t.txt"), "a text ".repeat(100)), "not a SQLite database");
        assertRefused(Files.write(folder.resolve("damaged.db"), damaged), "damaged");
        assertRefused(Files.createFile(folder.resolve("empty.db")), "it is empty");
        assertThat(TestDatabase.organizations(database)).isEqualTo(1);
        assertThat(beside(database, ".replaced-20261130T101520Z")).doesNotExist();
    }

    private void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> TestDatabase.backup(database).restore(file.toString(), true, NOW))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(reason);
    }

    @Test
    void givenAPlainCopyOfAnEarlierVersion_whenRestored_thenItIsMarkedWithTheTimeOfItsNewestRow() throws Exception {
        backup = TestDatabase.create(folder.resolve("old.db"), 3, MigrationVersion.fromVersion("23"));
        TestDatabase.execute(
                backup,
                "INSERT INTO platform_audit_event (sequence, event_id, action, target_type, target_id, occurred_at,"
                        + " metadata) VALUES (1, 'e', 'a', 't', 'i', 1700000000123, '{}')");

        assertThat(restore(true).storage().stateAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
        assertThat(TestDatabase.ask(database, "PRAGMA user_version")).isEqualTo("1700000000");
    }

    @Test
    void givenALinkToTheDatabase_whenRestored_thenTheLinkStays() throws Exception {
        Path file = database;
        database = Files.createSymbolicLink(folder.resolve("link.db"), file);

        restore(true);

        assertThat(database).isSymbolicLink();
        assertThat(TestDatabase.organizations(file)).isEqualTo(10);
    }

    @Test
    void givenARestoreThatIsKilledAtAnyMoment_thenTheOldDatabaseIsThere_orTheRestoredOne() throws Exception {
        for (int i = 0; i < 4; i++) {
            try (OtherProcess other = OtherProcess.start(OtherProcess.RESTORE, database, backup)) {
                other.awaitLine();
                Thread.sleep(70 * i);
            }

            assertThat(TestDatabase.ask(database, "PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(TestDatabase.organizations(database)).isIn(1L, 10L);
        }
    }

    @Test
    void givenABackupThatIsKilledAtAnyMoment_thenEachFileIsWhole() throws Exception {
        Path copies = Files.createDirectory(folder.resolve("copies"));
        try (OtherProcess other = OtherProcess.start(OtherProcess.BACK_UP, database, copies)) {
            other.awaitLine();
            Thread.sleep(100);
        }

        try (var files = Files.newDirectoryStream(copies, "*.db")) {
            int count = 0;
            for (Path file : files) {
                count++;
                assertThat(TestDatabase.organizations(file)).isEqualTo(1);
            }
            assertThat(count).isGreaterThanOrEqualTo(2);
        }
    }
}
