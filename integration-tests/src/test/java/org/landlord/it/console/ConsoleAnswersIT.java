package org.landlord.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.support.ServerProcess;

/// The page and the files of the console, without a browser.
class ConsoleAnswersIT {

    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/console/assets/[^\"]+)\"");
    private static final int MOST_BYTES = 200 * 1024;

    private static final int SMALL = 64;

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        Path logo = Files.writeString(folder.resolve("logo.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        server = ServerProcess.start(
                folder,
                Map.of(
                        "LANDLORD_CONSOLE_TITLE",
                        "Tenants & \"more\" <b>",
                        "LANDLORD_CONSOLE_ACCENT",
                        "#7A1FA2",
                        "LANDLORD_CONSOLE_LOGO",
                        logo.toString()));
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
    }

    private static HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri().resolve(path)).method(method, BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static List<String> files() throws Exception {
        return FILE.matcher(text(send("GET", "/console")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/", "/console/orgs/org_acme/limits", "/console/sign-in?error=x"})
    void givenAnAddressOfTheConsole_thenItsPageIsAnswered(String path) throws Exception {
        HttpResponse<byte[]> page = send("GET", path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "Cache-Control")).contains("no-cache");
        assertThat(text(page)).doesNotContain("<script>", "<style>", "onclick", "style=");
    }

    @Test
    void givenABrand_thenThePageHasItAsText() throws Exception {
        String page = text(send("GET", "/console"));

        assertThat(page)
                .contains(
                        "<title>Tenants &amp; &quot;more&quot; &lt;b&gt;</title>",
                        "data-logo=\"/console/assets/logo?v=");
        String style = files().stream()
                .filter(file -> file.contains("branding"))
                .findFirst()
                .orElseThrow();
        assertThat(text(send("GET", style))).isEqualTo(":root{--brand:#7a1fa2}\n");
        HttpResponse<byte[]> logo = send("GET", "/console/assets/logo");
        assertThat(header(logo, "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(header(logo, "Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void givenTheFirstLoad_thenItHasAtMost200KilobytesCompressed_andBrowsersKeepTheFiles() throws Exception {
        int bytes = send("GET", "/console", "Accept-Encoding", "gzip").body().length;
        for (String file : files()) {
            HttpResponse<byte[]> response = send("GET", file, "Accept-Encoding", "br, gzip");
            assertThat(header(response, "Cache-Control")).as(file).contains("immutable");
            bytes += response.body().length;
            byte[] plain = send("GET", file).body();
            // A file that compression makes no smaller is sent as it is.
            if (plain.length < SMALL) {
                continue;
            }
            assertThat(header(response, "Content-Encoding")).as(file).isEqualTo("gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                    .isEqualTo(plain);
        }

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void givenAFileThatTheBrowserHas_thenItIsNotSentAgain() throws Exception {
        HttpResponse<byte[]> page = send("GET", "/console");
        HttpResponse<byte[]> again = send("GET", "/console", "If-None-Match", header(page, "ETag"));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void givenHead_thenThereIsNoBody() throws Exception {
        HttpResponse<byte[]> page = send("HEAD", "/console");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Length")).isNotEqualTo("0");
        assertThat(page.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/assets/none.js", "/console/assets/files.txt", "/consoles"})
    void givenAnotherAddress_thenItIsNotFound(String path) throws Exception {
        assertThat(send("GET", path).statusCode()).isEqualTo(404);
    }

    /// A normalized path leads to the page of the console, or is refused.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/assets/%2e%2e/files.txt",
                "/console/assets/..%2ffiles.txt",
                "/console/assets//files.txt"
            })
    void givenAPathThatLeavesTheFolder_thenNoOtherFileIsAnswered(String path) throws Exception {
        assertThat(text(send("GET", path))).doesNotContain("main.js\n");
    }

    @Test
    void givenAScript_thenItAsksNoOtherHost() throws Exception {
        for (String file : files()) {
            Matcher address = Pattern.compile("https?://[^\"'` )]+").matcher(text(send("GET", file)));
            assertThat(address.results()
                            .map(found -> found.group())
                            .filter(url -> !url.contains("www.w3.org"))
                            .toList())
                    .as(file)
                    .isEmpty();
        }
    }
}
