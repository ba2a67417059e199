package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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
import org.landlord.it.workflow.GatewayDouble;
import org.landlord.it.workflow.TestGateway;

/// A front end of the operator: the example of the repository beside the console, and a module instead
/// of it.
@Tag("heavy")
class CustomConsoleIT {

    private static final Path EXAMPLE = Path.of("../examples/custom-console");
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static ServerProcess server;
    private static GatewayDouble gateway;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        gateway = GatewayDouble.create();
        server = ServerProcess.start(
                folder.resolve("example"),
                Map.of(
                        "LANDLORD_CONSOLE_UI_ENTRY",
                        EXAMPLE.resolve("front-end").toString(),
                        "LANDLORD_CONSOLE_UI_TITLE",
                        "Agents of Acme",
                        "LANDLORD_CONSOLE_UI_PROPS",
                        EXAMPLE.resolve("props.json").toString(),
                        "LANDLORD_GATEWAY_TOKEN_TEST",
                        TestGateway.TOKEN,
                        "LANDLORD_GATEWAYS_PAUSE",
                        "200ms"));
        ConsoleWorld world = new ConsoleWorld(server.uri());
        world.organization("acme", "Acme");
        world.gateway(gateway);
    }

    @AfterAll
    static void stop() {
        Closing.all(server, gateway, chromium);
    }

    @AfterEach
    void noErrors() {
        assertThat(chromium.errors()).isEqualTo(List.of());
    }

    private static Page open(String path) {
        Page page = chromium.context(server.uri(), Look.LIGHT_WIDE).newPage();
        page.navigate(path);
        return page;
    }

    private static void signIn(Page page) {
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("API key").fill(AdminKey.TOKEN);
        page.getByText("Sign in with the key").click();
    }

    private static void launch(Page page, String workflow) {
        page.getByLabel("Launch " + workflow, new Page.GetByLabelOptions().setExact(true))
                .click();
        page.locator("#workflows form")
                .getByText("Launch", new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    @Test
    void givenTheExample_whenAUserSignsIn_thenTheyComeBack_seeTheBrand_launchAndDecide() {
        Page page = open("/ui?org=org_acme");
        assertThat(page).hasTitle("Agents of Acme");
        assertThat(page.locator("h1")).hasText("Acme Agents");

        signIn(page);

        page.waitForURL("**/ui/?org=org_acme");
        assertThat(page.locator("#workflows")).containsText("hello", SOON);
        launch(page, "hello");
        assertThat(page.locator("#runs")).containsText("succeeded", SOON);

        launch(page, "gate");
        assertThat(page.locator("#approvals")).containsText("Approve", SOON);
        page.locator("#approvals")
                .getByText("Approve", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#approvals form")).hasCount(0);
        assertThat(page.locator("#runs tr").filter(new Locator.FilterOptions().setHasText("gate")))
                .containsText("succeeded", SOON);
        page.context().close();
    }

    @Test
    void givenTheClient_whenARequestFails_thenTheErrorHasTheCode_andNobodyIsSignedInAfterTheSignOut() {
        Page page = open("/ui/");

        Object said = page.evaluate("""
                async (key) => {
                  const client = await import('/ui/landlord-client.js');
                  const named = (failure) => `${failure.status} ${failure.code}`;
                  const code = (promise) => promise.then(() => 'none', named);
                  const before = await client.whoAmI();
                  const wrong = await code(client.signInWithKey('landlord_key_wrong'));
                  const who = await client.signInWithKey(key);
                  const workflows = await client.rpc('org_acme', 'agents', 'listWorkflows');
                  const unknown = await code(client.rpc('org_acme', 'agents', 'deleteEverything'));
                  const missing = await code(client.rest('GET', client.path`/v1/orgs/${'org/none'}`));
                  const dots = await code(client.rest('GET', client.path`/v1/orgs/${'..'}/runs`));
                  await client.signOut();
                  const after = await code(client.rest('GET', '/v1/orgs'));
                  return [before, wrong, who.actorKind, workflows.length > 0, unknown, missing, dots, after].join(', ');
                }""", AdminKey.TOKEN);

        assertThat(said)
                .isEqualTo(", 401 UNAUTHENTICATED, key, true, 404 METHOD_NOT_FOUND, 400 INVALID_INPUT,"
                        + " 400 INVALID_INPUT, 401 UNAUTHENTICATED");
        page.context().close();
    }

    @Test
    void givenTheConsoleBesideIt_thenItIsStillTheConsole() {
        Page page = chromium.signedIn(server.uri(), Look.LIGHT_WIDE);

        assertThat(page.locator(".shell h1")).isVisible();
        page.context().close();
    }

    @Test
    void givenAModuleInsteadOfTheConsole_thenTheSignInLeadsBackToIt() throws Exception {
        Path module = Files.writeString(folder.resolve("app.js"), """
                import { frontEnd, signIn, whoAmI } from './landlord-client.js';
                const { title, props } = await frontEnd();
                const who = await whoAmI();
                const button = document.createElement('button');
                button.textContent = 'Sign in';
                button.onclick = () => signIn();
                const greeting = `${title} ${props.greeting} ${who?.actorKind}`;
                document.getElementById('app').append(who === null ? button : greeting);
                """);
        try (ServerProcess own = ServerProcess.start(
                folder.resolve("module"),
                Map.of(
                        "LANDLORD_CONSOLE_UI_ENTRY",
                        module.toString(),
                        "LANDLORD_CONSOLE_UI_PATH",
                        "/console",
                        "LANDLORD_CONSOLE_UI_PROPS",
                        "{\"greeting\":\"${hello} <b>\"}"))) {
            Page page = chromium.context(own.uri(), Look.LIGHT_WIDE).newPage();
            page.navigate("/console/some/page");
            assertThat(page).hasTitle("Landlord");

            signIn(page);

            page.waitForURL("**/console/some/page");
            assertThat(own.said())
                    .contains("  front end  " + own.uri() + "/console/ (sign in with the key in LANDLORD_TOKEN)\n")
                    .doesNotContain("  console ");
            assertThat(page.locator("#app")).hasText("Landlord ${hello} <b> key");
            page.context().close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LANDLORD_CONSOLE_UI_ENTRY,no-such-folder,a readable folder with an index.html",
        "LANDLORD_CONSOLE_UI_ENTRY,src,a readable folder with an index.html",
        "LANDLORD_CONSOLE_UI_PATH,/v1,a path such as /ui",
        "LANDLORD_CONSOLE_UI_PATH,/q/ui,does not begin with /v1",
        "LANDLORD_CONSOLE_UI_PATH,/console/ui,or /console",
        "LANDLORD_CONSOLE_UI_TITLE,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,a text with 1 to 64 characters",
        "LANDLORD_CONSOLE_UI_PROPS,[1],a JSON object",
        "LANDLORD_CONSOLE_UI_GATEWAYS,pom.xml,'folders with an index.html or JavaScript modules'",
        "LANDLORD_CONSOLE_UI_GATEWAYS,src,by the ids of gateways"
    })
    void givenASettingThatCannotBe_thenTheServerDoesNotStart_andSaysWhich(String name, String value, String rule) {
        ServerProcess.Refused refused = ServerProcess.refused(folder.resolve("refused"), Map.of(name, value));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.said().lines().toList().getLast())
                .startsWith("landlord: " + name + " must be ")
                .contains(rule)
                .endsWith("not '" + value + "'");
    }
}
