package org.landlord.it.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.it.openapi.ContractFilter;
import org.landlord.it.support.AdminKey;

/// The sign-in of the console with an API key, and what its cookie is good for.
abstract class SessionRestSuite extends RestSuite {

    private static final String COOKIE = "landlord-session";
    private static final String SESSION = "/console/auth/session";
    private static final String CSRF = "X-CSRF-Token";
    private static final String EVERYTHING = "{\"name\":\"Console\",\"scopes\":[\"*\"]}";

    /// A browser after its sign-in.
    ///
    /// @param orgPath the organization of its key, or `/v1` for the platform
    record Browser(String orgPath, String key, String keyId, String sessionId, String cookie, String csrfToken) {}

    private RequestSpecification bare() {
        return given().baseUri(server().toString()).urlEncodingEnabled(false);
    }

    private static String body(String key) {
        return "{\"apiKey\":\"" + key + "\"}";
    }

    private Response signIn(String key) {
        return bare().contentType(ContentType.JSON).body(body(key)).post(SESSION);
    }

    /// Signs in with a new key.
    ///
    /// @param owner the path of an organization, or `/v1`
    private Browser newBrowser(String owner) {
        Response key = post(owner + "/api-keys", EVERYTHING);
        String token = key.then().statusCode(201).extract().path("token");
        Response answer = signIn(token);
        answer.then().statusCode(201);
        return new Browser(
                owner,
                token,
                key.path("keyId"),
                answer.path("session.sessionId"),
                answer.cookie(COOKIE),
                answer.path("csrfToken"));
    }

    /// A request of a page of the console.
    private RequestSpecification page(Browser browser) {
        return bare().filter(ContractFilter.shared())
                .cookie(COOKIE, browser.cookie())
                .header(CSRF, browser.csrfToken());
    }

    private static void assertSignedOut(Response response) {
        expectProblem(response, 401, "UNAUTHENTICATED");
    }

    @Test
    void givenAKey_whenItIsExchangedForASession_thenTheCookieIsForTheServerAloneAndHiddenFromScripts() {
        Response answer = signIn(AdminKey.TOKEN);

        answer.then()
                .statusCode(201)
                .body("session.keyId", equalTo(AdminKey.ACTOR.value()))
                .body("session.sessionId", startsWith("ses_"))
                .body("session.current", equalTo(true))
                .header("Cache-Control", "no-store");
        assertThat(answer.header("Set-Cookie"))
                .matches("landlord-session=[A-Za-z0-9_-]{43}; Path=/; HTTPOnly; SameSite=Lax");
        assertThat(answer.asString()).doesNotContain(answer.cookie(COOKIE), AdminKey.TOKEN);
    }

    @Test
    void givenASession_whenAPageUsesTheApi_thenItsCallerIsTheKeyAndTheAuditLogNamesTheKey() {
        Browser browser = newBrowser(newOrg());

        page(browser)
                .get("/v1/whoami")
                .then()
                .statusCode(200)
                .body("actorKind", equalTo("key"), "actorId", equalTo(browser.keyId()));
        page(browser)
                .contentType(ContentType.JSON)
                .body("{\"slug\":\"a\",\"name\":\"A\"}")
                .post(browser.orgPath() + "/teams")
                .then()
                .statusCode(201);
        get(browser.orgPath() + "/audit-events?action=team.create")
                .then()
                .body("items[0].actorId", equalTo(browser.keyId()));
        get(browser.orgPath() + "/audit-events?action=session.created")
                .then()
                .body("items[0].targetId", equalTo(browser.sessionId()));
    }

    @Test
    void givenASession_whenThePageIsLoadedAgain_thenItLearnsTheSessionAndItsCsrfToken() {
        Browser browser = newBrowser(newOrg());

        bare().cookie(COOKIE, browser.cookie())
                .get(SESSION)
                .then()
                .statusCode(200)
                .body("session.sessionId", equalTo(browser.sessionId()))
                .body("csrfToken", equalTo(browser.csrfToken()));
        expectProblem(bare().get(SESSION), 401, "UNAUTHENTICATED");
        expectProblem(bare().cookie(COOKIE, "A".repeat(43)).get(SESSION), 401, "UNAUTHENTICATED");
        expectProblem(bare().cookie(COOKIE, "none").get(SESSION), 401, "UNAUTHENTICATED");
    }

