package org.landlord.it.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The packaged CLI, run to its end.
public final class Cli {

    private final Map<String, String> environment;

    /// @param environment variables that are set for it, such as `LANDLORD_DB`; no other `LANDLORD_…` is
    public Cli(Map<String, String> environment) {
        this.environment = environment;
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

    /// Runs a command.
    ///
    /// @param input its stdin
    public Outcome runWithInput(String input, String... arguments) {
        List<String> command = Packaged.cli();
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LANDLORD_"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()));
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("landlord " + String.join(" ", arguments) + " does not end");
            }
            return new Outcome(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
