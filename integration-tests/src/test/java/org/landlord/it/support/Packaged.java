package org.landlord.it.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The jars that people run, as the build left them.
final class Packaged {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Packaged() {}

    /// @param flags of the JVM; they come last, and win
    static List<String> server(String... flags) {
        return java("apps/server/target/landlord-server-runner.jar", flags);
    }

    /// @param flags of the JVM; they come last, and win
    static List<String> cli(String... flags) {
        return java("apps/cli/target/landlord-cli-runner.jar", flags);
    }

    /// The command line that the launcher uses, on the JVM that runs the tests.
    private static List<String> java(String jar, String... flags) {
        Path file = ROOT.resolve(jar);
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    jar + " is not built: run ./mvnw verify, or package apps/server and apps/cli first");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m"));
        command.addAll(List.of(flags));
        command.addAll(List.of("-jar", file.toString()));
        return command;
    }
}