    @Test
    void givenSessions_whenTheyAreListedAndRevokedByTheApi_thenThePageIsSignedOut() {
        for (String owner : List.of(newOrg(), "/v1")) {
            Browser browser = newBrowser(owner);
            String session = owner + "/sessions/" + browser.sessionId();

            page(browser)
                    .get(owner + "/sessions?keyId=" + browser.keyId())
                    .then()
                    .statusCode(200)
                    .body("items.sessionId", equalTo(List.of(browser.sessionId())))
                    .body("items.current", equalTo(List.of(true)));
            get(session).then().statusCode(200).body("current", equalTo(false), "userId", nullValue());
            String etag = get(session).header("ETag");
            assertThat(page(browser).get(session).header("ETag")).isEqualTo(etag);

            delete(session).then().statusCode(204);

            assertSignedOut(page(browser).get("/v1/whoami"));
            expectProblem(get(session), 404, "NOT_FOUND");
        }
    }

    @Test
    void givenASession_whenItsKeyIsRevoked_thenThePageIsSignedOut() {
        Browser browser = newBrowser(newOrg());
        page(browser).get("/v1/whoami").then().statusCode(200);

        delete(browser.orgPath() + "/api-keys/" + browser.keyId()).then().statusCode(204);

        assertSignedOut(page(browser).get("/v1/whoami"));
        assertSignedOut(bare().cookie(COOKIE, browser.cookie()).get(SESSION));
    }

    @Test
    void givenASession_whenThePageSignsOut_thenTheCookieIsRemovedAndGoodForNothing() {
        Browser browser = newBrowser(newOrg());

        Response answer = page(browser).header("Origin", origin()).delete(SESSION);

        answer.then().statusCode(200).body("signOutUrl", nullValue());
        assertThat(answer.header("Set-Cookie")).startsWith(COOKIE + "=; Max-Age=0;");
        assertSignedOut(page(browser).get("/v1/whoami"));
        page(browser).delete(SESSION).then().statusCode(200);
        bare().delete(SESSION).then().statusCode(200).body("signOutUrl", nullValue());
        get(browser.orgPath() + "/audit-events?action=session.ended")
                .then()
                .body("items.targetId", equalTo(List.of(browser.sessionId())));
    }

    @Test
    void givenABrowserWithASession_whenItSignsInAgain_thenItHasANewTokenAndTheEarlierOneIsGoodForNothing() {
        Browser browser = newBrowser(newOrg());

        Response again = bare().cookie(COOKIE, browser.cookie())
                .contentType(ContentType.JSON)
                .body(body(browser.key()))
                .post(SESSION);

        again.then().statusCode(201);
        assertThat(again.cookie(COOKIE)).isNotEqualTo(browser.cookie());
        assertSignedOut(page(browser).get("/v1/whoami"));
        get(browser.orgPath() + "/sessions")
                .then()
                .body("items.sessionId", equalTo(List.of(again.<String>path("session.sessionId"))));
    }

    @Test
    void givenATokenThatAnAttackerChose_whenTheBrowserSignsInWithIt_thenThatTokenIsNotUsed() {
        String chosen = "A".repeat(43);

        Response answer = bare().cookie(COOKIE, chosen)
                .contentType(ContentType.JSON)
                .body(body(AdminKey.TOKEN))
                .post(SESSION);

        answer.then().statusCode(201);
        assertThat(answer.cookie(COOKIE)).isNotEqualTo(chosen);
        expectProblem(bare().cookie(COOKIE, chosen).get(SESSION), 401, "UNAUTHENTICATED");
    }

