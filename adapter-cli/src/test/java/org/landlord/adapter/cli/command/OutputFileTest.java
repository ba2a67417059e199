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
    @DisplayName("a file is its owner's alone")
    void modes() throws IOException {
        Path file = folder.resolve("e.json");

        new OutputFile(file, false).write(CONTENT);

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("e.json");
    }

    @Test
    @DisplayName("a file that is there stays, and is replaced only if somebody says so")
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
    @DisplayName("one that was made while it was written stays too, and nothing is left beside it")
    void raced() throws IOException {
        Path file = folder.resolve("e.json");

        assertThatThrownBy(() -> new OutputFile(file, false).write(_ -> Files.writeString(file, "theirs")))
                .isInstanceOf(InvalidArguments.class);

        assertThat(file).hasContent("theirs");
        assertThat(names()).containsExactly("e.json");
    }

    @Test
    @DisplayName("what breaks off leaves nothing behind, and what was there as it was")
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
    @DisplayName("a folder, or a name in none, is told before anything is written")
    void noFile() {
        assertThatThrownBy(() -> new OutputFile(folder, true).check())
                .isInstanceOf(InvalidArguments.class)
                .hasMessageEndingWith("is a directory, not a file");
        assertThatThrownBy(() -> new OutputFile(folder.resolve("no/e.json"), true).check())
                .isInstanceOf(InvalidArguments.class)
                .hasMessageStartingWith("the directory ");
    }

    @Test
    @DisplayName("a device is written to as it is")
    void device() throws IOException {
        new OutputFile(Path.of("/dev/null"), false).write(CONTENT);

        assertThat(Path.of("/dev/null")).exists();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }
}
