package org.landlord.it.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// An AOT cache of a packaged program, such as the launcher makes for its own flags: docs/adr/0014-aot-cache.md.
/// These tests start hundreds of processes, and most of what each does is to start. One of the JVMs that share
/// the tests makes the cache, and the other waits.
final class StartCache {

    private static final Path FOLDER = Path.of("target", "start-caches").toAbsolutePath();

    private static final int PATIENCE_SECONDS = 240;

    private StartCache() {}

    /// The cache, which is made if there is none that is newer than the program. Threads take turns as well: a lock
    /// on a file is the JVM's.
    ///
    /// @param jar the program
    /// @param java the command line without the program
    /// @param arguments with which the program ends by itself; none if it is a server, which is told to stop
    ///     as soon as it is ready
    /// @param database where the program that makes the cache has its database, by the folder that it may use
    static synchronized Path of(Path jar, List<String> java, List<String> arguments, Function<Path, String> database) {
        Path cache = FOLDER.resolve(jar.getFileName() + ".aot");
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel channel = FileChannel.open(
                            FOLDER.resolve(jar.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!isNewer(cache, jar)) {
                    train(cache, jar, java, arguments, database);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return cache;
    }

    private static boolean isNewer(Path cache, Path jar) throws IOException {
        return Files.exists(cache) && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    private static void train(
            Path cache, Path jar, List<String> java, List<String> arguments, Function<Path, String> database)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(FOLDER, "training");
        Path made = folder.resolve("cache");
        String url = database.apply(folder);
        if (!arguments.isEmpty()) {
            // Commands other than init do not create their database.
            run(folder, url, jar, java, List.of(), List.of("init"));
        }
        boolean isReady = run(folder, url, jar, java, List.of("-XX:AOTCacheOutput=" + made), arguments);
        // A server that does not start leaves a cache as well, of what it has done until then.
        if (!Files.exists(made) || isReady != arguments.isEmpty()) {
            throw new IllegalStateException(
                    "no cache was made of " + jar + ":\n" + Files.readString(folder.resolve("log")));
        }
        Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING);
    }

    /// @param folder holds the log of the program
    /// @param flags further flags of the JVM
    /// @return whether it said that it serves requests
    private static boolean run(
            Path folder, String database, Path jar, List<String> java, List<String> flags, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(flags);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(folder.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LANDLORD_"));
        builder.environment()
                .putAll(Map.of(
                        "LANDLORD_DB",
                        database,
                        "LANDLORD_POSTGRES_KEY_FILE",
                        folder.resolve("admin-key").toString(),
                        "LANDLORD_EXPORTS_FOLDER",
                        folder.resolve("exports").toString(),
                        "LANDLORD_ADMIN_KEY",
                        AdminKey.TOKEN,
                        "LANDLORD_HOST",
                        "127.0.0.1",
                        "LANDLORD_PORT",
                        "0",
                        "XDG_CONFIG_HOME",
                        folder.toString()));
        Process process = builder.start();
        boolean isReady = false;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("Landlord is ready on ")) {
                    isReady = true;
                    // The process itself would close its output, and what it still has to say would be lost.
                    process.toHandle().destroy();
                }
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(jar + " does not end:\n" + Files.readString(folder.resolve("log")));
            }
            return isReady;
        } finally {
            process.destroyForcibly();
        }
    }
}
