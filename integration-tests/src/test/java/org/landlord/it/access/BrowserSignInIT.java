package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.landlord.it.support.TestBrowser;
import org.landlord.it.support.TestBrowser.Page;

/// Users who sign in to the console with a browser and the OpenID provider of their organization.
class BrowserSignInIT extends BrowserSignInWorld {

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
                    .containsEntry(
                            "redirect_uri", server.uri().resolve(CALLBACK).toString())
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
            assertThat(begin(browser, Map.of("organization", org, "provider", "second"))
                            .location()
                            .toString())
                    .startsWith(issuer.address());
            assertRefused(begin(browser, Map.of("organization", org, "provider", "third")), "unknown");
            trust(org, "second", "disabled", Map.of());
            assertThat(begin(browser, Map.of("organization", org)).location().toString())
                    .startsWith(issuer.address());
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
                            browser, org, "17", Map.of("email", "\"owner@acme.example\"", "email_verified", "false"))),
                    "invalid");
        }
    }

    @Test
    void givenAGroupThatMapsToATeam_whenAUserOfItSignsIn_thenTheTeamsProjectIsTheirs() {
        String org = newOrg(Map.of("groupTeams", Map.of("claim", "groups", "teams", Map.of("eng", "team_eng"))));
        String path = "/v1/orgs/" + org;
        admin().body(Map.of("teamId", "team_eng", "slug", "eng", "name", "Eng")).post(path + "/teams");
        admin().body(Map.of("projectId", "project_app", "slug", "app", "name", "App"))
                .post(path + "/projects");
        admin().body(Map.of("role", "viewer")).put(path + "/projects/project_app/teams/team_eng");
        try (TestBrowser browser = new TestBrowser()) {
            browser.get(answer(browser, org, "ada", Map.of("groups", "[\"sales\",\"eng\"]")));

            ask(browser, "/v1/whoami").then().body("projects.projectId", hasItem("project_app"));
            assertRefused(browser.get(answer(browser, org, "bob", Map.of("groups", "[\"sales\"]"))), "no-access");
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
    void givenProviders_whenTheyAreTested_thenTheFindingsAreThoseOfTheIssuerAndTheSecret() {
        test(newOrg(Map.of("clientSecretRef", "env:ACME_CLIENT_SECRET")))
                .body("outcome", equalTo("ok"))
                .body("findings.aspect", contains("status", "clientId", "clientSecretRef", "issuer", "keys", "signIn"))
                .body("findings.outcome", everyItem(equalTo("ok")));
        test(newOrg(Map.of("clientSecretRef", "env:NONE")))
                .body("outcome", equalTo("problem"))
                .body("findings.find { it.outcome == 'problem' }.aspect", equalTo("clientSecretRef"));
    }

    private ValidatableResponse test(String org) {
        return admin().post("/v1/orgs/" + org + "/identity-providers/sso/test")
                .then()
                .statusCode(200);
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
}
