package org.landlord.it.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.BrowserIssuer;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.TestBrowser;
import org.landlord.it.support.TestBrowser.Page;

/// A server whose users sign in with the OpenID provider of their organization, and their browsers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserSignInWorld {

    static final String CLIENT = "console";
    static final String COOKIE = "landlord-session";
    static final String START = "/console/auth/start";
    static final String CALLBACK = "/console/auth/oidc/callback";

    @TempDir
    static Path folder;

    BrowserIssuer issuer;
    ServerProcess server;

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

    final RequestSpecification admin() {
        return given().baseUri(server.uri().toString())
                .header("Authorization", AdminKey.BEARER)
                .contentType(ContentType.JSON)
                .urlEncodingEnabled(false);
    }

    /// @return its id, which is its slug
    final String newOrg(Map<String, ?> metadata) {
        String id = "org-" + UUID.randomUUID().toString().substring(0, 12);
        admin().body(Map.of("orgId", id, "slug", id, "name", "Org"))
                .post("/v1/orgs")
                .then()
                .statusCode(201);
        trust(id, "sso", "active", metadata);
        return id;
    }

    final void trust(String org, String provider, String status, Map<String, ?> metadata) {
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

    final void member(String org, String userId) {
        admin().body(Map.of("role", "admin"))
                .put("/v1/orgs/" + org + "/members/" + userId)
                .then()
                .statusCode(201);
    }

    final Page begin(TestBrowser browser, Map<String, String> query) {
        return browser.get(TestBrowser.with(server.uri().resolve(START).toString(), query));
    }

    /// Signs in up to the response of the provider.
    ///
    /// @param claims JSON of claims by name
    final URI answer(TestBrowser browser, String org, String subject, Map<String, String> claims) {
        Page start = begin(browser, Map.of("organization", org));
        assertThat(start.status()).as(start.body()).isEqualTo(303);
        return issuer.signIn(start.location(), subject, claims);
    }

    final Page signIn(TestBrowser browser, String org, String subject) {
        return browser.get(answer(browser, org, subject, Map.of()));
    }

    final void assertRefused(Page page, String error) {
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(page.headers().get("location")).isEqualTo("/console/sign-in?error=" + error);
    }

    /// What the console asks for, of the session of a browser.
    final Response ask(TestBrowser browser, String path) {
        Page session = browser.get(server.uri().resolve("/console/auth/session"));
        if (session.status() != 200) {
            return given().baseUri(server.uri().toString()).get(path);
        }
        return given().baseUri(server.uri().toString())
                .cookie(COOKIE, browser.cookie(COOKIE).orElseThrow())
                .header("X-CSRF-Token", JsonPath.from(session.body()).getString("csrfToken"))
                .get(path);
    }
}
