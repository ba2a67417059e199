package org.landlord.it.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The packaged CLI, run to its end.
public final class Cli {

    private final Map<String, String> environment;
    private final boolean onPostgres;

    private Cli(Map<String, String> environment, boolean onPostgres) {
        this.environment = environment;
        this.onPostgres = onPostgres;
    }

    /// The program for files and servers.
    ///
    /// @param environment variables that are set for it, such as `LANDLORD_DB`; no other `LANDLORD_…` is
    public Cli(Map<String, String> environment) {
        this(environment, false);
    }

    /// The program for databases on PostgreSQL, which the launcher selects.
    ///
    /// @param environment variables that are set for it, such as `LANDLORD_DB`; no other `LANDLORD_…` is
    public static Cli onPostgres(Map<String, String> environment) {
        return new Cli(environment, true);
    }

    /// What a run of the CLI left.
    ///
    /// @param exitCode its exit code
    /// @param out what it wrote to stdout
    /// @param err what it wrote to stderr
    public record Outcome(int exitCode, String out, String err) {}

    /// Runs a command without input.
    public Outcome run(String... arguments) {
        return runWithInput("", arguments);
    }

    /// Runs a command whose output is more than a test wants to hold, in little memory.
    ///
    /// @param out the file that gets its stdout
    /// @param flags of the JVM, such as `-Xmx64m`
    /// @param patience how long it may take
    public Outcome runInto(Path out, List<String> flags, Duration patience, String... arguments) {
        ProcessBuilder builder = builder(program(flags.toArray(String[]::new)), arguments);
        return run(builder.redirectOutput(out.toFile()), "", patience);
    }

    /// Runs a command.
    ///
    /// @param input its stdin
    public Outcome runWithInput(String input, String... arguments) {
        return run(builder(program(), arguments), input, Duration.ofMinutes(2));
    }

    private List<String> program(String... flags) {
        return onPostgres ? Packaged.cliOnPostgres(flags) : Packaged.cli(flags);
    }

    private ProcessBuilder builder(List<String> command, String... arguments) {
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LANDLORD_"));
        // What its developer has logged in to is none of a test's business.
        builder.environment()
                .put(
                        "XDG_CONFIG_HOME",
                        Path.of("target", "no-config").toAbsolutePath().toString());
        if (environment.containsKey("LANDLORD_SERVER")) {
            builder.environment().put("LANDLORD_TOKEN", AdminKey.TOKEN);
        }
        builder.environment().putAll(environment);
        return builder;
    }

    private static Outcome run(ProcessBuilder builder, String input, Duration patience) {
        try {
            Process process = builder.start();
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()));
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", builder.command()) + " does not end");
            }
            return new Outcome(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Runs a command and does not wait for its end, which is up to the caller.
    public Process start(String... arguments) {
        try {
            return builder(program(), arguments).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readAll(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
