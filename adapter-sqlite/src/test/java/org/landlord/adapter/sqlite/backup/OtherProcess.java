package org.landlord.adapter.sqlite.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A process that uses a database file until it is killed, which [#close] does.
final class OtherProcess implements AutoCloseable {

    /// Keeps the database open.
    static final String HOLD = "hold";

    /// Restores a backup again and again.
    static final String RESTORE = "restore";

    /// Writes one backup after the other into a directory.
    static final String BACK_UP = "backup";

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static OtherProcess start(String work, Path... paths) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                work));
        Stream.of(paths).map(Path::toString).forEach(command::add);
        return new OtherProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// Until it is at work.
    void awaitLine() throws IOException {
        String line = output.readLine();
        while (line != null && !line.equals("at work")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the process has ended");
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// The process.
    public static void main(String... arguments) throws Exception {
        Path database = Path.of(arguments[1]);
        if (arguments[0].equals(HOLD)) {
            try (Connection connection = DriverManager.getConnection(TestDatabase.url(database));
                    var statement = connection.createStatement()) {
                statement.executeQuery("SELECT count(*) FROM organization").close();
                System.out.println("at work");
                Thread.sleep(Long.MAX_VALUE);
            }
        }
        SqliteBackup backup = TestDatabase.backup(database);
        for (int i = 0; ; i++) {
            if (arguments[0].equals(RESTORE)) {
                Path kept = Path.of(String.valueOf(backup.restore(arguments[2], true, Instant.ofEpochSecond(i))
                        .replaced()));
                Files.delete(kept);
            } else {
                backup.create(arguments[2] + "/" + i + ".db", false, Instant.ofEpochSecond(i));
            }
            if (i == 1) {
                System.out.println("at work");
            }
        }
    }
}
