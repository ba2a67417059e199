package org.landlord.adapter.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What browsers are answered, by an HTTP server with the routes of this module alone.
class FrontEndRoutesTest {

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("index.html"), "my page");
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("assets/main.js"), "my script ".repeat(100));
        Files.write(folder.resolve("assets/logo.png"), new byte[1000]);
        Files.writeString(folder.resolve("assets/ü 1.css"), "my style");
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void start(String path, Optional<String> entry, Optional<String> gateways) throws Exception {
        Branding branding = new Branding("Landlord", "#0b5cad", Optional.empty());
        ClientScript client = new ClientScript();
        FrontEnds frontEnds =
                new FrontEnds(branding, client, path, entry, Optional.of("Agents"), Optional.of("{\"a\":1}"), gateways);
        ConsoleFiles files = new ConsoleFiles(branding);
        Router router = Router.router(vertx);
        new ConsoleRoutes(files, new ConsolePage(files, branding, frontEnds), client).route(router);
        new FrontEndRoutes(frontEnds, files).route(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        port = server.actualPort();
    }

    private void start(String path) throws Exception {
        start(path, Optional.of(folder.toString()), Optional.empty());
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        return send("GET", path).body();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void givenAFrontEnd_thenItHasAStrictPolicyOfItsOwn_andTheConsoleIsBesideIt() throws Exception {
        start("/ui");

        HttpResponse<String> page = send("GET", "/ui/runs/1");

        assertThat(page.body()).isEqualTo("my page");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(get("/console/runs/1")).contains("<div id=\"console\">", "data-ui=\"/ui\"");
        assertThat(get("/console/landlord-client.js")).isEqualTo(get("/ui/landlord-client.js"));
    }

    @Test
    void givenNoFrontEnd_thenNothingIsThere() throws Exception {
        start("/ui", Optional.empty(), Optional.empty());

        assertThat(send("GET", "/ui/").statusCode()).isEqualTo(404);
        assertThat(get("/console/")).contains("<div id=\"console\">").doesNotContain("data-ui");
    }

    @Test
    void givenAFileThatTheBrowserHas_thenItIsNotSentAgain() throws Exception {
        start("/ui");
        HttpResponse<String> script = send("GET", "/ui/assets/main.js");

        HttpResponse<String> again = send("GET", "/ui/assets/main.js", "If-None-Match", header(script, "ETag"));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void givenABrowserThatTakesGzip_thenTextsAreCompressed_andImagesAreNot() throws Exception {
        start("/ui");

        assertThat(header(send("GET", "/ui/assets/main.js", "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
        HttpResponse<String> image = send("GET", "/ui/assets/logo.png", "Accept-Encoding", "gzip");
        assertThat(header(image, "Content-Encoding")).isEmpty();
        assertThat(header(image, "Content-Length")).isEqualTo("1000");
    }

    @Test
    void givenHead_thenThereIsNoBody_andOtherMethodsAreNotServed() throws Exception {
        start("/ui");

        HttpResponse<String> head = send("HEAD", "/ui/");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo("7");
        assertThat(head.body()).isEmpty();
        assertThat(send("POST", "/ui/").statusCode()).isEqualTo(405);
    }

    @Test
    void givenNamesThatAreEncoded_thenTheirFilesAreAnswered() throws Exception {
        start("/ui");

        assertThat(get("/ui/assets/%C3%BC%201.css")).isEqualTo("my style");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui/../secret.txt",
                "/ui/..%2fsecret.txt",
                "/ui/%2e%2e/secret.txt",
                "/ui/%2e%2e%2fsecret.txt",
                "/ui/assets/..%5c..%5csecret.txt",
                "/ui//etc/passwd",
                "/ui/assets/"
            })
    void givenAPathOutOfTheFolder_thenNoFileAndNoListIsAnswered(String path) throws Exception {
        Files.writeString(folder.resolveSibling("secret.txt"), "secret");
        start("/ui");

        HttpResponse<String> response = send("GET", path);

        assertThat(response.body())
                .doesNotContain("secret\n", "root:", "main.js")
                .isNotEqualTo("secret");
    }

    @Test
    void givenThePathWithoutSlash_thenTheBrowserIsLedToTheOneWithIt() throws Exception {
        start("/apps/agents");

        HttpResponse<String> response = send("GET", "/apps/agents?org=org_acme");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(header(response, "Location")).isEqualTo("agents/?org=org_acme");
        assertThat(send("GET", "/apps/agentsx").statusCode()).isEqualTo(404);
    }

    @Test
    void givenAFrontEndInsteadOfTheConsole_thenTheSignInIsStillThere() throws Exception {
        start("/console");

        assertThat(get("/console/")).isEqualTo("my page");
        assertThat(get("/console/orgs/org_acme")).isEqualTo("my page");
        assertThat(get("/console/assets/main.js")).startsWith("my script");
        String signIn = get("/console/sign-in?returnTo=/console/");
        assertThat(signIn).contains("<div id=\"console\">", "data-ui=\"/console\"");
        String script = signIn.replaceAll("(?s).*src=\"(/console/assets/main.js[^\"]*)\".*", "$1");
        String code = get(script);
        assertThat(code).isNotEmpty().doesNotStartWith("my script");
        // Without a version: the script names it.
        String chunk = code.replaceAll("(?s).*?\"\\./(chunk-[A-Z0-9]+\\.js)\".*", "$1");
        assertThat(send("GET", "/console/assets/" + chunk).statusCode()).isEqualTo(200);
        assertThat(send("GET", "/console/auth/session").statusCode()).isEqualTo(404);
    }

    @Test
    void givenFrontEndsOfGateways_thenEachHasItsPathAndProps() throws Exception {
        Path gateways = Files.createDirectories(folder.resolve("../gateways-" + folder.getFileName()));
        Files.writeString(gateways.resolve("agents.js"), "of agents");
        Files.writeString(gateways.resolve("agents.json"), "{\"title\":\"Only agents\"}");
        Files.createDirectory(gateways.resolve("a:b"));
        Files.writeString(gateways.resolve("a:b/index.html"), "of another");
        start("/ui", Optional.of(folder.toString()), Optional.of(gateways.toString()));

        assertThat(get("/ui/gateways/agents/")).contains("<title>Only agents</title>", "/ui/gateways/agents/agents.js");
        assertThat(get("/ui/gateways/agents/agents.js")).isEqualTo("of agents");
        assertThat(get("/ui/gateways/agents/props.json"))
                .isEqualTo("{\"title\":\"Only agents\",\"path\":\"/ui/gateways/agents\",\"gatewayId\":\"agents\","
                        + "\"props\":{\"title\":\"Only agents\"}}");
        assertThat(get("/ui/gateways/a%3Ab/x")).isEqualTo("of another");
        assertThat(get("/ui/gateways/a:b/props.json")).contains("\"title\":\"Agents\"", "\"props\":{\"a\":1}");
        assertThat(get("/ui/gateways/none")).isEqualTo("my page");
        assertThat(send("GET", "/ui/gateways/agents").statusCode()).isEqualTo(302);
    }
}
