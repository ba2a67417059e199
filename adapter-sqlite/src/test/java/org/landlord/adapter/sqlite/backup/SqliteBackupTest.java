package org.landlord.adapter.sqlite.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.diagnostics.StorageCopy;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;

/// Copies of a database file, also of one that is written to.
@EnabledOnOs({OS.LINUX, OS.MAC})
class SqliteBackupTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final int PAGE = 4096;

    @TempDir
    private Path folder;

    private Path database = Path.of("");
    private Path copy = Path.of("");

    @BeforeEach
    void aDatabase() throws Exception {
        database = TestDatabase.create(folder.resolve("landlord.db"), 300);
        copy = folder.resolve("copy.db");
    }

    private StorageCopy backUp(boolean replace) {
        return TestDatabase.backup(database).create(copy.toString(), replace, NOW);
    }

    private void assertThatNothingIsLeft() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void givenADatabase_whenBackedUp_thenTheCopyIsWholeAndPrivate_andSaysWhatItIs() throws Exception {
        StorageCopy made = backUp(false);

        assertThat(made).isEqualTo(new StorageCopy(copy.toString(), Files.size(copy), 300, 0, 0, NOW));
        assertThat(TestDatabase.organizations(copy)).isEqualTo(300);
        assertThat(TestDatabase.ask(copy, "PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(TestDatabase.ask(copy, "PRAGMA user_version")).isEqualTo("" + NOW.getEpochSecond());
        assertThat(TestDatabase.ask(database, "PRAGMA user_version")).isEqualTo("0");
        assertThat(Files.getPosixFilePermissions(copy)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(database.resolveSibling("landlord.db-wal")).doesNotExist();
        assertThatNothingIsLeft();
    }

    @Test
    void givenAWriterThatNeverPauses_whenBackedUp_thenTheCopyIsOneStateOfIt_andTheWriterContinued() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        try (Connection writer = DriverManager.getConnection(TestDatabase.url(database))) {
            CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> write(writer, isOver));
            long last = 0;
            for (int i = 0; i < 5; i++) {
                last = backUp(true).auditEvents();

                // Each transaction of the writer adds one of both.
                assertThat(TestDatabase.organizations(copy) - 300).isEqualTo(last);
                assertThat(TestDatabase.ask(copy, "SELECT count(*) FROM platform_audit_event"))
                        .isEqualTo("" + last);
            }
            isOver.set(true);
            assertThat((long) written.get()).isGreaterThan(last);
        }
    }

    private static int write(Connection writer, AtomicBoolean isOver) {
        int written = 0;
        try (Statement statement = writer.createStatement()) {
            while (!isOver.get()) {
                written++;
                statement.execute("BEGIN IMMEDIATE");
                statement.execute("INSERT INTO organization (org_id, slug, name, metadata, created_at, updated_at)"
                        + " VALUES ('new" + written + "', 'new" + written + "', '" + "x".repeat(150)
                        + "', '{}', 0, 0)");
                statement.execute(
                        "INSERT INTO platform_audit_event (sequence, event_id, action, target_type, target_id,"
                                + " occurred_at, metadata) VALUES (" + written + ", 'e" + written
                                + "', 'a', 't', 'i', 0, '{}')");
                statement.execute("COMMIT");
            }
            return written;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givenAnExistingFile_whenBackedUp_thenItIsReplacedOnlyIfThatIsAsked() throws Exception {
        Files.writeString(copy, "precious");

        assertThatThrownBy(() -> backUp(false))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("must not exist")
                .hasMessageContaining(copy.toString());
        assertThat(copy).hasContent("precious");

        assertThat(backUp(true).organizations()).isEqualTo(300);
        assertThat(TestDatabase.organizations(copy)).isEqualTo(300);
    }

    @Test
    void givenAPlaceThatCannotHaveABackup_whenBackedUp_thenTheReasonIsGiven_andNothingChanges() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), database);
        Path used = Files.writeString(folder.resolve("used.db"), "");
        Files.writeString(folder.resolve("used.db-wal"), "");

        assertRefused(database, "the database itself");
        assertRefused(link, "must not be a symbolic link");
        assertRefused(folder.resolve("landlord.db-wal"), "kept next to it");
        assertRefused(folder.resolve("landlord.db.admin-key"), "kept next to it");
        assertRefused(folder, "is a directory");
        assertRefused(folder.resolve("none/copy.db"), "must be in an existing directory");
        assertRefused(used, "must not be in use");
        assertThat(TestDatabase.organizations(database)).isEqualTo(300);
        assertThatNothingIsLeft();
    }

    private void assertRefused(Path target, String reason) {
        assertThatThrownBy(() -> TestDatabase.backup(database).create(target.toString(), true, NOW))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(reason);
    }

    @Test
    void givenADamagedDatabase_whenBackedUp_thenThereIsNoBackup() throws Exception {
        byte[] bytes = Files.readAllBytes(database);
        Arrays.fill(bytes, bytes.length / PAGE / 2 * PAGE, bytes.length, (byte) 0x5a);
        Files.write(database, bytes);

        assertThatThrownBy(() -> backUp(false)).hasMessageContaining("damaged");

        assertThat(copy).doesNotExist();
        assertThatNothingIsLeft();
    }

    @Test
    void givenADatabaseOfAnotherProgram_whenBackedUp_thenItIsRefused() throws Exception {
        database = folder.resolve("other.db");
        TestDatabase.execute(database, "CREATE TABLE x (y)");

        assertThatThrownBy(() -> backUp(false))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("a database of another program");
        assertThat(copy).doesNotExist();
    }

    @Test
    void givenADatabaseOfAnEarlierVersion_whenBackedUp_thenItsSchemaIsKept() throws Exception {
        database = TestDatabase.create(folder.resolve("old.db"), 7, MigrationVersion.fromVersion("23"));

        assertThat(backUp(false).organizations()).isEqualTo(7);

        assertThat(TestDatabase.ask(copy, "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history"))
                .isEqualTo("23");
    }

    @Test
    void givenADatabaseOfANewerVersion_whenBackedUp_thenItIsRefused() throws Exception {
        TestDatabase.execute(
                database,
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', '', 1, 1)");

        assertThatThrownBy(() -> backUp(false))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("written by a newer version");
        assertThat(copy).doesNotExist();
    }

    @Test
    void givenTheTimeOfAState_whenMarked_thenItIsReadToTheSecond_until2106() {
        Instant late = Instant.parse("2100-01-01T00:00:00.999Z");

        assertThat(RestoreMark.read(RestoreMark.of(late))).isEqualTo(Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(RestoreMark.read(RestoreMark.of(Instant.EPOCH))).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(RestoreMark.read(0)).isNull();
    }
}
