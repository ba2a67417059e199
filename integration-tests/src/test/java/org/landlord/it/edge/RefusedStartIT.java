package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.Cli;
import org.landlord.it.support.ServerProcess;

/// What keeps the server, or a command, from starting is one line that says what to do, and exit code 2. The file is
/// left as it is.
class RefusedStartIT {

    @TempDir
    Path folder;

    private void assertThatBothSay(Path database, String sentence) {
        ServerProcess.Refused server =
                ServerProcess.refused(folder.resolve("server-" + database.getFileName()), database, Map.of());
        Cli.Outcome command = new Cli(Map.of("LANDLORD_DB", database.toString())).run("org", "list");

        assertThatItIsTold(server.exitCode(), server.said(), sentence);
        assertThatItIsTold(command.exitCode(), command.err(), sentence);
        assertThat(command.out()).isEmpty();
    }

    private static void assertThatItIsTold(int exitCode, String said, String sentence) {
        assertThat(said.strip())
                .startsWith("landlord: ")
                .contains(sentence)
                .doesNotContain("\n", "Exception", "WARN", "repair", "kill");
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void givenAFileThatIsNoDatabase_thenThatIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "not a database\n".repeat(500));

        assertThatBothSay(file, "it is not a SQLite database");

        assertThat(file).hasContent("not a database\n".repeat(500));
    }

    @Test
    void givenADatabaseOfAnotherProgram_thenThatIsTold() throws SQLException, IOException {
        Path file = folder.resolve("songs.db");
        execute(file, "CREATE TABLE song (title TEXT)");
        byte[] before = Files.readAllBytes(file);

        assertThatBothSay(file, "it is a database of another program");

        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void givenAFileThatANewerLandlordWrote_orThatWasCutShort_orIsAFolder_thenThatIsTold() throws Exception {
        Path file = folder.resolve("landlord.db");
        assertThat(new Cli(Map.of("LANDLORD_DB", file.toString())).run("init").exitCode())
                .isZero();
        execute(
                file,
                "INSERT INTO flyway_schema_history SELECT 1000, '999', 'later', type, 'V999__later.sql', 1,"
                        + " installed_by, installed_on, 1, 1 FROM flyway_schema_history WHERE version = '1'");

        assertThatBothSay(file, "it was written by a newer version of Landlord (schema 999)");

        byte[] whole = Files.readAllBytes(file);
        Path shorter = folder.resolve("shorter.db");
        Files.write(shorter, Arrays.copyOf(whole, 10 * 4096));
        assertThatBothSay(shorter, "it is damaged or truncated");

        assertThatBothSay(Files.createDirectory(folder.resolve("folder.db")), "it is a directory");
    }

    @Test
    void givenNoDatabase_whenACommandRuns_thenItExitsWith4AndCreatesNothing_andInitCreatesIt() throws IOException {
        Path file = folder.resolve("data/landlord.db");
        Cli cli = new Cli(Map.of("LANDLORD_DB", file.toString()));

        for (String[] command : new String[][] {{"org", "list"}, {"key", "recover"}, {"doctor"}}) {
            Cli.Outcome missing = cli.run(command);
            assertThat(missing.exitCode()).as(missing.err()).isEqualTo(4);
            assertThat(missing.err())
                    .isEqualTo("landlord: no database " + file + ": create it with landlord init --db " + file
                            + ", or select another one with --db, or a server with --server\n");
            assertThat(missing.out()).isEmpty();
        }
        assertThat(folder).isEmptyDirectory();

        Cli.Outcome created = cli.run("init");
        assertThat(created.exitCode()).as(created.err()).isZero();
        assertThat(created.err()).isEmpty();
        assertThat(created.out())
                .contains("\"database\": \"" + file + "\"", "\"adminKeyFile\": \"" + file + ".admin-key\"")
                .contains("\"created\": true");
        assertThat(Path.of(file + ".admin-key")).exists();
        assertThat(cli.run("org", "list").out()).isEqualTo("[]\n");

        Cli.Outcome again = cli.run("init");
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).isEqualTo("the database " + file + " already exists\n");
        assertThat(again.out()).contains("\"created\": false");
    }

    @Test
    void givenAPortInUse_thenThatIsTold() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = "" + other.getLocalPort();

            ServerProcess.Refused api = ServerProcess.refused(folder, Map.of("LANDLORD_PORT", port));
            assertThatItIsTold(api.exitCode(), api.said(), "port " + port + " of 127.0.0.1 is in use");

            ServerProcess.Refused management =
                    ServerProcess.refused(folder.resolve("other"), Map.of("LANDLORD_MANAGEMENT_PORT", port));
            assertThatItIsTold(
                    management.exitCode(), management.said(), "set LANDLORD_MANAGEMENT_PORT to another port");
        }
    }

    @Test
    void givenSeveralSettingsThatAreWrong_thenEachIsTold() {
        ServerProcess.Refused refused = ServerProcess.refused(
                folder, Map.of("LANDLORD_HOST", "999.1.1.1", "LANDLORD_HEARTBEAT", "never", "LANDLORD_PORT", "http"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.said().strip().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("landlord: LANDLORD_"))
                .anyMatch(line -> line.contains(
                        "LANDLORD_HOST must be an address or a host name of this machine, not '999.1.1.1'"))
                .anyMatch(line -> line.contains("LANDLORD_HEARTBEAT must be a duration"))
                .anyMatch(line -> line.contains("LANDLORD_PORT must be a port"));
    }

    @Test
    void givenASettingOfTheStorageThatIsNone_thenACommandSaysSoToo() {
        Cli cli = new Cli(Map.of(
                "LANDLORD_DB", folder.resolve("landlord.db").toString(), "LANDLORD_SQLITE_QUEUE_CAPACITY", "many"));

        Cli.Outcome outcome = cli.run("org", "list");

        assertThatItIsTold(outcome.exitCode(), outcome.err(), "landlord.sqlite.queue-capacity");
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
