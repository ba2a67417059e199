package org.landlord.it.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packaged server in a process of its own, on a free port of the loopback interface and a database file of
/// its own. Ended by [#close()], or with the test's JVM.
public final class ServerProcess implements AutoCloseable {

    private static final String READY = "Landlord is ready on ";
    private static final Pattern HEALTH = Pattern.compile(" *health +(\\S+/)q/health .*");

    private final Process process;
    private final URI uri;
    private final URI management;
    private final Path database;
    private final Path log;
    private final StringBuffer said;

    private ServerProcess(Process process, URI uri, URI management, Path database, Path log, StringBuffer said) {
        this.process = process;
        this.uri = uri;
        this.management = management;
        this.database = database;
        this.log = log;
        this.said = said;
    }

    /// Starts a server and waits until it says that it answers requests.
    ///
    /// @param folder where its database and its log are; made if missing
    public static ServerProcess start(Path folder) {
        return start(folder, folder.resolve("landlord.db"));
    }

    /// Starts a server whose database is somewhere else.
    ///
    /// @param folder where its log is; made if missing
    /// @param flags of the JVM, such as `-Xmx128m`; they win over those it has anyway
    public static ServerProcess start(Path folder, Path database, String... flags) {
        return start(folder, database, Map.of(), flags);
    }

    /// Starts a server with settings of its own.
    ///
    /// @param folder where its database and its log are; made if missing
    /// @param settings by their names in the environment, such as `LANDLORD_LOG_FORMAT`
    public static ServerProcess start(Path folder, Map<String, String> settings) {
        return start(folder, folder.resolve("landlord.db"), settings);
    }

    /// Starts a server with settings of its own, whose database is somewhere else.
    ///
    /// @param folder where its log is; made if missing
    /// @param settings by their names in the environment
    public static ServerProcess start(Path folder, Path database, Map<String, String> settings) {
        return start(folder, database, settings, new String[0]);
    }

    private static ServerProcess start(Path folder, Path database, Map<String, String> settings, String... flags) {
        return start(folder, database, begin(folder, Packaged.server(flags), database.toString(), settings));
    }

    /// Starts a server on PostgreSQL.
    ///
    /// @param folder where its log and its key file are; made if missing
    /// @param url of the database
    /// @param settings by their names in the environment
    public static ServerProcess onPostgres(Path folder, String url, Map<String, String> settings) {
        return onPostgres(folder, url, settings, true);
    }

    /// @param isCached false for the only one of a build, which would not earn the making of a cache
    static ServerProcess onPostgres(Path folder, String url, Map<String, String> settings, boolean isCached) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent(
                "LANDLORD_POSTGRES_KEY_FILE", folder.resolve("admin-key").toString());
        all.putIfAbsent("LANDLORD_EXPORTS_FOLDER", folder.resolve("exports").toString());
        return start(folder, folder, begin(folder, Packaged.serverOnPostgres(isCached), url, all));
    }

    private static ServerProcess start(Path folder, Path database, Process process) {
        try {
            Path log = folder.resolve("server.log");
            BufferedReader output = process.inputReader();
            StringBuffer said = new StringBuffer();
            URI uri = URI.create(await(process, output, log, READY, said).substring(READY.length()));
            Matcher health = HEALTH.matcher(await(process, output, log, "  health ", said));
            if (!health.matches()) {
                throw new IllegalStateException("the server does not say where its health is");
            }
            drain(output, said);
            return new ServerProcess(process, uri, URI.create(health.group(1)), database, log, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a server that is not expected to get far.
    ///
    /// @param folder where its log is; made if missing
    /// @param settings by their names in the environment
    /// @return its exit code and what it wrote to stderr
    public static Refused refused(Path folder, Map<String, String> settings) {
        return refused(folder, folder.resolve("landlord.db"), settings);
    }

    /// The same on a database that is somewhere else.
    public static Refused refused(Path folder, Path database, Map<String, String> settings) {
        return refused(folder, Packaged.server(), database.toString(), settings);
    }

    /// The same on a PostgreSQL database.
    ///
    /// @param url of the database
    public static Refused refusedOnPostgres(Path folder, String url, Map<String, String> settings) {
        return refused(folder, Packaged.serverOnPostgres(false), url, settings);
    }

    private static Refused refused(Path folder, List<String> program, String database, Map<String, String> settings) {
        try {
            Process process = begin(folder, program, database, settings);
            drain(process.inputReader(), new StringBuffer());
            return new Refused(exitCode(process), Files.readString(folder.resolve("server.log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a start that failed ended.
    ///
    /// @param exitCode of the process
    /// @param said all that it wrote to stderr
    public record Refused(int exitCode, String said) {}

    private static Process begin(Path folder, List<String> command, String database, Map<String, String> settings) {
        try {
            return beginIn(folder, command, database, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process beginIn(Path folder, List<String> command, String database, Map<String, String> settings)
            throws IOException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()));
        builder.environment().put("LANDLORD_DB", database);
        builder.environment().put("LANDLORD_PORT", "0");
        builder.environment().put("LANDLORD_HOST", "127.0.0.1");
        builder.environment().put("LANDLORD_ADMIN_KEY", AdminKey.TOKEN);
        // Tests fail to get in on purpose, and often.
        builder.environment().put("LANDLORD_FAILED_ATTEMPTS_PER_MINUTE", "0");
        // And hundreds of callers share one key.
        builder.environment().put("LANDLORD_CALLS_PER_SECOND", "0");
        builder.environment().putAll(settings);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    /// The next line that begins like this.
    ///
    /// @param said gets all lines up to it
    private static String await(Process process, BufferedReader output, Path log, String beginning, StringBuffer said)
            throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the server ended before it was ready:\n" + said + Files.readString(log));
    }

    /// A process whose output nobody reads stands still when the pipe is full. Reading a pipe holds the thread of
    /// the system: a virtual one would keep a core from all others.
    private static void drain(BufferedReader output, StringBuffer said) {
        Thread.ofPlatform()
                .daemon()
                .start(() -> output.lines().forEach(line -> said.append(line).append('\n')));
    }

    /// Where it answers.
    public URI uri() {
        return uri;
    }

    /// Where its health and its metrics are: the root of their port.
    public URI management() {
        return management;
    }

    /// Its database file.
    public Path database() {
        return database;
    }

    /// What it wrote to stdout so far.
    public String said() {
        return said.toString();
    }

    /// What it logged so far.
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its process id.
    public long pid() {
        return process.pid();
    }

    /// Has it stand still (SIGSTOP), as on a machine that is suspended: its connections stay open.
    public void freeze() {
        signal("-STOP");
    }

    /// Has it go on after [#freeze()] (SIGCONT).
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            int exitCode = new ProcessBuilder("kill", name, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("kill " + name + " ended with " + exitCode);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Ends it the hard way (SIGKILL): it gets no chance to tidy up.
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    ///
    /// @return its exit code
    public int stop() {
        process.destroy();
        await();
        return process.exitValue();
    }

    /// Stops it, if it still runs.
    @Override
    public void close() {
        stop();
    }

    private void await() {
        exitCode(process);
    }

    private static int exitCode(Process process) {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop within a minute");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
