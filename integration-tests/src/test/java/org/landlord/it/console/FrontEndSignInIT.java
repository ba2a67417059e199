package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.BrowserIssuer;
import org.landlord.it.support.Closing;
import org.landlord.it.support.RsaCertificate;
import org.landlord.it.support.ServerProcess;

/// Users who sign in with the OpenID provider of their organization, and come back to the front end
/// that they came from, or to the page of the console: also after a sign-in that failed.
@Tag("heavy")
class FrontEndSignInIT {

    private static final String MODULE = """
            import { signIn, signInWithProvider, whoAmI } from './landlord-client.js';
            const who = await whoAmI();
            const app = document.getElementById('app');
            const button = (textContent, onclick) =>
              app.append(Object.assign(document.createElement('button'), { textContent, onclick }));
            if (who === null) {
              button('Sign in', () => signIn());
              button('Acme', () => signInWithProvider({ organization: 'acme' }));
            } else {
              app.append(`I am ${who.actorId} at ${location.pathname}${location.search}`);
            }
            """;

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static BrowserIssuer issuer;
    private static ForeignSite samlProvider;
    private static ServerProcess server;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        issuer = BrowserIssuer.start();
        samlProvider = ForeignSite.start();
        Path module = Files.writeString(folder.resolve("app.js"), MODULE);
        server = ServerProcess.start(
                folder.resolve("server"),
                Map.of("LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS", "true", "LANDLORD_CONSOLE_UI_ENTRY", module.toString()));
        ConsoleWorld world = new ConsoleWorld(server.uri());
        world.call("POST", "/v1/orgs", Map.of("orgId", "org_acme", "slug", "acme", "name", "Acme"));
        world.trust("acme", issuer.address(), Map.of());
        world.call("PUT", "/v1/orgs/org_acme/members/user-owner", Map.of("role", "owner"));
        world.call("POST", "/v1/orgs", Map.of("orgId", "org_globex", "slug", "globex", "name", "Globex"));
        Map<String, ?> saml = Map.of(
                "type", "saml",
                "issuer", "https://login.example",
                "ssoUrl", samlProvider.page("localhost"),
                "clientId", "landlord",
                "metadata", Map.of("certificate", RsaCertificate.make(folder).base64()));
        world.call("PUT", "/v1/orgs/org_globex/identity-providers/sso", saml);
    }

    @AfterAll
    static void stop() {
        Closing.all(server, issuer, samlProvider, chromium);
    }

    @BeforeEach
    void open() {
        context = chromium.context(server.uri(), Look.LIGHT_WIDE);
        page = context.newPage();
    }

    @AfterEach
    void noErrors() {
        context.close();
        assertThat(chromium.errors())
                .filteredOn(error -> error.startsWith(server.uri().toString()))
                .isEmpty();
    }

    private static String at(String path) {
        return server.uri().resolve(path).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void click(String button) {
        page.getByText(button, new Page.GetByTextOptions().setExact(true)).click();
    }

    private void name(String organization) {
        page.getByLabel("Organization or e-mail address").fill(organization);
        ProviderSignIn.next(page);
    }

    private void assertSaid(String problem, String error, String returnTo) {
        assertThat(page.locator(".problem")).containsText(problem);
        assertThat(page).hasURL(at("/console/sign-in?error=" + error + "&returnTo=" + encoded(returnTo)));
    }

    private void assertBackAt(String path) {
        assertThat(page.locator("#app")).hasText("I am user-owner at " + path);
        assertThat(page).hasURL(at(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/", "/ui/runs/run_1?tab=events&q=a%20b"})
    void givenAPageOfTheFrontEnd_whenAUserSignsInThroughTheSignInPage_thenTheyComeBackToIt(String path) {
        page.navigate(path);
        click("Sign in");
        name("acme");
        ProviderSignIn.logIn(page, "user-owner");

        assertBackAt(path);
    }

    @Test
    void givenAPageOfTheFrontEnd_whenAUserIsLedToTheProviderAtOnce_thenTheyComeBackToIt() {
        page.navigate("/ui/runs?state=running");
        click("Acme");
        ProviderSignIn.logIn(page, "user-owner");

        assertBackAt("/ui/runs?state=running");
    }

    @Test
    void givenSignInsThatFail_whenTheUserTriesAgain_thenTheyComeBackToTheFrontEnd() {
        String path = "/ui/runs?state=running";
        page.navigate(path);
        click("Acme");
        ProviderSignIn.cancel(page);
        assertSaid("The identity provider did not sign you in.", "denied", path);

        name("acme");
        ProviderSignIn.logIn(page, "stranger");
        assertSaid("You have no access.", "no-access", path);

        name("nobody");
        page.waitForURL("**error=unknown**");
        assertThat(page).hasURL(at("/console/sign-in?error=unknown&returnTo=" + encoded(path)));

        name("acme");
        ProviderSignIn.logIn(page, "user-owner");
        assertBackAt(path);
    }

    @Test
    void givenASignInThatFails_whenTheUserSignsInWithAKey_thenTheyComeBackToTheFrontEnd() {
        page.navigate("/ui/runs");
        click("Acme");
        ProviderSignIn.cancel(page);

        page.getByLabel("API key").fill(AdminKey.TOKEN);
        click("Sign in with the key");

        assertThat(page).hasURL(at("/ui/runs"));
        assertThat(page.locator("#app")).containsText("at /ui/runs");
    }

    @Test
    void givenAPageOfTheConsole_whenTheFirstSignInFails_thenTheSecondLeadsToThePage() {
        String path = "/console/orgs/org_acme/members?role=owner";
        page.navigate(path);
        name("acme");
        ProviderSignIn.cancel(page);
        assertSaid("The identity provider did not sign you in.", "denied", path);

        name("acme");
        ProviderSignIn.logIn(page, "user-owner");

        page.locator(".shell h1").waitFor();
        assertThat(page).hasURL(at(path));
    }

    @Test
    void givenAResponseOfASamlProviderThatIsRefused_whenTheUserSignsInOtherwise_thenTheyComeBackToTheFrontEnd() {
        page.navigate("/console/auth/start?organization=globex&returnTo=" + encoded("/ui/runs?state=running"));
        assertThat(page.url()).startsWith(samlProvider.page("localhost")).contains("SAMLRequest=");
        // The browser keeps the cookie of the attempt from a form of another site.
        String consumer = at("/console/auth/saml/org_globex/sso/acs");
        page.waitForNavigation(() -> page.evaluate(
                ForeignSiteWorld.FORM,
                List.of(consumer, "application/x-www-form-urlencoded", "SAMLResponse", "unsigned")));
        assertSaid("The response of the identity provider is not valid.", "invalid", "/ui/runs?state=running");

        name("acme");
        ProviderSignIn.logIn(page, "user-owner");
        assertBackAt("/ui/runs?state=running");
    }

    private static List<String> elsewhere() {
        return List.of(
                issuer.address() + "/ui/",
                "//localhost/ui/",
                "/ui//localhost/",
                "/ui/\\localhost",
                "\\\\localhost\\ui",
                "/ui/../v1/orgs",
                "/ui/%2e%2e/v1/orgs",
                "/uix/",
                "javascript:alert(1)//ui/",
                "/v1/orgs",
                "/console/auth/start?organization=acme");
    }

    @Test
    void givenAnAddressOfAnotherSite_whenASignInFailsOrSucceeds_thenTheBrowserStaysInTheConsole() {
        page.onDialog(dialog -> {
            throw new AssertionError(dialog.message());
        });
        for (String returnTo : elsewhere()) {
            page.navigate("/console/auth/start?organization=acme&returnTo=" + encoded(returnTo));
            ProviderSignIn.cancel(page);
            assertThat(page).hasURL(at("/console/sign-in?error=denied"));
        }
        // The parameter of the sign-in page itself, which a link of anybody may have.
        for (String returnTo : elsewhere()) {
            context.clearCookies();
            page.navigate("/console/sign-in?error=denied&returnTo=" + encoded(returnTo));
            name("acme");
            ProviderSignIn.logIn(page, "user-owner");
            page.locator(".shell h1").waitFor();
            assertThat(page.url()).as(returnTo).startsWith(at("/console/"));
        }
    }
}
