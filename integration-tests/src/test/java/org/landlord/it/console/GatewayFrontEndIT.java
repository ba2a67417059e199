package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Closing;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.Soon;
import org.landlord.it.workflow.GatewayDouble;

/// Front ends of single gateways beside the one for all: a folder, and a module.
@Tag("heavy")
class GatewayFrontEndIT {

    private static final String FOLDER = "/ui/gateways/agents/";
    private static final String MODULE = "/ui/gateways/spare_1:b/";
    private static final String POLICY = "Content-Security-Policy";

    /// Shows what it is told, and which workflows its gateway has.
    private static final String SCRIPT = """
            import { frontEnd, rpc, signInWithKey } from './landlord-client.js';
            const { title, path, gatewayId, props } = await frontEnd();
            const shown = document.createElement('p');
            shown.textContent = [title, path, gatewayId, props.colour].join(' | ');
            document.getElementById('app').append(shown);
            window.workflows = async (key) => {
              await signInWithKey(key);
              const found = await rpc('org_acme', gatewayId, 'listWorkflows');
              return found.map((workflow) => workflow.key).includes('hello');
            };
            """;

    /// What the policy must block is in the page.
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>A page of its own</title>
            <link rel="icon" href="data:,">
            <style>#app { color: rgb(1, 2, 3) }</style>
            <script>window.inline = true;</script>
            <script type="module" src="assets/main.js"></script>
            </head><body><div id="app"></div></body></html>
            """;

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static ServerProcess server;
    private static GatewayDouble gateway;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        gateway = GatewayDouble.create();
        Map<String, String> settings = new TreeMap<>(ConsoleWorld.GATEWAY_SETTINGS);
        settings.put("LANDLORD_CONSOLE_UI_ENTRY", write("main/app.js", SCRIPT).toString());
        settings.put("LANDLORD_CONSOLE_UI_TITLE", "All agents");
        settings.put("LANDLORD_CONSOLE_UI_PROPS", "{\"colour\":\"grey\"}");
        settings.put("LANDLORD_CONSOLE_UI_GATEWAYS", folder.resolve("gateways").toString());
        write("gateways/agents/index.html", PAGE);
        write("gateways/agents/assets/main.js", "import '../app.js';");
        write("gateways/agents/app.js", SCRIPT);
        write("gateways/agents.json", "{\"title\":\"Only agents\",\"colour\":\"red\"}");
        write("gateways/spare_1:b.mjs", SCRIPT);
        server = ServerProcess.start(folder.resolve("server"), settings);
        ConsoleWorld world = new ConsoleWorld(server.uri());
        world.organization("acme", "Acme");
        world.gateway(gateway);
    }

    private static Path write(String name, String text) throws IOException {
        return write(folder.resolve(name), text);
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @AfterAll
    static void stop() {
        Closing.all(server, gateway, chromium);
    }

    private static Page open(String path) {
        Page page = chromium.context(server.uri(), Look.LIGHT_WIDE).newPage();
        page.navigate(path);
        return page;
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        return get(server.uri().resolve(path), headers);
    }

    private static HttpResponse<String> get(URI address, String... headers) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address);
            return http.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        }
    }

    private static String policy(String path) throws Exception {
        return get(path).headers().firstValue(POLICY).orElse("");
    }

    @Test
    void givenAFolderForAGateway_thenItIsAtItsOwnPath_withItsTitlePropsAndGateway() {
        Page page = open("/ui/gateways/agents?from=a");

        assertThat(page).hasURL(server.uri().resolve(FOLDER + "?from=a").toString());
        assertThat(page).hasTitle("A page of its own");
        assertThat(page.locator("#app")).hasText("Only agents | /ui/gateways/agents | agents | red");
        assertThat(page.evaluate("(key) => workflows(key)", AdminKey.TOKEN)).isEqualTo(true);
        page.context().close();
    }

    @Test
    void givenAModuleForAGateway_thenItHasAPage_andTheTitleAndPropsOfAllWithoutItsOwn() {
        Page page = open(MODULE + "some/page");

        assertThat(page).hasTitle("All agents");
        assertThat(page.locator("#app")).hasText("All agents | /ui/gateways/spare_1:b | spare_1:b | grey");
        page.context().close();
    }

    @Test
    void givenFrontEndsOfGateways_thenTheOneForAllIsBesideThem_andTheConsoleToo() {
        Page page = open("/ui/gateways/another/");
        assertThat(page).hasTitle("All agents");
        assertThat(page.locator("#app")).hasText("All agents | /ui |  | grey");
        page.context().close();

        Page console = chromium.signedIn(server.uri(), Look.LIGHT_WIDE);
        assertThat(console.locator(".shell h1")).isVisible();
        console.context().close();
    }

    @Test
    void givenAPageWithInlineCode_whenABrowserOpensIt_thenThePolicyBlocksTheCode_andItsFilesRun() {
        List<String> before = chromium.errors();
        Page page = open(FOLDER);

        assertThat(page.locator("#app")).hasText("Only agents | /ui/gateways/agents | agents | red");
        assertThat(page.evaluate("window.inline === undefined")).isEqualTo(true);
        assertThat(page.evaluate("getComputedStyle(document.getElementById('app')).color"))
                .isEqualTo("rgb(0, 0, 0)");
        assertThat(page.evaluate("fetch('http://localhost:1/').then(() => 'sent', () => 'blocked')"))
                .isEqualTo("blocked");
        page.waitForCondition(() -> reportedSince(before, "script-src", "style-src", "connect-src"));
        page.context().close();
    }

    private static boolean reportedSince(List<String> before, String... directives) {
        List<String> reports =
                chromium.errors().subList(before.size(), chromium.errors().size());
        return List.of(directives).stream()
                .allMatch(directive -> reports.stream().anyMatch(report -> report.contains(directive)));
    }

    @Test
    void givenFrontEnds_thenEachAnswerOfThemHasTheirPolicy_andNoOtherAnswerHasIt() throws Exception {
        String policy = policy("/ui/");

        assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'", "manifest-src 'self'");
        assertThat(policy).doesNotContain("unsafe", "http");
        for (String own : List.of(FOLDER, FOLDER + "app.js", FOLDER + "props.json", MODULE, MODULE + "spare_1:b.mjs")) {
            assertThat(policy(own)).as(own).isEqualTo(policy);
        }
        for (String other : List.of("/console/", "/console/sign-in", "/v1/whoami", "/uix", "/q/swagger-ui/")) {
            assertThat(policy(other)).as(other).isNotEmpty().doesNotContain("manifest-src");
        }
    }

    @Test
    void givenRequestsForFrontEnds_thenTheyAreCountedByTheirPathAlone_whateverIsAnswered() throws Exception {
        String etag = get("/ui/app.js").headers().firstValue("ETag").orElseThrow();
        assertThat(get("/ui/app.js", "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(get("/ui/gateways/agents").statusCode()).isEqualTo(302);
        assertThat(get("/ui/made-up.js").statusCode()).isEqualTo(404);
        assertThat(get("/ui/made-up/page").statusCode()).isEqualTo(200);
        assertThat(get(MODULE).statusCode()).isEqualTo(200);
        assertThat(get("/console/assets/made-up.js").statusCode()).isEqualTo(404);
        assertThat(get("/uix/made-up").statusCode()).isEqualTo(404);

        // A request is counted when its answer has been sent.
        Soon.until(() -> counted()
                .containsAll(List.of("200 /ui", "302 /ui", "304 /ui", "404 /ui", "404 /console", "404 UNKNOWN")));
        assertThat(counted()).noneMatch(series -> series.matches(".*(made-up|/ui/|uix).*"));
    }

    /// The status and the address of the series of requests.
    private static List<String> counted() {
        Pattern series = Pattern.compile("http_server_requests_seconds_count\\{.*status=\"(\\w+)\",uri=\"([^\"]+)\"}");
        try {
            return series.matcher(get(server.management().resolve("/q/metrics")).body())
                    .results()
                    .map(found -> found.group(1) + " " + found.group(2))
                    .toList();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "README.md,no front end",
        "agents.mjs,a second one of the gateway agents",
        "agents.json,no JSON",
        "agents.json,[]",
        "other/main.js,a folder without a page"
    })
    void givenAFileThatMayNotBeAmongFrontEndsOfGateways_thenTheServerDoesNotStart_andSaysTheRule(
            String name, String text, @TempDir Path other) throws IOException {
        write(other.resolve("gateways/agents/index.html"), PAGE);
        write(other.resolve("gateways").resolve(name), text);
        String value = other.resolve("gateways").toString();

        ServerProcess.Refused refused =
                ServerProcess.refused(other.resolve("server"), Map.of("LANDLORD_CONSOLE_UI_GATEWAYS", value));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.said().strip())
                .startsWith("landlord: LANDLORD_CONSOLE_UI_GATEWAYS must be a readable folder that has, by the ids of")
                .contains("folders with an index.html or JavaScript modules, and their props", "32 MiB")
                .endsWith("not '" + value + "'");
    }

    @Test
    void givenOnlyFrontEndsOfGateways_thenTheyAreBesideTheConsole_andNothingIsAboveThem(@TempDir Path other)
            throws Exception {
        write(other.resolve("gateways/agents.js"), SCRIPT);
        Map<String, String> settings = Map.of(
                "LANDLORD_CONSOLE_UI_GATEWAYS", other.resolve("gateways").toString(),
                "LANDLORD_CONSOLE_UI_PATH", "/apps/acme/",
                "LANDLORD_CONSOLE_TITLE", "Acme <b>");
        try (ServerProcess own = ServerProcess.start(other.resolve("server"), settings)) {
            HttpResponse<String> page = get(own.uri().resolve("/apps/acme/gateways/agents/"));

            assertThat(page.body()).contains("<title>Acme &lt;b&gt;</title>", "/apps/acme/gateways/agents/agents.js");
            assertThat(get(own.uri().resolve("/apps/acme/")).statusCode()).isEqualTo(404);
            assertThat(get(own.uri().resolve("/console/")).body()).contains("<div id=\"console\">");
            assertThat(own.said())
                    .contains("  front end  " + own.uri() + "/apps/acme/gateways/ID/ (of the gateway ID)\n")
                    .doesNotContain("/apps/acme/\n");
        }
    }

    @Test
    void givenFrontEnds_whenTheServerStarts_thenItSaysWhereTheyAre() {
        assertThat(server.said())
                .contains(
                        "  console    " + server.uri() + "/console (sign in with the key in LANDLORD_TOKEN)\n",
                        "  front end  " + server.uri() + "/ui/\n",
                        "  front end  " + server.uri() + "/ui/gateways/ID/ (of the gateway ID)\n");
    }
}
