package org.landlord.it.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The programs that people run, as the build left them: the jars or, if the system properties
/// `landlord.native.server` and `landlord.native.cli` name them, native binaries (docs/native.md).
public final class Packaged {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /// A program, and how it starts.
    ///
    /// @param binary the system property that names a native binary to run instead, from the root of the repository
    /// @param jar where it is packaged
    /// @param training the arguments with which it ends by itself; none if it has to be told to
    /// @param database of the run that makes its cache, by the folder of that run
    private record Program(String binary, Path jar, List<String> training, Function<Path, String> database) {

        Program(String binary, String jar, Function<Path, String> database, String... training) {
            this(binary, ROOT.resolve(jar), List.of(training), database);
        }

        Path cache() {
            if (!Files.exists(jar)) {
                throw new IllegalStateException(
                        jar + " is not built: run ./mvnw verify, or package apps/server and apps/cli first");
            }
            return StartCache.of(jar, JAVA, training, database);
        }

        /// @param isCached whether it starts from a cache, which is made if there is none: that takes as long as some
        ///     starts
        List<String> command(boolean isCached, String... flags) {
            String file = System.getProperty(binary, "");
            if (!file.isBlank()) {
                List<String> command =
                        new ArrayList<>(List.of(ROOT.resolve(file).toString()));
                command.addAll(List.of(flags));
                return command;
            }
            List<String> command = new ArrayList<>(JAVA);
            if (isCached) {
                command.add("-XX:AOTCache=" + cache());
            }
            command.addAll(List.of(flags));
            command.addAll(List.of("-jar", jar.toString()));
            return command;
        }
    }

    /// What the launcher uses, on the JVM that runs the tests.
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // A tenth of what a start takes, where Linux has them.
            Files.exists(Path.of("/sys/kernel/mm/transparent_hugepage"))
                    ? "-XX:+UseTransparentHugePages"
                    : "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Xlog:disable",
            "-Xlog:all=warning,aot*=off,cds*=off:stderr");

    private static final Function<Path, String> A_FILE =
            folder -> folder.resolve("landlord.db").toString();
    private static final Function<Path, String> ON_POSTGRES = _ -> PostgresServer.shared()
            .newDatabase("training_" + ProcessHandle.current().pid());

    private static final Program SERVER =
            new Program("landlord.native.server", "apps/server/target/landlord-server-runner.jar", A_FILE);
    private static final Program SERVER_ON_POSTGRES = new Program(
            "landlord.native.server-postgres",
            "apps/server-postgres/target/landlord-server-postgres-runner.jar",
            ON_POSTGRES);
    private static final Program CLI =
            new Program("landlord.native.cli", "apps/cli/target/landlord-cli-runner.jar", A_FILE, "org", "list");

    private static final Program CLI_ON_POSTGRES = new Program(
            "landlord.native.cli-postgres",
            "apps/cli-postgres/target/landlord-cli-postgres-runner.jar",
            ON_POSTGRES,
            "org",
            "list");

    private Packaged() {}

    /// @param flags of the JVM, or of the binary; they come last, and win
    static List<String> server(String... flags) {
        return SERVER.command(true, flags);
    }

    /// @param isCached whether it starts from a cache
    static List<String> serverOnPostgres(boolean isCached) {
        return SERVER_ON_POSTGRES.command(isCached);
    }

    /// @param flags of the JVM, or of the binary; they come last, and win
    static List<String> cli(String... flags) {
        return CLI.command(true, flags);
    }

    /// @param flags of the JVM, or of the binary; they come last, and win
    static List<String> cliOnPostgres(String... flags) {
        return CLI_ON_POSTGRES.command(false, flags);
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
