package org.landlord.it.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.it.openapi.ContractFilter;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.LocalIssuer;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.Soon;

/// People as identity providers know them: with ids of any kind, audiences of an API, and too many groups.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalIssuerIT {

    private static final String API = "https://api.example.com/";
    private static final String ORG = "/v1/orgs/org_acme";

    @TempDir
    static Path folder;

    private LocalIssuer issuer;
    private ServerProcess server;

    @BeforeAll
    void start() {
        issuer = LocalIssuer.start();
        server = ServerProcess.start(folder, Map.of("LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS", "true"));
        admin().body("{\"orgId\":\"org_acme\",\"slug\":\"acme\",\"name\":\"Acme\"}")
                .post("/v1/orgs")
                .then()
                .statusCode(201);
        admin().body("{\"type\":\"oidc\",\"issuer\":\"" + issuer.address() + "\",\"clientId\":\"app\",\"audience\":\""
                        + API + "\",\"metadata\":{\"groupTeams\":{\"claim\":\"groups\",\"teams\":{\"a\":\"team_a\"}}}}")
                .put(ORG + "/identity-providers/sso")
                .then()
                .statusCode(201)
                .body("audience", equalTo(API));
    }

    @AfterAll
    void stop() {
        server.close();
        issuer.close();
    }

    private RequestSpecification as(String token) {
        return given().baseUri(server.uri().toString())
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .filter(ContractFilter.shared())
                .urlEncodingEnabled(false);
    }

    private RequestSpecification admin() {
        return as(AdminKey.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "auth0|5f7c8ec7, auth0%7C5f7c8ec7",
        "ada@example.com, ada%40example.com",
        "repo:acme/app:ref:refs/heads/main, repo%3Aacme%2Fapp%3Aref%3Arefs%2Fheads%2Fmain",
        "a.b, a.b",
        "google-oauth2|114902840312345678901, google-oauth2%7C114902840312345678901"
    })
    void givenAMemberWithAnIdOfTheirProvider_whenTheySignIn_thenTheyAreThatMemberAndTheLogOfWhatTheyDoNamesThem(
            String subject, String path) {
        admin().body("{\"role\":\"admin\"}")
                .put(ORG + "/members/" + path)
                .then()
                .statusCode(201);
        String token = issuer.token(subject, API);

        as(token)
                .get("/v1/whoami")
                .then()
                .statusCode(200)
                .body("actorId", equalTo(subject))
                .body("role", equalTo("admin"))
                .body("groupsOverage", equalTo(false));
        as(token)
                .body("{\"role\":\"member\"}")
                .put(ORG + "/members/newcomer%7C" + path)
                .then()
                .statusCode(201);
        String encoded = path.contains("%") ? path : subject;
        assertThat(admin().get(ORG + "/audit-events?actorId=" + encoded)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("items[0].actorId"))
                .isEqualTo(subject);
    }

    @Test
    void givenATokenWithGroupOverage_whenWhoAmIIsRead_thenTheResponseAndTheLogReportIt() {
        for (String claims : new String[] {
            ",\"_claim_names\":{\"groups\":\"src1\"},\"_claim_sources\":{\"src1\":{\"endpoint\":\"https://g\"}}",
            ",\"hasgroups\":true"
        }) {
            as(issuer.token("many", API, claims))
                    .get("/v1/whoami")
                    .then()
                    .statusCode(200)
                    .body("groupsOverage", equalTo(true));
        }
        assertThat(server.log()).contains("group overage").contains("identity provider sso of organization org_acme");
    }

    @Test
    void givenInvalidTokens_whenTheyAreSent_thenTheResponsesAreAlikeAndTheReasonsAreInTheLog() {
        assertRefused(
                issuer.token("ada", "app"), "no active identity provider of type oidc has this issuer and audience");
        assertRefused(issuer.token("ada", API, ",\"nonce\":\"n\""), "the token is not an access token");
        long soon = Instant.now().plusSeconds(120).getEpochSecond();
        assertRefused(issuer.token("ada", API, ",\"nbf\":" + soon), "the token is not yet valid (nbf claim)");
        assertRefused(issuer.token(" ada", API), "the sub claim is not a valid user id");
        assertRefused("not.a.token", "the token is not a signed JWT");
    }

    private void assertRefused(String token, String why) {
        Response answer = as(token).get(ORG);
        answer.then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        String requestId = answer.header("X-Request-Id");

        Soon.until(() -> server.log().contains("request " + requestId));

        assertThat(server.log().lines().filter(line -> line.contains("request " + requestId)))
                .singleElement()
                .asString()
                .contains("token rejected: " + why)
                .doesNotContain(token);
        assertThat(answer.asString()).doesNotContain(why);
    }
}
