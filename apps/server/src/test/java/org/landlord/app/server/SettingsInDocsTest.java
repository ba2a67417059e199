package org.landlord.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.server.settings.Setting;

class SettingsInDocsTest {

    private static final Path DOCS = Path.of("../../docs/operations.md");

    /// The columns that the code determines: the setting, its flag, its default and its valid values.
    private static String row(Setting setting) {
        return "| `" + setting.variable() + "` | " + code(setting.flag()) + "| " + code(setting.byDefault()) + "| "
                + setting.type().rule() + " | ";
    }

    private static String code(@Nullable String text) {
        return text == null ? "" : "`" + text + "` ";
    }

    @Test
    @DisplayName(
            "docs/operations.md lists every setting with its flag, its default and its valid values, and no other setting")
    void table() throws IOException {
        List<String> rows = Files.readAllLines(DOCS).stream()
                .filter(line -> line.startsWith("| `LANDLORD_") && !line.startsWith("| `LANDLORD_JAVA_OPTS`"))
                .toList();

        for (Setting setting : SettingsTest.all()) {
            assertThat(rows).as("a row that begins: " + row(setting)).anyMatch(line -> line.startsWith(row(setting)));
        }
        assertThat(rows).hasSameSizeAs(SettingsTest.all());
        assertThat(rows).doesNotHaveDuplicates();
    }
}
