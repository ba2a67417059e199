package org.landlord.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.port.out.StorageMissing;
import org.landlord.port.out.StorageUnusable;

/// What Landlord does with a file that it is given: it works on its own, makes what is not there, and leaves all else
/// alone, with a sentence that says what to do.
class DatabaseOpeningTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("landlord.db");
    }

    private void open() {
        new DatabaseOpening(new DatabaseAddress(file.toString()), Duration.ofMillis(200), true).open();
    }

    private static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void migrate(Path file) {
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations("db/migration/sqlite")
                .load()
                .migrate();
    }

    /// Refused in one line that begins and ends like this, and left as it is.
    private void assertThatItIsLeftAlone(String sentence) throws IOException {
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(this::open)
                .isInstanceOf(StorageUnusable.class)
                .hasMessageStartingWith("cannot open the database " + file + ": ")
                .hasMessageContaining(sentence)
                .hasMessageNotContainingAny("\n", "repair");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void givenNothing_thenAFileForItsOwnerAloneIsMade_withItsFolders() throws IOException, SQLException {
        file = folder.resolve("a/b/landlord.db");

        open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(journalOf(file)).isEqualTo("wal");
        assertThat(file.resolveSibling("landlord.db-opening")).doesNotExist();
    }

    @Test
    void givenALinkThatLeadsNowhereYet_thenWhatItLeadsToIsMadeForItsOwnerAlone() throws IOException {
        Path target = folder.resolve("target.db");
        Files.createSymbolicLink(folder.resolve("between.db"), Path.of("target.db"));
        Files.createSymbolicLink(file, folder.resolve("between.db"));

        open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void givenALinkToItself_orIntoAFolderThatIsNotThere_orWhatIsNoFile_thenThatIsTold() throws IOException {
        Files.createSymbolicLink(file, file);
        assertThatThrownBy(this::open).isInstanceOf(StorageUnusable.class).hasMessageContaining("a symbolic link");

        file = folder.resolve("lost.db");
        Files.createSymbolicLink(file, folder.resolve("none/landlord.db"));
        assertThatThrownBy(this::open).isInstanceOf(StorageUnusable.class).hasMessageContaining("cannot be created");

        file = Path.of("/dev/null");
        assertThatThrownBy(this::open).isInstanceOf(StorageUnusable.class).hasMessageContaining("not a regular file");
    }

    @Test
    void givenACopyOfADatabase_thenItIsWrittenToAsLandlordDoes() throws SQLException {
        migrate(file);
        assertThat(journalOf(file)).isEqualTo("delete");

        open();

        assertThat(journalOf(file)).isEqualTo("wal");
    }

    @Test
    void givenManyWhoOpenANewFileAtOnce_thenAllAreServed() throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 5; round++) {
                Path fresh = folder.resolve("round-" + round + ".db");
                Runnable opening = () ->
                        new DatabaseOpening(new DatabaseAddress(fresh.toString()), Duration.ofMinutes(1), true).open();
                for (Future<?> one : Arrays.asList(
                        many.submit(opening), many.submit(opening), many.submit(opening), many.submit(opening))) {
                    one.get();
                }
                assertThat(journalOf(fresh)).isEqualTo("wal");
            }
        }
    }

    private void openWithoutCreating(String address) {
        new DatabaseOpening(new DatabaseAddress(address), Duration.ofMillis(200), false).open();
    }

    @Test
    void givenNothing_whenNothingMayBeCreated_thenThatIsReported_andNeitherFileNorFolderIsCreated() {
        Path missing = folder.resolve("none/landlord.db");

        for (String address : List.of(missing.toString(), "file:" + missing, "file:" + missing + "?mode=rwc")) {
            assertThatThrownBy(() -> openWithoutCreating(address))
                    .isInstanceOf(StorageMissing.class)
                    .hasMessage("no database " + missing);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void givenAnEmptyFile_whenNothingMayBeCreated_thenItStaysEmpty() throws IOException {
        Files.createFile(file);

        assertThatThrownBy(() -> openWithoutCreating(file.toString()))
                .isInstanceOf(StorageMissing.class)
                .hasMessage("no database in the empty file " + file);
        assertThat(file).isEmptyFile();
    }

    @Test
    void givenADatabase_whenNothingMayBeCreated_thenItIsOpened() throws SQLException {
        migrate(file);

        openWithoutCreating(file.toString());

        assertThat(journalOf(file)).isEqualTo("wal");
    }

    @Test
    void givenAFileOfText_thenItIsLeftAlone() throws IOException {
        Files.writeString(file, "slug,name\nacme,Acme\n".repeat(100), StandardCharsets.UTF_8);

        assertThatItIsLeftAlone("it is not a SQLite database: specify another file");
    }

    @Test
    void givenADatabaseOfAnotherProgram_thenItIsLeftAlone() throws IOException, SQLException {
        execute(file, "CREATE TABLE song (title TEXT)", "INSERT INTO song VALUES ('a')");

        assertThatItIsLeftAlone("it is a database of another program: specify another file");
    }

    @Test
    void givenADatabaseOfAnotherProgramThatUsesFlywayToo_thenItIsLeftAlone() throws IOException, SQLException {
        execute(
                file,
                "CREATE TABLE flyway_schema_history (version TEXT, script TEXT)",
                "INSERT INTO flyway_schema_history VALUES ('1', 'V1__songs.sql')");

        assertThatItIsLeftAlone("it is a database of another program");
    }

    @Test
    void givenADatabaseThatWasCutShort_thenItIsLeftAlone() throws IOException {
        migrate(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2 / 4096 * 4096));

        assertThatItIsLeftAlone("it is damaged or truncated: restore a backup");
    }

    @Test
    void givenADatabaseThatAnotherProcessHasLocked_thenThatIsTold() throws SQLException {
        migrate(file);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");

            assertThatThrownBy(this::open)
                    .isInstanceOf(StorageUnusable.class)
                    .hasMessageContaining("it is locked by another process");

            statement.execute("ROLLBACK");
        }
        open();
    }

    @Test
    void givenAFolder_orAFileWhereItsFolderShouldBe_thenThatIsTold() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(this::open)
                .isInstanceOf(StorageUnusable.class)
                .hasMessageContaining("it is a directory: specify a file");

        file = Files.writeString(folder.resolve("a-file"), "x").resolve("landlord.db");
        assertThatThrownBy(this::open)
                .isInstanceOf(StorageUnusable.class)
                .hasMessageContaining("a-file is a file, not a directory");
    }

    @Test
    void givenAFolderInWhichNothingCanBeMade_thenThatIsTold() {
        file = Path.of("/proc/landlord.db");

        assertThatThrownBy(this::open)
                .isInstanceOf(StorageUnusable.class)
                .hasMessageStartingWith("cannot open the database /proc/landlord.db: ");
    }

    private static String journalOf(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA journal_mode")) {
            return row.getString(1);
        }
    }
}
