package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.support.Closing;
import org.landlord.it.support.KeycloakProcess;
import org.landlord.it.support.KeycloakRealm;
import org.landlord.it.support.KeycloakRealm.Person;
import org.landlord.it.support.ServerProcess;

/// Users who sign in to the console in a real browser, at the login page of a real Keycloak. In the profile `keycloak`.
///
/// For the browser, Landlord is at `localhost` and Keycloak at `127.0.0.1`: two sites, as in production.
@EnabledIfSystemProperty(named = KeycloakProcess.HOME, matches = ".+")
@Tag("keycloak")
class KeycloakConsoleIT {

    private static final String SSO = "sso";
    private static final double SOON = 5_000;

    /// A front end of the operator that says who is signed in.
    private static final String FRONT_END = """
            import { signInWithProvider, whoAmI } from './landlord-client.js';
            const who = await whoAmI();
            if (who === null) signInWithProvider({ organization: location.search.slice(1) });
            else document.getElementById('app').append(who.actorId);
            """;

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static ServerProcess server;
    private static ConsoleWorld world;
    private static URI address;

    private final KeycloakRealm acme = KeycloakProcess.shared().realm("acme");
    private final KeycloakRealm globex = KeycloakProcess.shared().realm("globex");
    private final Person alice = KeycloakRealm.alice();
    private final Person greta = KeycloakRealm.greta();
    private BrowserContext context;
    private Page page;

    /// How a user signs in.
    enum Protocol {
        OIDC {
            @Override
            Map<String, Object> register(KeycloakRealm realm, String org) {
                return Map.of(
                        "type", "oidc",
                        "issuer", realm.issuer(),
                        "clientId", realm.newBrowserClient(address.toString()));
            }

            @Override
            String userId(Person person) {
                return person.subject();
            }
        },
        SAML {
            @Override
            Map<String, Object> register(KeycloakRealm realm, String org) {
                realm.newSamlClient(org, consumer(org), null);
                return Map.of(
                        "type", "saml",
                        "issuer", realm.issuer(),
                        "ssoUrl", realm.samlAddress(),
                        "clientId", org,
                        "metadata", Map.of("certificate", realm.samlCertificate()));
            }

            @Override
            String userId(Person person) {
                return person.name();
            }
        };

        /// Registers Landlord at a realm.
        ///
        /// @return the record of the provider
        abstract Map<String, Object> register(KeycloakRealm realm, String org);

        /// What the provider calls a user.
        abstract String userId(Person person);
    }

    /// What shuts a user out.
    enum End {
        SESSION {
            @Override
            void of(String org, String userId, Map<String, Object> provider) {
                world.call("GET", org + "/sessions", "")
                        .path("items")
                        .forEach(session -> world.call(
                                "DELETE",
                                org + "/sessions/" + session.path("sessionId").asText(),
                                ""));
            }
        },
        MEMBER {
            @Override
            void of(String org, String userId, Map<String, Object> provider) {
                world.call("DELETE", org + "/members/" + userId, "");
            }
        },
        PROVIDER {
            @Override
            void of(String org, String userId, Map<String, Object> provider) {
                Map<String, Object> disabled = new HashMap<>(provider);
                disabled.put("status", "disabled");
                world.call("PUT", org + "/identity-providers/" + SSO, disabled);
            }
        };

        abstract void of(String org, String userId, Map<String, Object> provider);
    }

    /// An organization that trusts a realm.
    ///
    /// @param id also its slug
    private record Org(String id, Map<String, Object> provider) {

        private String api() {
            return "/v1/orgs/" + id;
        }

        private String page(String name) {
            return address.resolve("/console/orgs/" + id + name).toString();
        }
    }

    private static String consumer(String org) {
        return address.resolve("/console/auth/saml/" + org + "/" + SSO + "/acs").toString();
    }

    private static Org newOrg(Protocol protocol, KeycloakRealm realm) {
        String id = "org-" + UUID.randomUUID().toString().substring(0, 12);
        world.call("POST", "/v1/orgs", Map.of("orgId", id, "slug", id, "name", "The " + id));
        Org org = new Org(id, protocol.register(realm, id));
        world.call("PUT", org.api() + "/identity-providers/" + SSO, org.provider());
        return org;
    }

