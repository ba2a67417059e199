package org.landlord.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.out.access.AdminKeyStore;

/// On file systems with modes.
@EnabledOnOs({OS.LINUX, OS.MAC})
class KeyFileTest {

    @TempDir
    Path folder;

    private Path keyFile = Path.of("");
    private AdminKeyStore file = keyFile(keyFile);

    @BeforeEach
    void aDatabaseInAFolderThatIsNotThereYet() {
        keyFile = folder.resolve("data/landlord.db.admin-key");
        file = keyFile(folder.resolve("data/landlord.db"));
    }

    @Test
    void givenNothingWasLeft_whenAsked_thenThereIsNothing() {
        assertThat(file.load()).isEmpty();
    }

    @Test
    void givenAKeyThatIsLeft_whenAsked_thenItIsThereForItsOwnerAlone() throws IOException {
        file.save("landlord_one");

        assertThat(file.load()).contains("landlord_one");
        assertThat(keyFile).hasContent("landlord_one\n");
        assertThat(mode(keyFile)).isEqualTo("rw-------");
    }

    @Test
    void givenAKeyThatWasLeft_whenAnotherIsLeft_thenThatIsThereInstead_andNothingElse() throws IOException {
        file.save("landlord_a_longer_one");
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-rw-rw-"));

        file.save("landlord_two");

        assertThat(file.load()).contains("landlord_two");
        assertThat(mode(keyFile)).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(keyFile.resolveSibling(""))) {
            assertThat(files).containsExactly(keyFile);
        }
    }

    @Test
    void givenAReaderBesideTheWriter_whenKeysAreLeft_thenItSeesEachAsAWhole() throws Exception {
        String one = "1".repeat(4000);
        String two = "2".repeat(4000);
        file.save(one);
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; !stop.get(); i++) {
                file.save(i % 2 == 0 ? two : one);
            }
        });

        try {
            for (int i = 0; i < 1_000; i++) {
                assertThat(file.load()).get().isIn(one, two);
            }
        } finally {
            stop.set(true);
            writer.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwxrwxrwx"})
    void givenAFileThatOthersMayTouch_whenAsked_thenItIsNotTrusted(String mode) throws IOException {
        file.save("landlord_one");
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString(mode));

        assertThat(file.load()).isEmpty();
    }

    @Test
    void givenAFileItsOwnerMayReadOnly_whenAsked_thenItIsTrusted() throws IOException {
        file.save("landlord_one");
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("r--------"));

        assertThat(file.load()).contains("landlord_one");
    }

    @Test
    void givenALinkToAnotherFile_whenAKeyIsLeft_thenTheOtherFileStaysAsItIs() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "other");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        Files.createDirectories(keyFile.resolveSibling(""));
        Files.createSymbolicLink(keyFile, other);
        assertThat(file.load()).isEmpty();

        file.save("landlord_one");

        assertThat(file.load()).contains("landlord_one");
        assertThat(other).hasContent("other");
    }

    @Test
    void givenAnEmptyFile_whenAsked_thenThereIsNothing() throws IOException {
        file.save("");

        assertThat(file.load()).isEmpty();
    }

    @Test
    void givenAFolderThatCannotBeMade_whenAKeyIsLeft_thenThatIsSaid() throws IOException {
        Files.writeString(folder.resolve("data"), "a file, and no folder");

        assertThatThrownBy(() -> file.save("landlord_one"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(keyFile.toString())
                .hasMessageNotContaining("landlord_one");
    }

    @Test
    void givenADatabaseByItsSetting_whenAKeyIsLeft_thenItIsBesideTheDatabaseHoweverThatIsWritten() {
        for (String setting : new String[] {
            folder + "/a b+c.db",
            "file:" + folder + "/a%20b+c.db?mode=rw",
            "file://" + folder + "/a%20b+c.db",
            "file://localhost" + folder + "/a%20b+c.db#x"
        }) {
            keyFile(setting).save(setting);

            assertThat(folder.resolve("a b+c.db.admin-key")).hasContent(setting + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {":memory:", "file::memory:?cache=shared"})
    void givenADatabaseThatIsNoFile_whenAKeyIsLeft_thenThatIsRefused(String setting) {
        assertNoPlace(keyFile(setting));
    }

    private static void assertNoPlace(AdminKeyStore nowhere) {
        assertThat(nowhere.load()).isEmpty();
        assertThatThrownBy(() -> nowhere.save("landlord_one"))
                .isInstanceOf(Unavailable.class)
                .hasMessageNotContaining("landlord_one");
    }

    private static AdminKeyStore keyFile(Path database) {
        return keyFile(database.toString());
    }

    private static AdminKeyStore keyFile(String setting) {
        return new KeyFileBesideDatabase().keyFile(new DatabaseAddress(setting));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
