package org.landlord.adapter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    private static final OutputFile.Content CONTENT = out -> out.write("new".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @Test
    @DisplayName("a file is readable by its owner only")
    void modes() throws IOException {
        Path file = folder.resolve("e.json");

        new OutputFile(file, false).write(CONTENT);

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("e.json");
    }

    @Test
    @DisplayName("an existing file is replaced only with force")
    void there() throws IOException {
        Path file = Files.writeString(folder.resolve("e.json"), "old");

        assertThatThrownBy(() -> new OutputFile(file, false).write(CONTENT))
                .isInstanceOf(InvalidArguments.class)
                .hasMessage(file + " already exists: choose another name, or use --force to replace it");
        assertThat(file).hasContent("old");

        new OutputFile(file, true).write(CONTENT);
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("a file that was created in the meantime is not replaced, and no temporary file remains")
    void raced() throws IOException {
        Path file = folder.resolve("e.json");

        assertThatThrownBy(() -> new OutputFile(file, false).write(_ -> Files.writeString(file, "theirs")))
                .isInstanceOf(InvalidArguments.class);

        assertThat(file).hasContent("theirs");
        assertThat(names()).containsExactly("e.json");
    }

    @Test
    @DisplayName("an aborted write leaves no temporary file and does not change an existing file")
    void broken() throws IOException {
        Path file = Files.writeString(folder.resolve("e.json"), "old");

        assertThatThrownBy(() -> new OutputFile(file, true).write(out -> {
                    CONTENT.writeTo(out);
                    throw new IOException("gone");
                }))
                .hasMessage("gone");

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("e.json");
    }

    @Test
    @DisplayName("a directory, or a missing parent directory, is reported before anything is written")
    void noFile() {
        assertThatThrownBy(() -> new OutputFile(folder, true).check())
                .isInstanceOf(InvalidArguments.class)
                .hasMessageEndingWith("is a directory, not a file");
        assertThatThrownBy(() -> new OutputFile(folder.resolve("no/e.json"), true).check())
                .isInstanceOf(InvalidArguments.class)
                .hasMessageStartingWith("the directory ");
    }

    @Test
    @DisplayName("a device is written to directly")
    void device() throws IOException {
        new OutputFile(Path.of("/dev/null"), false).write(CONTENT);

        assertThat(Path.of("/dev/null")).exists();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }
}
