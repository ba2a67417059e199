package org.landlord.adapter.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.console.FrontEnd.Answer;
import org.landlord.adapter.console.FrontEnd.Terms;

/// Which file a path is answered with.
class FrontEndTest {

    private static final Terms TERMS = new Terms("/ui", "Agents & <more>", null, "{\"brand\":\"Acme\"}");

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private FrontEnd read() throws IOException {
        write("index.html", "the page");
        write("app.js", "the script");
        write("docs/index.html", "the page of a folder");
        write("assets/a b ü.css", "a style");
        write(".env", "hidden");
        write("assets/.hidden/x.js", "hidden");
        return FrontEnd.read(folder, TERMS, new ClientScript().file());
    }

    private static String text(FrontEnd frontEnd, String path) {
        return frontEnd.answer("/ui" + path) instanceof Answer.Send(ConsoleFile file)
                ? new String(file.content(), StandardCharsets.UTF_8)
                : "";
    }

    @ParameterizedTest
    @CsvSource({
        "/,the page",
        "/index.html,the page",
        "/app.js,the script",
        "/assets/a b ü.css,a style",
        "/docs/,the page of a folder",
        "/runs/run_1,the page",
        "/runs/run_1.2,the page",
        "/runs/,the page",
        "/assets,the page"
    })
    void givenAFolder_whenAPathIsAsked_thenItsFileIsAnswered_orThePage(String path, String text) throws IOException {
        assertThat(text(read(), path)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing.js", "/assets/missing.css", "/runs/logo.PNG", "/.env/x.js"})
    void givenAFolder_whenAFileIsMissing_thenThePageIsNotAnsweredInstead(String path) throws IOException {
        assertThat(read().answer("/ui" + path)).isEqualTo(new Answer.NotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/.env", "/../secret", "/../../etc/passwd", "/assets/../../x", "/assets/.hidden/x", "//etc"})
    void givenAPathOutOfTheFolder_orAHiddenFile_thenItIsThePage(String path) throws IOException {
        Files.writeString(folder.resolveSibling("secret"), "secret");

        assertThat(text(read(), path)).isEqualTo("the page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/docs"})
    void givenAFolderWithAPage_whenItIsAskedWithoutSlash_thenOneIsAdded(String path) throws IOException {
        assertThat(read().answer("/ui" + path)).isEqualTo(new Answer.AddSlash());
    }

    @Test
    void givenAFolderThatHasChanged_thenItIsAnsweredAsItWasAtTheStart() throws IOException {
        FrontEnd frontEnd = read();
        write("app.js", "changed");

        assertThat(text(frontEnd, "/app.js")).isEqualTo("the script");
    }

    @Test
    void givenTerms_thenTheyAreTold_asJson() throws IOException {
        assertThat(new JsonObject(text(read(), "/props.json")))
                .isEqualTo(new JsonObject()
                        .put("title", "Agents & <more>")
                        .put("path", "/ui")
                        .putNull("gatewayId")
                        .put("props", new JsonObject().put("brand", "Acme")));
        assertThat(text(read(), "/landlord-client.js")).contains("export async function whoAmI()");
    }

    @Test
    void givenAModule_thenAPageLoadsIt() throws IOException {
        write("main.mjs", "the module");
        write("beside.js", "not served");

        FrontEnd frontEnd = FrontEnd.read(folder.resolve("main.mjs"), TERMS, new ClientScript().file());

        assertThat(text(frontEnd, "/"))
                .contains("<title>Agents &amp; &lt;more&gt;</title>", "<script type=\"module\" src=\"/ui/main.mjs\">")
                .doesNotContain("style=", "<script>");
        assertThat(text(frontEnd, "/runs/x")).isEqualTo(text(frontEnd, "/"));
        assertThat(text(frontEnd, "/main.mjs")).isEqualTo("the module");
        assertThat(frontEnd.answer("/ui/beside.js")).isEqualTo(new Answer.NotFound());
    }

    @Test
    void givenTheFrontEndOfAGateway_thenItsPropsNameIt_andItsTitleIfTheyHaveOne() {
        Terms own = Terms.ofGateway("/ui/gateways/agents", "Landlord", "agents", "{\"title\":\"Agents\"}");

        assertThat(own.title()).isEqualTo("Agents");
        assertThat(Terms.ofGateway("/ui/gateways/agents", "Landlord", "agents", "{\"title\":1}")
                        .title())
                .isEqualTo("Landlord");
    }

    @ParameterizedTest
    @CsvSource({
        "a.html,text/html; charset=utf-8",
        "a.JS,text/javascript; charset=utf-8",
        "a.mjs,text/javascript; charset=utf-8",
        "a.css,text/css; charset=utf-8",
        "a.json,application/json",
        "a.svg,image/svg+xml",
        "a.png,image/png",
        "a.woff2,font/woff2",
        "a.wasm,application/wasm",
        "a.exe,application/octet-stream",
        "LICENSE,application/octet-stream"
    })
    void givenAName_thenItsTypeIsThatOfItsEnding(String name, String type) {
        assertThat(FileTypes.mediaType(name)).isEqualTo(type);
    }
}
