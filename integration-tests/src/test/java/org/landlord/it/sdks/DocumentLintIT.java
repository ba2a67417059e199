package org.landlord.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.openapi.OpenApiDocument;

/// The OpenAPI document passes Redocly's linter with all recommended rules and without a warning.
@EnabledIfSystemProperty(named = "landlord.sdks", matches = "true")
class DocumentLintIT {

    private static final Path LINTER = Path.of("src/test/resources/clients/lint");

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenTheDocument_whenItIsLinted_thenThereIsNoWarning_andAWarningWouldFail() throws Exception {
        Path linter = Commands.copy(LINTER, folder.resolve("lint"));
        Commands.npmInstall(linter);
        String text = OpenApiDocument.text();
        String unused = "    IdOrNull:\n";
        assertThat(text).contains(unused);
        Files.writeString(linter.resolve("openapi.yaml"), text);
        Files.writeString(linter.resolve("warned.yaml"), text.replace(unused, "    Unused: {type: string}\n" + unused));

        Commands.run(linter, Map.of(), "npx", "redocly", "lint", "openapi.yaml");

        assertThatThrownBy(() -> Commands.run(linter, Map.of(), "npx", "redocly", "lint", "warned.yaml"))
                .hasMessageContaining("no-unused-components");
    }
}