    @Test
    void givenACookieWithoutACsrfToken_whenItIsSent_thenItCountsAsNoCredential() {
        Browser browser = newBrowser(newOrg());

        for (String method : List.of("GET", "DELETE", "PUT", "POST", "PATCH")) {
            Response answer = bare().cookie(COOKIE, browser.cookie()).request(method, browser.orgPath());
            assertSignedOut(answer);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Landlord\"");
            assertThat(answer.<String>path("detail")).contains(CSRF);
        }
        expectProblem(bare().cookie(COOKIE, browser.cookie()).delete(SESSION), 401, "UNAUTHENTICATED");
        page(browser).get("/v1/whoami").then().statusCode(200);
    }

    @Test
    void givenAWrongCsrfToken_whenItIsSent_thenTheRequestIsRefused() {
        Browser browser = newBrowser(newOrg());
        Browser other = newBrowser(newOrg());

        for (String wrong : List.of(other.csrfToken(), browser.cookie(), "", browser.csrfToken() + "x")) {
            assertSignedOut(
                    bare().cookie(COOKIE, browser.cookie()).header(CSRF, wrong).get("/v1/whoami"));
        }
        assertSignedOut(bare().cookie(COOKIE, browser.cookie())
                .header(CSRF, browser.csrfToken(), other.csrfToken())
                .get("/v1/whoami"));
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://127.0.0.1:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none"
    })
    void givenAPageOfAnotherOrigin_whenItSendsARequestThatChangesSomething_thenItIsForbidden(
            String header, String value) {
        Browser browser = newBrowser(newOrg());

        for (String method : List.of("DELETE", "PUT", "POST", "PATCH")) {
            Response answer = bare().cookie(COOKIE, browser.cookie())
                    .header(CSRF, browser.csrfToken())
                    .header(header, value)
                    .request(method, browser.orgPath());
            expectProblem(answer, 403, "FORBIDDEN");
        }
        expectProblem(page(browser).header(header, value).delete(SESSION), 403, "FORBIDDEN");
        expectProblem(
                bare().header(header, value)
                        .contentType(ContentType.JSON)
                        .body(body(browser.key()))
                        .post(SESSION),
                403,
                "FORBIDDEN");
        page(browser).get(browser.orgPath()).then().statusCode(200);
    }

    @Test
    void givenAPageOfTheServer_whenItSendsARequestThatChangesSomething_thenItIsLetIn() {
        Browser browser = newBrowser(newOrg());

        page(browser)
                .header("Origin", origin())
                .header("Sec-Fetch-Site", "same-origin")
                .delete(browser.orgPath())
                .then()
                .statusCode(204);
    }

    @Test
    void givenACookieAndAnAuthorizationHeader_whenBothAreSent_thenTheHeaderCountsAlone() {
        Browser browser = newBrowser(newOrg());

        assertSignedOut(page(browser).header("Authorization", "Bearer nonsense").get("/v1/whoami"));
        assertSignedOut(page(browser).header("Authorization", "Basic YTpi").get("/v1/whoami"));
        page(browser)
                .header("Authorization", AdminKey.BEARER)
                .get("/v1/whoami")
                .then()
                .statusCode(200)
                .body("actorId", equalTo(AdminKey.ACTOR.value()));
    }

    @Test
    void givenTwoCookiesOfTheName_whenTheyAreSent_thenNeitherCounts() {
        Browser browser = newBrowser(newOrg());

        assertSignedOut(bare().header("Cookie", COOKIE + "=" + browser.cookie() + "; " + COOKIE + "=" + "A".repeat(43))
                .header(CSRF, browser.csrfToken())
                .get("/v1/whoami"));
    }

    @Test
    void givenNoKey_whenItIsToBeExchanged_thenTheAnswerSaysWhy() {
        Response invalid = signIn("landlord_key_nonsense");
        expectProblem(invalid, 401, "UNAUTHENTICATED");
        invalid.then().body("detail", containsString("is not an API key"));
        assertThat(invalid.header("Set-Cookie")).isNull();
        expectProblem(signIn(AdminKey.TOKEN.replaceFirst(".$", "~")), 401, "UNAUTHENTICATED");
        for (String body : List.of("{}", "{\"apiKey\":7}", "{\"apiKey\":\"x\",\"other\":1}", "[]", "{")) {
            expectProblem(bare().contentType(ContentType.JSON).body(body).post(SESSION), 400, "INVALID_INPUT");
        }
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
            expectProblem(
                    bare().contentType(type).body(body(AdminKey.TOKEN)).post(SESSION), 415, "UNSUPPORTED_MEDIA_TYPE");
        }
        expectProblem(bare().put(SESSION), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void givenAKeyOfAnOrganization_whenItsHolderReadsSessionsElsewhere_thenTheyAreNotFound() {
        Browser browser = newBrowser(newOrg());
        Browser other = newBrowser(newOrg());
        Browser platform = newBrowser("/v1");

        expectProblem(page(browser).get(other.orgPath() + "/sessions"), 404, "NOT_FOUND");
        expectProblem(page(browser).get(browser.orgPath() + "/sessions/" + other.sessionId()), 404, "NOT_FOUND");
        expectProblem(page(browser).get("/v1/sessions"), 403, "FORBIDDEN");
        page(platform)
                .get("/v1/sessions?limit=500")
                .then()
                .statusCode(200)
                .body("items.sessionId", hasItem(platform.sessionId()));
    }

    /// The origin of the server, as a browser sends it.
    private String origin() {
        return server().toString().replaceFirst("/$", "");
    }
}