    private static void member(Org org, String userId, String role) {
        world.call("PUT", org.api() + "/members/" + userId, Map.of("role", role));
    }

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        String frontEnd = Files.writeString(folder.resolve("app.js"), FRONT_END).toString();
        Map<String, String> settings =
                Map.of("LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS", "true", "LANDLORD_CONSOLE_UI_ENTRY", frontEnd);
        server = ServerProcess.start(folder, settings);
        world = new ConsoleWorld(server.uri());
        address = URI.create("http://localhost:" + server.uri().getPort() + "/");
    }

    @AfterAll
    static void stop() {
        Closing.all(server, chromium);
    }

    @BeforeEach
    void open() {
        context = chromium.context(address, Look.LIGHT_WIDE);
        page = context.newPage();
    }

    @AfterEach
    void noErrors() {
        context.close();
        assertThat(chromium.errors())
                .filteredOn(error -> error.startsWith(address.toString()))
                .isEmpty();
    }

    /// Fills in the login page of Keycloak.
    private static void logIn(Page page, Person person) {
        assertThat(page.locator("#username")).isVisible();
        assertThat(page.url()).startsWith(KeycloakProcess.shared().uri().toString());
        page.locator("#username").fill(person.name());
        page.locator("#password").fill(person.password());
        page.locator("#kc-login").click();
    }

    private static void signIn(Page page, Org org, Person person) {
        ProviderSignIn.name(page, org.id());
        logIn(page, person);
        page.locator(".shell h1").waitFor();
    }

    private static void assertIn(Page page, Org org, String userId, String role) {
        assertThat(page.locator("h1")).hasText("How is The " + org.id() + " doing?");
        assertThat(page.locator(".who")).containsText(userId);
        assertThat(page.locator(".who")).containsText(role);
    }

    @ParameterizedTest
    @EnumSource
    void givenTwoOrganizationsWithOneIssuer_whenAUserSignsInToEach_thenTheyHaveTheirRoleThere(Protocol protocol) {
        Org first = newOrg(protocol, acme);
        Org second = newOrg(protocol, acme);
        String userId = protocol.userId(alice);
        member(first, userId, "owner");
        member(second, userId, "auditor");

        signIn(page, first, alice);
        assertIn(page, first, userId, "owner");
        page.navigate(second.page(""));
        assertThat(page.locator(".problem")).containsText("Not found.");

        // Keycloak has a session of its own: it does not ask for the password again.
        page.navigate("/console/auth/start?organization=" + second.id());
        assertIn(page, second, userId, "auditor");
        page.navigate(first.page(""));
        assertThat(page.locator(".problem")).containsText("Not found.");
    }

    @ParameterizedTest
    @EnumSource
    void givenTwoOrganizationsWithAnIssuerEach_whenUsersSignIn_thenEachIsKnownAtHomeAlone(Protocol protocol) {
        Org first = newOrg(protocol, acme);
        Org second = newOrg(protocol, globex);
        member(first, protocol.userId(alice), "admin");
        member(second, protocol.userId(greta), "billing");

        signIn(page, first, alice);
        assertIn(page, first, protocol.userId(alice), "admin");
        try (BrowserContext other = chromium.context(address, Look.LIGHT_WIDE)) {
            Page ofGreta = other.newPage();
            ProviderSignIn.name(ofGreta, second.id());
            logIn(ofGreta, alice);
            assertThat(ofGreta.locator("#username")).isVisible();
            logIn(ofGreta, greta);
            assertIn(ofGreta, second, protocol.userId(greta), "billing");
            ofGreta.navigate(first.page(""));
            assertThat(ofGreta.locator(".problem")).containsText("Not found.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenAUserWithoutAccess_whenTheySignIn_thenThePageSaysWhyTheyMayNot(Protocol protocol) {
        Org org = newOrg(protocol, acme);
        ProviderSignIn.name(page, org.id());
        logIn(page, alice);

        assertThat(page.locator(".problem")).containsText("You have no access.");
        assertThat(page)
                .hasURL(address.resolve("/console/sign-in?error=no-access").toString());
    }

    @ParameterizedTest
    @EnumSource
    void givenAFrontEnd_whenUsersSignIn_thenTheyComeBackToIt_afterASignInThatFailedToo(Protocol protocol) {
        Org org = newOrg(protocol, acme);
        member(org, protocol.userId(alice), "member");
        String path = "/ui/page?" + org.id();
        page.navigate(path);
        logIn(page, KeycloakRealm.bob());
        assertThat(page.locator(".problem")).containsText("You have no access.");

        // Keycloak forgets who has signed in.
        context.clearCookies();
        page.getByLabel("Organization or e-mail address").fill(org.id());
        ProviderSignIn.next(page);
        logIn(page, alice);
        assertThat(page.locator("#app")).hasText(protocol.userId(alice));
        assertThat(page).hasURL(address.resolve(path).toString());
    }

    @Test
    void givenAUserOfOidc_whenTheySignOut_thenKeycloakAsksForThePasswordAgain() {
        Org org = newOrg(Protocol.OIDC, acme);
        member(org, alice.subject(), "admin");
        signIn(page, org, alice);
        page.navigate("/console/auth/start?organization=" + org.id());
        assertIn(page, org, alice.subject(), "admin");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();

        assertThat(page.getByLabel("API key")).isVisible();
        assertThat(page).hasURL(address.resolve("/console/sign-in").toString());
        ProviderSignIn.name(page, org.id());
        assertThat(page.locator("#password")).isVisible();
    }

    static Stream<Arguments> ends() {
        return Stream.of(Protocol.values())
                .flatMap(protocol -> Stream.of(End.values()).map(end -> Arguments.of(protocol, end)));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void givenAnOpenPageThatAsksNothing_whenTheAccessOfItsUserEnds_thenItIsTheSignInPageWithinSeconds(
            Protocol protocol, End end) {
        Org org = newOrg(protocol, acme);
        String userId = protocol.userId(alice);
        member(org, userId, "admin");
        signIn(page, org, alice);
        page.navigate(org.page("/settings"));
        assertThat(page.locator(".facts")).containsText(org.id());

        end.of(org.api(), userId, org.provider());

        assertThat(page.locator(".problem"))
                .hasText(
                        "Your session has ended. Sign in to return to the page.",
                        new LocatorAssertions.HasTextOptions().setTimeout(SOON));
        assertThat(page.url()).contains("/console/sign-in?");
        assertThat(page.locator("body")).not().containsText(org.id());
    }

    @Test
    void givenAResponseForAnAttacker_whenAForeignPagePostsIt_thenTheUserStaysWhoTheyAre() {
        Org org = newOrg(Protocol.SAML, acme);
        member(org, "alice", "owner");
        member(org, "bob", "member");
        signIn(page, org, alice);
        try (ForeignSite site = ForeignSite.start();
                BrowserContext other = chromium.context(address, Look.LIGHT_WIDE)) {
            Page attacker = other.newPage();
            String response = responseFor(attacker, org, KeycloakRealm.bob());

            page.navigate(site.page("127.0.0.1"));
            page.waitForNavigation(() -> page.evaluate("""
                    ([url, response]) => {
                      const form = document.createElement('form');
                      form.method = 'post';
                      form.action = url;
                      const field = document.createElement('input');
                      field.name = 'SAMLResponse';
                      field.value = response;
                      form.append(field);
                      document.body.append(form);
                      form.submit();
                    }""", List.of(consumer(org.id()), response)));
            page.navigate("/console/");
            assertIn(page, org, "alice", "owner");

            // The same in the browser that the response is for.
            attacker.navigate("/console/auth/start?organization=" + org.id());
            assertIn(attacker, org, "bob", "member");
        }
    }

    /// Signs in at Keycloak, and keeps the response from Landlord.
    private static String responseFor(Page attacker, Org org, Person person) {
        List<String> sent = new CopyOnWriteArrayList<>();
        attacker.route(consumer(org.id()), route -> {
            sent.add(String.valueOf(route.request().postData()));
            route.abort();
        });
        ProviderSignIn.name(attacker, org.id());
        logIn(attacker, person);
        attacker.waitForCondition(() -> !sent.isEmpty());
        attacker.unroute(consumer(org.id()));
        String field = Stream.of(sent.getFirst().split("&"))
                .filter(pair -> pair.startsWith("SAMLResponse="))
                .findFirst()
                .orElseThrow();
        return URLDecoder.decode(field.substring(field.indexOf('=') + 1), StandardCharsets.UTF_8);
    }
}
