package org.landlord.it.migration;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The original control-plane store from npm. It has to be installed:
/// `npm --prefix integration-tests/smithers install`.
final class OriginalStore {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /// Tests run in the folder of their module.
    private static final Path HOME = Path.of("smithers").toAbsolutePath();

    private static final Path BUN = HOME.resolve("node_modules").resolve(".bin").resolve("bun");

    private OriginalStore() {}

    /// Lets it write a file: see `fill.ts`.
    ///
    /// @return what it answers about each organization in the file
    static JsonNode fill(Path file) throws IOException, InterruptedException {
        if (!Files.exists(BUN)) {
            throw new IllegalStateException(
                    "the original store is not installed: npm --prefix integration-tests/smithers install");
        }
        Path answers = file.resolveSibling("answers.json");
        Process process = new ProcessBuilder(
                        List.of(BUN.toString(), HOME.resolve("fill.ts").toString(), file.toString()))
                .redirectOutput(answers.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("the original store did not fill the file");
        }
        return JSON.readTree(answers.toFile());
    }

    static JsonNode parse(String json) throws IOException {
        return JSON.readTree(json);
    }
}
