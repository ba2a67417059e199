package org.landlord.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The settings that mount a front end.
class FrontEndSettingTest {

    @TempDir
    Path temporary;

    private Path folder = Path.of(".");

    @BeforeEach
    void resolve() throws IOException {
        folder = Files.createDirectory(temporary.resolve("ui"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Setting named(String name) {
        return Setting.COMMON.stream()
                .filter(setting -> setting.name().equals("landlord.console.ui." + name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertAccepted(String name, Path path) {
        assertThat(named(name).read(path.toString())).isEqualTo(path.toString());
    }

    private static void assertRefused(String name, Path path) {
        assertThatThrownBy(() -> named(name).read(path.toString()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(named(name).variable() + " must be a readable folder")
                .hasMessageNotContaining("\n");
    }

    @Test
    void givenAFolderWithAPage_thenItIsAnEntry() throws IOException {
        write("index.html", "<!doctype html>");
        write("assets/app.js", "");

        assertAccepted("entry", folder);
    }

    @Test
    void givenAModule_thenItIsAnEntry() throws IOException {
        assertAccepted("entry", write("app.js", ""));
        assertAccepted("entry", write("app.mjs", ""));
    }

    @Test
    void givenNothing_orAFolderWithoutAPage_orAnotherFile_thenItIsNoEntry() throws IOException {
        assertRefused("entry", folder.resolve("missing"));
        assertRefused("entry", folder.resolve("missing.js"));
        assertRefused("entry", write("app.ts", ""));
        write("page/index.html/x", "");
        assertRefused("entry", folder.resolve("page"));
    }

    @Test
    void givenTooManyFiles_orTooLargeOnes_thenItIsNoEntry() throws IOException {
        write("index.html", "");
        for (int i = 1; i < 1000; i++) {
            write("assets/" + i + ".js", "");
        }
        assertAccepted("entry", folder);
        write(".git/config", "not served, and not counted");
        assertAccepted("entry", folder);
        write("one-more.js", "");
        assertRefused("entry", folder);

        Path large = Files.createDirectory(temporary.resolve("large"));
        Files.writeString(large.resolve("index.html"), "");
        Files.write(large.resolve("a.bin"), new byte[32 * 1024 * 1024]);
        assertAccepted("entry", large);
        Files.writeString(large.resolve("b.bin"), "b");
        assertRefused("entry", large);
    }

    @Test
    void givenALinkWithinTheFolder_thenItIsAnEntry_butNotIfItLeadsElsewhere() throws IOException {
        Path page = write("..data/page.html", "as Kubernetes mounts files");
        Files.createSymbolicLink(folder.resolve("index.html"), page);
        assertAccepted("entry", folder);

        Path secret = Files.writeString(temporary.resolve("secret.txt"), "x");
        Path link = Files.createSymbolicLink(folder.resolve("secret.txt"), secret);
        assertRefused("entry", folder);

        Files.delete(link);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        assertRefused("entry", folder);
    }

    @ParameterizedTest
    @CsvSource({
        "/ui,/ui",
        "/ui/,/ui",
        "/console,/console",
        "/console/,/console",
        "/apps/acme-agents,/apps/acme-agents",
        "/v2,/v2",
        "/queue,/queue",
        "/consoles,/consoles"
    })
    void givenAPath_thenItIsAccepted(String path, String read) {
        assertThat(named("path").read(path)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ui",
                "/",
                "//",
                "/UI",
                "/v1",
                "/v1/ui",
                "/q",
                "/q/ui",
                "/console/ui",
                "/ui//x",
                "/../ui",
                "/ui/..",
                "/.ui",
                "/ui?x",
                "/ui*",
                "/ui/:id",
                "/a/b/c/d/e",
                "http://ui"
            })
    void givenAPathThatTheServerHas_orThatIsNone_thenItIsRefused(String path) {
        assertThatThrownBy(() -> named("path").read(path))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("LANDLORD_CONSOLE_UI_PATH must be a path such as /ui");
    }

    @Test
    void givenProps_asJsonOrAsAFile_thenTheyAreRead_andNeverNameASetting() throws IOException {
        assertThat(named("props").read(" {\"a\": 1} ")).isEqualTo("{\"a\": 1}");
        assertThat(named("props")
                        .read(write("props.json", "\n{\"a\": \"${HOME}\"}\n").toString()))
                .isEqualTo("{\"a\": \"\\u0024{HOME}\"}");
    }

    @Test
    void givenPropsThatAreNoObject_orTooLarge_orInAnotherFile_thenTheyAreRefused() throws IOException {
        write("list.json", "[]");
        write("large.json", "{\"a\":\"" + "x".repeat(64 * 1024) + "\"}");
        write("props.txt", "{}");
        for (String value : new String[] {
            "[]",
            "{a}",
            "{\"a\":1",
            "x",
            folder.resolve("list.json").toString(),
            folder.resolve("large.json").toString(),
            folder.resolve("props.txt").toString(),
            folder.resolve("missing.json").toString()
        }) {
            assertThatThrownBy(() -> named("props").read(value))
                    .as(value)
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageStartingWith("LANDLORD_CONSOLE_UI_PROPS must be a JSON object");
        }
    }

    @Test
    void givenFrontEndsOfGateways_thenTheyAreAccepted() throws IOException {
        write("agents/index.html", "");
        write("agents.json", "{}");
        write("other_1:a.js", "");
        write(".hidden/x", "");

        assertAccepted("gateways", folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agents/app.js",
                "agents.ts",
                "agents.html",
                "a b.js",
                "agents.js/index.html",
                "x.json",
                "README.md"
            })
    void givenAnotherFileAmongFrontEndsOfGateways_thenTheyAreRefused(String name) throws IOException {
        write("main/index.html", "");
        assertAccepted("gateways", folder);

        write(name, "no JSON");

        assertRefused("gateways", folder);
    }

    @Test
    void givenTwoFrontEndsOfOneGateway_thenTheyAreRefused() throws IOException {
        write("agents/index.html", "");
        write("agents.js", "");

        assertRefused("gateways", folder);
    }
}
