package org.landlord.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs programs of other languages.
final class Commands {

    private static final int MINUTES = 5;

    private Commands() {}

    /// Runs a command to its end, and fails if it fails.
    ///
    /// @param environment what is added to the environment of this JVM
    /// @return what it wrote to stdout
    static String run(Path directory, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = directory.resolve("stdout");
        Path errors = directory.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended && process.exitValue() == 0)
                .as(() -> String.join(" ", command) + ":\n" + text(output) + text(errors))
                .isTrue();
        return text(output);
    }

    /// Copies the files of a folder.
    ///
    /// @param to the new folder
    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        return to;
    }

    /// Installs the packages that `package-lock.json` names, without their install scripts.
    static void npmInstall(Path project) throws IOException, InterruptedException {
        run(project, Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
