package org.landlord.it.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The jars that people run, as the build left them.
public final class Packaged {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /// A program, and how it starts.
    ///
    /// @param jar where it is packaged
    /// @param training the arguments with which it ends by itself; none if it has to be told to
    private record Program(Path jar, List<String> training) {

        Program(String jar, String... training) {
            this(ROOT.resolve(jar), List.of(training));
        }

        Path cache() {
            if (!Files.exists(jar)) {
                throw new IllegalStateException(
                        jar + " is not built: run ./mvnw verify, or package apps/server and apps/cli first");
            }
            return StartCache.of(jar, JAVA, training);
        }

        List<String> command(String... flags) {
            List<String> command = new ArrayList<>(JAVA);
            command.add("-XX:AOTCache=" + cache());
            command.addAll(List.of(flags));
            command.addAll(List.of("-jar", jar.toString()));
            return command;
        }
    }

    /// What the launcher uses, on the JVM that runs the tests.
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Xlog:disable",
            "-Xlog:all=warning,aot*=off,cds*=off:stderr");

    private static final Program SERVER = new Program("apps/server/target/landlord-server-runner.jar");
    private static final Program CLI = new Program("apps/cli/target/landlord-cli-runner.jar", "org", "list");

    private Packaged() {}

    /// @param flags of the JVM; they come last, and win
    static List<String> server(String... flags) {
        return SERVER.command(flags);
    }

    /// @param flags of the JVM; they come last, and win
    static List<String> cli(String... flags) {
        return CLI.command(flags);
    }

    /// Puts both programs where the launcher looks for them, with caches from which they start.
    ///
    /// @param project the folder of the launcher
    public static void link(Path project) throws IOException {
        for (Program program : List.of(SERVER, CLI)) {
            Path jar = project.resolve(ROOT.relativize(program.jar()));
            Files.createDirectories(jar.getParent());
            Files.createSymbolicLink(jar, program.jar());
            String name = jar.getFileName().toString().replace("-runner.jar", ".aot");
            Files.createSymbolicLink(jar.resolveSibling(name), program.cache());
        }
    }
}
