package org.landlord.it.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.BrowserIssuer;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.Soon;
import org.landlord.it.support.TestBrowser;
import org.landlord.it.support.TestBrowser.Page;

/// Users who sign in to the console with a browser and the OpenID provider of their organization.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserSignInIT {

    private static final String CLIENT = "console";
    private static final String COOKIE = "landlord-session";
    private static final String START = "/console/auth/start";
    private static final String CALLBACK = "/console/auth/oidc/callback";

    @TempDir
    static Path folder;

    private BrowserIssuer issuer;
    private ServerProcess server;

    @BeforeAll
    void start() {
        issuer = BrowserIssuer.start();
        server = ServerProcess.start(
                folder,
                Map.of(
                        "LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS", "true",
                        "LANDLORD_FAILED_ATTEMPTS_PER_MINUTE", "0",
                        "ACME_CLIENT_SECRET", "secret-of-acme"));
    }

    @AfterEach
    void reset() {
        issuer.requireSecret(null);
    }

    @AfterAll
    void stop() {
        server.close();
        issuer.close();
    }

    private RequestSpecification admin() {
        return given().baseUri(server.uri().toString())
                .header("Authorization", AdminKey.BEARER)
                .contentType(ContentType.JSON)
                .urlEncodingEnabled(false);
    }

    /// @return its id, which is its slug
    private String newOrg(Map<String, ?> metadata) {
        String id = "org-" + UUID.randomUUID().toString().substring(0, 12);
        admin().body(Map.of("orgId", id, "slug", id, "name", "Org")).post("/v1/orgs").then().statusCode(201);
        trust(id, "sso", "active", metadata);
        return id;
    }

    private void trust(String org, String provider, String status, Map<String, ?> metadata) {
        admin().body(Map.of(
                        "type", "oidc",
                        "issuer", issuer.address(),
                        "clientId", CLIENT,
                        "status", status,
                        "metadata", metadata))
                .put("/v1/orgs/" + org + "/identity-providers/" + provider)
                .then()
                .statusCode(oneOf(200, 201));
    }

    private void member(String org, String userId) {
        admin().body(Map.of("role", "admin"))
                .put("/v1/orgs/" + org + "/members/" + userId)
                .then()
                .statusCode(201);
    }

    private Page begin(TestBrowser browser, Map<String, String> query) {
        return browser.get(TestBrowser.with(server.uri().resolve(START).toString(), query));
    }

    /// Signs in up to the response of the provider.
    ///
    /// @param claims JSON of claims by name
    private URI answer(TestBrowser browser, String org, String subject, Map<String, String> claims) {
        Page start = begin(browser, Map.of("organization", org));
        assertThat(start.status()).as(start.body()).isEqualTo(303);
        return issuer.signIn(start.location(), subject, claims);
    }

    private Page signIn(TestBrowser browser, String org, String subject) {
        return browser.get(answer(browser, org, subject, Map.of()));
    }

    private void assertRefused(Page page, String error) {
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(page.headers().get("location")).isEqualTo("/console/sign-in?error=" + error);
    }

    /// What the console asks for, of the session of a browser.
    private Response ask(TestBrowser browser, String path) {
        Page session = browser.get(server.uri().resolve("/console/auth/session"));
        if (session.status() != 200) {
            return given().baseUri(server.uri().toString()).get(path);
        }
        return given().baseUri(server.uri().toString())
                .cookie(COOKIE, browser.cookie(COOKIE).orElseThrow())
                .header("X-CSRF-Token", JsonPath.from(session.body()).getString("csrfToken"))
                .get(path);
    }

    @Test
    void givenAMember_whenTheySignIn_thenTheProviderIsAskedByTheRulesAndTheConsoleActsForThem() {
        String org = newOrg(Map.of());
        member(org, "auth0%7Cada");
        try (TestBrowser browser = new TestBrowser()) {
            Page start = begin(browser, Map.of("organization", org, "returnTo", "/console/orgs/" + org + "?tab=a%20b"));
            Map<String, String> request = TestBrowser.parameters(start.location());
            assertThat(start.location().toString()).startsWith(issuer.address() + "/authorize?");
            assertThat(request)
                    .containsEntry("response_type", "code")
                    .containsEntry("client_id", CLIENT)
                    .containsEntry("redirect_uri", server.uri().resolve(CALLBACK).toString())
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("scope", "openid profile email");
            assertThat(List.of(request.get("state"), request.get("nonce"), request.get("code_challenge")))
                    .doesNotHaveDuplicates()
                    .allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
            assertThat(start.headers().get("set-cookie"))
                    .startsWith("landlord-sign-in=")
                    .contains("Max-Age=600", "HTTPOnly", "SameSite=Lax", "Path=/")
                    .doesNotContain(request.get("state"), request.get("nonce"));

            Page back = browser.get(issuer.signIn(start.location(), "auth0|ada", Map.of()));

            assertThat(back.status()).isEqualTo(303);
            assertThat(back.headers().get("location")).isEqualTo("/console/orgs/" + org + "?tab=a%20b");
            assertThat(browser.cookie("landlord-sign-in")).isEmpty();
            ask(browser, "/v1/whoami")
                    .then()
                    .statusCode(200)
                    .body("actorKind", equalTo("user"))
                    .body("actorId", equalTo("auth0|ada"))
                    .body("orgId", equalTo(org))
                    .body("role", equalTo("admin"));
            ask(browser, "/v1/orgs/" + org + "/sessions")
                    .then()
                    .body("items.userId", equalTo(List.of("auth0|ada")))
                    .body("items.providerId", equalTo(List.of("sso")));
        }
    }

    @Test
    void givenTwoOrganizationsWithOneIssuerAndClient_whenAUserSignsInToEach_thenTheSessionIsOfTheOneThatWasNamed() {
        String acme = newOrg(Map.of());
        String globex = newOrg(Map.of());
        member(acme, "ada");
        member(globex, "ada");
        try (TestBrowser one = new TestBrowser();
                TestBrowser other = new TestBrowser()) {
            signIn(one, acme, "ada");
            signIn(other, globex, "ada");

            ask(one, "/v1/whoami").then().body("orgId", equalTo(acme));
            ask(other, "/v1/whoami").then().body("orgId", equalTo(globex));
            ask(one, "/v1/orgs/" + globex).then().statusCode(404);
            assertRefused(signIn(new TestBrowser(), globex, "bob"), "no-access");
        }
    }

    @Test
    void givenAnEMailDomain_whenAUserNamesTheirAddress_thenTheProviderIsFoundUnlessSeveralHaveIt() {
        String domain = UUID.randomUUID().toString().substring(0, 8) + ".example";
        String org = newOrg(Map.of("emailDomains", List.of(domain)));
        try (TestBrowser browser = new TestBrowser()) {
            Page start = begin(browser, Map.of("email", "Ada@" + domain.toUpperCase(Locale.ROOT)));
            assertThat(start.location().toString()).startsWith(issuer.address());
            assertRefused(begin(browser, Map.of("email", "ada@other.example")), "unknown");

            newOrg(Map.of("emailDomains", List.of(domain)));
            assertRefused(begin(browser, Map.of("email", "ada@" + domain)), "ambiguous");
            assertThat(begin(browser, Map.of("organization", org)).location().toString())
                    .startsWith(issuer.address());
        }
    }

    @Test
    void givenSeveralProvidersOfAnOrganization_whenNoneIsNamed_thenTheUserIsAskedForOne() {
        String org = newOrg(Map.of());
        trust(org, "second", "active", Map.of());
        try (TestBrowser browser = new TestBrowser()) {
            assertRefused(begin(browser, Map.of("organization", org)), "ambiguous");
            assertThat(begin(browser, Map.of("organization", org, "provider", "second")).location().toString())
                    .startsWith(issuer.address());
            assertRefused(begin(browser, Map.of("organization", org, "provider", "third")), "unknown");
            trust(org, "second", "disabled", Map.of());
            assertThat(begin(browser, Map.of("organization", org)).location().toString()).startsWith(issuer.address());
        }
    }

    @Test
    void givenAJitRole_whenAUserSignsIn_thenTheyAreAMember_andASecondTimeToo() {
        String org = newOrg(Map.of("jitRole", "auditor"));
        try (TestBrowser browser = new TestBrowser()) {
            signIn(browser, org, "newcomer");
            ask(browser, "/v1/whoami").then().body("role", equalTo("auditor"));
            signIn(browser, org, "newcomer");
            ask(browser, "/v1/whoami").then().body("role", equalTo("auditor"));
        }
        admin().get("/v1/orgs/" + org + "/audit-events?action=org.member.upsert")
                .then()
                .body("items.actorId", equalTo(List.of("newcomer")));
        admin().get("/v1/orgs/" + org + "/sessions").then().body("items.userId", equalTo(List.of("newcomer")));
    }

    @Test
    void givenAClaimForTheUserId_whenAUserSignsIn_thenThatIsTheirIdUnlessItIsNotVerified() {
        String org = newOrg(Map.of("userIdClaim", "email", "jitRole", "member"));
        try (TestBrowser browser = new TestBrowser()) {
            browser.get(answer(browser, org, "17", Map.of("email", "\"ada@acme.example\"")));
            ask(browser, "/v1/whoami").then().body("actorId", equalTo("ada@acme.example"));
            assertRefused(browser.get(answer(browser, org, "17", Map.of())), "invalid");
            assertRefused(
                    browser.get(answer(
                            browser,
                            org,
                            "17",
                            Map.of("email", "\"owner@acme.example\"", "email_verified", "false"))),
                    "invalid");
        }
    }

    @Test
    void givenAGroupThatMapsToATeam_whenAUserOfItSignsIn_thenTheTeamsProjectIsTheirs() {
        String org = newOrg(Map.of("groupTeams", Map.of("claim", "groups", "teams", Map.of("eng", "team_eng"))));
        String path = "/v1/orgs/" + org;
        admin().body(Map.of("teamId", "team_eng", "slug", "eng", "name", "Eng")).post(path + "/teams");
        admin().body(Map.of("projectId", "project_app", "slug", "app", "name", "App")).post(path + "/projects");
        admin().body(Map.of("role", "viewer")).put(path + "/projects/project_app/teams/team_eng");
        try (TestBrowser browser = new TestBrowser()) {
            browser.get(answer(browser, org, "ada", Map.of("groups", "[\"sales\",\"eng\"]")));

            ask(browser, "/v1/whoami").then().body("projects.projectId", hasItem("project_app"));
            assertRefused(browser.get(answer(browser, org, "bob", Map.of("groups", "[\"sales\"]"))), "no-access");
        }
    }

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

            assertThat(page.headers().get("location")).isIn("/console/sign-in?error=invalid", "/console/sign-in?error=no-access");
            assertThat(browser.cookie(COOKIE)).isEmpty();
        }
        admin().get("/v1/orgs/" + org + "/members").then().body("items", equalTo(List.of()));
    }

    @Test
    void givenAResponseOfTheProvider_whenItIsAnErrorOrOfAnotherIssuer_thenTheSignInIsRefused() {
        String org = newOrg(Map.of("jitRole", "member"));
        try (TestBrowser browser = new TestBrowser()) {
            assertRefused(
                    browser.get(issuer.deny(begin(browser, Map.of("organization", org)).location())), "denied");
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
        }
    }

    @Test
    void givenAClientSecret_whenItIsReadFromTheEnvironmentOrAFile_thenTheProviderAcceptsTheClient() throws IOException {
        issuer.requireSecret("secret-of-acme");
        Path file = Files.writeString(folder.resolve("client-secret"), "secret-of-acme\n");
        for (String ref : List.of("env:ACME_CLIENT_SECRET", "file:" + file.toAbsolutePath())) {
            String org = newOrg(Map.of("jitRole", "member", "clientSecretRef", ref));
            try (TestBrowser browser = new TestBrowser()) {
                signIn(browser, org, "ada");
                ask(browser, "/v1/whoami").then().statusCode(200);
            }
        }
        try (TestBrowser browser = new TestBrowser()) {
            assertRefused(signIn(browser, newOrg(Map.of()), "ada"), "invalid");
            assertRefused(signIn(browser, newOrg(Map.of("clientSecretRef", "env:NONE")), "ada"), "unavailable");
            assertRefused(signIn(browser, newOrg(Map.of("clientSecretRef", "file:/none")), "ada"), "unavailable");
        }
    }

    @Test
    void givenASignedInUser_whenTheySignOut_thenTheyAreSentToTheSignOutOfTheProvider() {
        String org = newOrg(Map.of("jitRole", "member"));
        try (TestBrowser browser = new TestBrowser()) {
            signIn(browser, org, "ada");
            URI session = server.uri().resolve("/console/auth/session");
            String csrf = JsonPath.from(browser.get(session).body()).getString("csrfToken");

            Page out = browser.send("DELETE", session, "X-CSRF-Token", csrf);

            URI logout = URI.create(JsonPath.from(out.body()).getString("signOutUrl"));
            assertThat(logout.toString()).startsWith(issuer.address() + "/logout?");
            Map<String, String> query = new HashMap<>(TestBrowser.parameters(logout));
            assertThat(query.get("id_token_hint")).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
            assertThat(query)
                    .containsEntry("client_id", CLIENT)
                    .containsEntry(
                            "post_logout_redirect_uri",
                            server.uri().resolve("/console/sign-in").toString());
            assertThat(browser.get(session).status()).isEqualTo(401);
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
