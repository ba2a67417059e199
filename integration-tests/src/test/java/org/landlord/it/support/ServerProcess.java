package org.landlord.it.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The packaged server in a process of its own, on a free port of the loopback interface and a database file of
/// its own. Ended by [#close()], or with the test's JVM.
public final class ServerProcess implements AutoCloseable {

    private static final String READY = "Landlord is ready on ";

    private final Process process;
    private final URI uri;
    private final Path database;
    private final Path log;

    private ServerProcess(Process process, URI uri, Path database, Path log) {
        this.process = process;
        this.uri = uri;
        this.database = database;
        this.log = log;
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
        try {
            Files.createDirectories(folder);
            Path log = folder.resolve("server.log");
            ProcessBuilder builder = new ProcessBuilder(Packaged.server(flags))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("LANDLORD_DB", database.toString());
            builder.environment().put("LANDLORD_PORT", "0");
            builder.environment().put("LANDLORD_HOST", "127.0.0.1");
            builder.environment().put("LANDLORD_ADMIN_KEY", AdminKey.TOKEN);
            // Tests fail to get in on purpose, and often.
            builder.environment().put("LANDLORD_FAILED_ATTEMPTS_PER_MINUTE", "0");
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServerProcess(process, awaitReady(process, log), database, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI awaitReady(Process process, Path log) throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                drain(output);
                return URI.create(line.substring(READY.length()));
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the server ended before it was ready:\n" + said + Files.readString(log));
    }

    /// A process whose output nobody reads stands still when the pipe is full.
    private static void drain(BufferedReader output) {
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
    }

    /// Where it answers.
    public URI uri() {
        return uri;
    }

    /// Its database file.
    public Path database() {
        return database;
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
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
