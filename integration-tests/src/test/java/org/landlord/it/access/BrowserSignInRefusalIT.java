package org.landlord.it.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.support.Soon;
import org.landlord.it.support.TestBrowser;
import org.landlord.it.support.TestBrowser.Page;

/// Sign-ins that are refused, and sessions of users that end.
class BrowserSignInRefusalIT extends BrowserSignInWorld {

    @Test
    void givenASignIn_whenItsResponseIsSentAgain_thenItIsRefused() {
        String org = newOrg(Map.of("jitRole", "member"));
        try (TestBrowser browser = new TestBrowser()) {
            URI answer = answer(browser, org, "ada", Map.of());
            assertThat(browser.get(answer).headers().get("location")).isEqualTo("/console/");

            assertRefused(browser.get(answer), "expired");
        }
    }

    @Test
    void givenTheResponseOfAnAttacker_whenItIsSentByAnotherBrowser_thenThatIsNotSignedIn() {
        String org = newOrg(Map.of("jitRole", "member"));
        try (TestBrowser attacker = new TestBrowser();
                TestBrowser victim = new TestBrowser()) {
            URI answer = answer(attacker, org, "mallory", Map.of());

            assertRefused(victim.get(answer), "expired");
            begin(victim, Map.of("organization", org));
            assertRefused(victim.get(answer), "expired");
            assertThat(victim.cookie(COOKIE)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonce          | "another"
            aud            | "another"
            iss            | "https://another.example"
            exp            | 1
            aud            | ["console","another"]
            azp            | "another"
            sub            | ""
            sub            | " ada"
            """)
    void givenAnIdTokenThatBreaksARule_whenItIsVerified_thenTheSignInIsRefused(String claim, String value) {
        String org = newOrg(Map.of("jitRole", "member"));
        try (TestBrowser browser = new TestBrowser()) {
            Page page = browser.get(answer(browser, org, "ada", Map.of(claim, value)));

            assertThat(page.headers().get("location"))
                    .isIn("/console/sign-in?error=invalid", "/console/sign-in?error=no-access");
            assertThat(browser.cookie(COOKIE)).isEmpty();
        }
        admin().get("/v1/orgs/" + org + "/members").then().body("items", equalTo(List.of()));
    }

    @Test
    void givenAResponseOfTheProvider_whenItIsAnErrorOrOfAnotherIssuer_thenTheSignInIsRefused() {
        String org = newOrg(Map.of("jitRole", "member"));
        try (TestBrowser browser = new TestBrowser()) {
            assertRefused(
                    browser.get(issuer.deny(
                            begin(browser, Map.of("organization", org)).location())),
                    "denied");
            for (String iss : List.of("", "&iss=https%3A%2F%2Fanother.example")) {
                String answer = answer(browser, org, "ada", Map.of()).toString().replaceFirst("&iss=[^&]*", iss);
                assertRefused(browser.get(URI.create(answer)), "invalid");
            }
            String wrong = answer(browser, org, "ada", Map.of()).toString().replaceFirst("code=[^&]*", "code=guessed");
            assertRefused(browser.get(URI.create(wrong)), "invalid");
            assertRefused(browser.get(server.uri().resolve(CALLBACK)), "expired");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/console//evil.example",
                "/console/../v1/orgs",
                "/console/%2e%2e/v1",
                "/console\\\\evil.example",
                "/consoles",
                "/v1/orgs",
                "/console/auth/start?organization=a",
                "javascript:alert(1)",
                "/console/a\r\nSet-Cookie: a=b"
            })
    void givenAnAddressOfAnotherSite_whenASignInReturns_thenItReturnsToTheConsole(String returnTo) {
        String org = newOrg(Map.of("jitRole", "member"));
        try (TestBrowser browser = new TestBrowser()) {
            Page start = begin(browser, Map.of("organization", org, "returnTo", returnTo));

            Page back = browser.get(issuer.signIn(start.location(), "ada", Map.of()));

            assertThat(back.headers().get("location")).isEqualTo("/console/");
            // Nor does a sign-in that is refused, at the provider or before.
            Page again = begin(browser, Map.of("organization", org, "returnTo", returnTo));
            assertRefused(browser.get(issuer.deny(again.location())), "denied");
            assertRefused(begin(browser, Map.of("organization", "nobody", "returnTo", returnTo)), "unknown");
        }
    }

    @Test
    void givenAPageThatAUserCameFor_whenTheSignInIsRefused_thenTheSignInPageKnowsThePage() {
        String org = newOrg(Map.of());
        Map<String, String> query = Map.of("organization", org, "returnTo", "/console/orgs/a?b=c&d=%20e");
        String kept = "&returnTo=%2Fconsole%2Forgs%2Fa%3Fb%3Dc%26d%3D%2520e";
        try (TestBrowser browser = new TestBrowser()) {
            assertRefused(browser.get(issuer.deny(begin(browser, query).location())), "denied" + kept);
            URI stranger = issuer.signIn(begin(browser, query).location(), "stranger", Map.of());
            assertRefused(browser.get(stranger), "no-access" + kept);
            // The attempt has ended: what it came for is not known any more.
            assertRefused(browser.get(stranger), "expired");
            trust(org, "sso", "off", Map.of());
            assertRefused(begin(browser, query), "unknown" + kept);
        }
    }

    @Test
    void givenSignedInUsers_whenTheirAccessEnds_thenTheyAreShutOutWithinSeconds() {
        Map<String, ?> metadata = Map.of("jitRole", "member");
        String org = newOrg(metadata);
        String provider = "/v1/orgs/" + org + "/identity-providers/sso";
        List<Runnable> ends = List.of(
                () -> admin().delete("/v1/orgs/" + org + "/members/ada").then().statusCode(204),
                () -> trust(org, "sso", "disabled", metadata),
                () -> admin().delete(provider).then().statusCode(204),
                () -> admin().delete("/v1/orgs/" + org).then().statusCode(204));
        for (Runnable end : ends) {
            trust(org, "sso", "active", metadata);
            try (TestBrowser browser = new TestBrowser()) {
                signIn(browser, org, "ada");
                assertThat(ask(browser, "/v1/whoami").statusCode()).isEqualTo(200);

                end.run();

                assertThat(Soon.until(() -> ask(browser, "/v1/whoami").statusCode() == 401))
                        .isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void givenARequestForAStart_whenItNamesNothingOrTooMuch_thenThatIsInvalid() {
        for (String query : List.of("", "?organization=a&email=b", "?organization=a&other=1")) {
            given().baseUri(server.uri().toString())
                    .get(START + query)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_INPUT"));
        }
        try (TestBrowser browser = new TestBrowser()) {
            assertRefused(begin(browser, Map.of("organization", "nobody")), "unknown");
            assertRefused(begin(browser, Map.of("organization", "No Slug!")), "unknown");
            assertRefused(begin(browser, Map.of("email", "no address")), "unknown");
        }
    }
}
