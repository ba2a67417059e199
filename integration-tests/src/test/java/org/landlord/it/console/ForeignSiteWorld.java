package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.console.Chromium.Look;
import org.landlord.it.support.BrowserIssuer;
import org.landlord.it.support.ServerProcess;

/// A user who is signed in to the console, and the page of an attacker, in a real browser. Each attack has a twin that
/// succeeds, because it comes from the console itself or from the browser that it is meant for.
///
/// The attacks come from another site, to which the browser sends no cookie of the console, and from another origin of
/// the same site, to which it does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ForeignSiteWorld {

    static final String OTHER_SITE = "localhost";
    static final String SAME_SITE = "127.0.0.1";
    static final String COOKIE = "landlord-session";
    static final String SESSION = "/console/auth/session";
    static final String ORG = "/console/orgs/org_acme";
    static final String API = "/v1/orgs/org_acme";
    static final String MEMBERS = ORG + "/members";

    /// Sends a request and returns its status, or `blocked` if the page gets no answer to read.
    static final String FETCH = """
            ([url, init]) => fetch(url, init)
                .then((answer) => answer.type === 'opaque' ? 'blocked' : String(answer.status))
                .catch(() => 'blocked')""";

    /// Sends a form, as a page that the user only looks at can do.
    static final String FORM = """
            ([url, type, name, value]) => {
              const form = document.createElement('form');
              form.method = 'post';
              form.action = url;
              form.enctype = type;
              const field = document.createElement('input');
              field.name = name;
              field.value = value;
              form.append(field);
              document.body.append(form);
              form.submit();
            }""";

    @TempDir
    static Path folder;

    Chromium chromium;
    BrowserIssuer issuer;
    ForeignSite site;
    ServerProcess server;
    ConsoleWorld world;
    String keyOfAttacker;

    BrowserContext context;
    Page page;

    @BeforeAll
    void start() {
        chromium = Chromium.start();
        issuer = BrowserIssuer.start();
        site = ForeignSite.start();
        server = ServerProcess.start(folder, Map.of("LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS", "true"));
        world = new ConsoleWorld(server.uri());
        organization("acme");
        organization("evil");
        world.call("PUT", API + "/members/user-owner", Map.of("role", "owner"));
        world.call("PUT", "/v1/orgs/org_evil/members/mallory", Map.of("role", "owner"));
        keyOfAttacker = world.call("POST", "/v1/orgs/org_evil/api-keys", Map.of("name", "m", "scopes", List.of("*")))
                .path("token")
                .asText();
    }

    private void organization(String slug) {
        world.call("POST", "/v1/orgs", Map.of("orgId", "org_" + slug, "slug", slug, "name", slug));
        world.trust(slug, issuer.address(), Map.of());
    }

    @AfterAll
    void stop() {
        for (AutoCloseable one : new AutoCloseable[] {server, site, issuer, chromium}) {
            close(one);
        }
    }

    private static void close(AutoCloseable one) {
        try {
            if (one != null) {
                one.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void aVictim() {
        context = chromium.context(server.uri(), Look.LIGHT_WIDE);
        page = context.newPage();
        ProviderSignIn.signIn(page, "acme", "user-owner");
    }

    @AfterEach
    void noErrors() {
        context.close();
        assertThat(chromium.errors())
                .filteredOn(error -> error.startsWith(at("/")))
                .isEmpty();
    }

    final String at(String path) {
        return server.uri().resolve(path).toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    final String cookie() {
        return context.cookies(at("/")).stream()
                .filter(cookie -> cookie.name.equals(COOKIE))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    final void assertSignedInAs(String user) {
        page.navigate("/console/");
        assertThat(page.locator(".who")).containsText(user);
    }

    final String fetched(String url, Map<String, ?> init) {
        return (String) page.evaluate(FETCH, List.of(url, init));
    }

    final void sendForm(String url, String type, String name, String value) {
        page.waitForNavigation(() -> page.evaluate(FORM, List.of(url, type, name, value)));
    }

    static Map<String, ?> post(String mode, String type, String body) {
        return Map.of(
                "method",
                "POST",
                "mode",
                mode,
                "credentials",
                "include",
                "headers",
                Map.of("Content-Type", type),
                "body",
                body);
    }
}
