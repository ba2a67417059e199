package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.TestBrowser;

/// Attacks on the sign-in: login CSRF, session fixation and open redirects.
@Tag("heavy")
class ForeignSignInIT extends ForeignSiteWorld {

    @ParameterizedTest
    @ValueSource(strings = {OTHER_SITE, SAME_SITE})
    void givenTheKeyOfAnAttacker_whenAForeignPageSendsIt_thenTheUserStaysWhoTheyAre(String host) {
        String before = cookie();
        String body = "{\"apiKey\":\"" + keyOfAttacker + "\"}";
        page.navigate(site.page(host));

        assertThat(fetched(at(SESSION), post("no-cors", "text/plain", body))).isEqualTo("blocked");
        assertThat(fetched(at(SESSION), post("cors", "text/plain", body))).isEqualTo("blocked");
        assertThat(fetched(at(SESSION), post("cors", "application/json", body))).isEqualTo("blocked");
        sendForm(at(SESSION), "text/plain", "{\"apiKey\":\"" + keyOfAttacker + "\",\"x\":\"", "\"}");
        page.navigate(site.page(host));
        sendForm(at(SESSION), "application/x-www-form-urlencoded", "apiKey", keyOfAttacker);

        assertThat(cookie()).isEqualTo(before);
        assertSignedInAs("user-owner");
        assertThat(fetched(SESSION, post("cors", "application/json", body))).isEqualTo("201");
        assertThat(cookie()).isNotEqualTo(before);
        assertSignedInAs("key_");
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER_SITE, SAME_SITE})
    void givenTheSignInOfAnAttacker_whenAForeignPageCompletesIt_thenTheUserStaysWhoTheyAre(String host) {
        String before = cookie();
        try (TestBrowser attacker = new TestBrowser()) {
            String answer = answerOf(attacker).toString();
            page.navigate(site.page(host));
            fetched(answer, Map.of("mode", "no-cors", "credentials", "include"));
            assertThat(cookie()).isEqualTo(before);

            page.waitForNavigation(() -> page.evaluate("(address) => { location.href = address; }", answer));
            page.locator(".shell h1").waitFor();

            assertThat(cookie()).isEqualTo(before);
            assertSignedInAs("user-owner");
            URI own = answerOf(attacker);
            assertThat(attacker.get(own).headers().get("location")).isEqualTo("/console/");
            assertThat(attacker.cookie(COOKIE)).isPresent();
        }
    }

    private URI answerOf(TestBrowser browser) {
        TestBrowser.Page start =
                browser.get(TestBrowser.with(at("/console/auth/start"), Map.of("organization", "evil")));
        return issuer.signIn(start.location(), "mallory", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER_SITE, SAME_SITE})
    void givenTheProviderOfAnAttacker_whenAForeignPageBeginsASignInThere_thenTheUserIsAskedFirst(String host) {
        context.clearCookies();
        page.navigate(site.page(host));
        String start = at("/console/auth/start?organization=evil&returnTo=" + encoded("/console/orgs/org_evil"));

        page.waitForNavigation(() -> page.evaluate("(address) => { location.href = address; }", start));

        assertThat(page.getByLabel("Organization or e-mail address")).hasValue("evil");
        assertThat(page).hasURL(at("/console/sign-in?organization=evil&returnTo=" + encoded("/console/orgs/org_evil")));
        ProviderSignIn.next(page);
        ProviderSignIn.logIn(page, "mallory");
        assertThat(page.locator(".who")).containsText("mallory");
        assertThat(page).hasURL(at("/console/orgs/org_evil"));
    }

    @Test
    void givenACookieThatAnAttackerHasSet_whenTheUserSignsIn_thenItIsNotTheirSession() {
        for (boolean byKey : List.of(true, false)) {
            for (String chosen : List.of("A".repeat(43), sessionOfAttacker())) {
                context.clearCookies();
                context.addCookies(List.of(new Cookie(COOKIE, chosen).setUrl(at("/"))));
                page.navigate("/console/sign-in");
                if (byKey) {
                    page.evaluate(FETCH, List.of(SESSION, post("cors", "application/json", bodyOfAdmin())));
                } else {
                    page.navigate("/console/auth/start?organization=acme");
                    ProviderSignIn.logIn(page, "user-owner");
                    page.locator(".shell h1").waitFor();
                }

                assertThat(cookie()).hasSize(43).isNotEqualTo(chosen);
                assertThat(statusOf(chosen)).isEqualTo(401);
                assertThat(statusOf(cookie())).isEqualTo(200);
            }
        }
    }

    private static String bodyOfAdmin() {
        return "{\"apiKey\":\"" + AdminKey.TOKEN + "\"}";
    }

    private String sessionOfAttacker() {
        try (TestBrowser attacker = new TestBrowser()) {
            attacker.get(answerOf(attacker));
            String session = attacker.cookie(COOKIE).orElseThrow();
            assertThat(statusOf(session)).isEqualTo(200);
            return session;
        }
    }

    private int statusOf(String session) {
        try (TestBrowser browser = new TestBrowser()) {
            return browser.send("GET", URI.create(at(SESSION)), "Cookie", COOKIE + "=" + session)
                    .status();
        }
    }

    private List<String> elsewhere() {
        return List.of(
                site.page(OTHER_SITE),
                "//localhost/",
                "/\\localhost/",
                "\\\\localhost",
                "javascript:alert(1)",
                "data:text/html,x",
                "/console//localhost/",
                "/console/\\localhost",
                "/console/../v1/orgs",
                "/console/%2e%2e/v1/orgs",
                "/console/auth/start?organization=evil",
                "/consoles",
                "https:localhost",
                "\t//localhost");
    }

    private void assertInConsole(String returnTo) {
        page.locator(".shell h1").waitFor();
        assertThat(page.url()).as(returnTo).startsWith(at("/console"));
        assertThat((String) page.evaluate("location.origin + '/'")).as(returnTo).isEqualTo(at("/"));
    }

    @Test
    void givenAnAddressOfAnotherSite_whenSomebodySignsInOrOut_thenTheBrowserStaysInTheConsole() {
        page.onDialog(dialog -> {
            throw new AssertionError(dialog.message());
        });
        for (String returnTo : elsewhere()) {
            // Whoever is signed in already is sent on at once.
            page.navigate("/console/sign-in?returnTo=" + encoded(returnTo));
            assertInConsole(returnTo);
        }
        for (String returnTo : elsewhere().subList(0, 5)) {
            page.navigate("/console/auth/start?organization=acme&returnTo=" + encoded(returnTo));
            ProviderSignIn.logIn(page, "user-owner");
            assertInConsole(returnTo);
        }
        page.navigate(ORG + "?returnTo=" + encoded(site.page(OTHER_SITE)));
        signOut();
        assertThat(page).hasURL(at("/console/sign-in"));
        page.navigate("/console/sign-in?returnTo=" + encoded("//localhost/"));
        Chromium.signIn(page, AdminKey.TOKEN);
        assertThat(page).hasURL(at("/console/"));

        page.navigate("/console/sign-in?returnTo=" + encoded(MEMBERS));
        assertThat(page).hasURL(at(MEMBERS));
        signOut();
        page.navigate("/console/auth/start?organization=acme&returnTo=" + encoded(MEMBERS));
        ProviderSignIn.logIn(page, "user-owner");
        assertThat(page).hasURL(at(MEMBERS));
    }

    private void signOut() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.getByLabel("API key").waitFor();
    }
}
