package org.landlord.it.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The jars that people run, as the build left them.
final class Packaged {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Packaged() {}

    static List<String> server() {
        return java("apps/server/target/landlord-server-runner.jar");
    }

    static List<String> cli() {
        return java("apps/cli/target/landlord-cli-runner.jar");
    }

    /// The command line that the launcher uses, on the JVM that runs the tests.
    private static List<String> java(String jar) {
        Path file = ROOT.resolve(jar);
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    jar + " is not built: run ./mvnw verify, or package apps/server and apps/cli first");
        }
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-jar",
                file.toString()));
    }
}
