package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.landlord.it.support.AdminKey;

/// API keys, and what they open.
abstract class AccessRestSuite extends RestSuite {

    private static final String CI = "{\"name\":\"CI\",\"scopes\":[\"org:read\",\"usage:*\"]}";

    /// GET by another key than the administrator's.
    private Response getAs(String token, String path) {
        return plain().header("Authorization", "Bearer " + token).get(path);
    }

    /// Makes a key.
    ///
    /// @return its token
    private String newKey(String org) {
        return post(org + "/api-keys", CI).then().statusCode(201).extract().path("token");
    }

    @Test
    void givenTheAdministratorsKey_whenItAsksWhoItIs_thenItMayEverything() {
        get("/v1/whoami")
                .then()
                .statusCode(200)
                .body("actorId", equalTo(AdminKey.ACTOR.value()))
                .body("actorKind", equalTo("key"))
                .body("orgId", nullValue())
                .body("permissions", hasItem("platform:write"));
    }

    @Test
    void givenAServer_whenItsStateIsRead_thenItHasItsVersionItsStorageAndItsLoad() {
        get("/v1/server")
                .then()
                .statusCode(200)
                .body("version", matchesPattern("\\d+\\..*"), "startedAt", matchesPattern(".*T.*Z"))
                .body("storage.kind", oneOf("memory", "sqlite", "postgresql"), "load.seconds", greaterThan(0))
                .body("heapUsedBytes", greaterThan(0), "heapMaxBytes", notNullValue());

        expectProblem(getAs(newKey(newOrg()), "/v1/server"), 403, "FORBIDDEN");
    }

    @Test
    void givenAKeyOfAnOrganization_whenItIsUsed_thenItOpensThatOrganizationAndNoOther() {
        String org = newOrg();
        String other = newOrg();
        String token = newKey(org);

        getAs(token, org).then().statusCode(200);
        getAs(token, "/v1/orgs").then().statusCode(200).body("items.orgId", equalTo(List.of(idOf(org))));
        expectProblem(getAs(token, org + "/audit-events"), 403, "FORBIDDEN");
        String foreign = getAs(token, other).then().statusCode(404).extract().asString();
        String missing = getAs(token, "/v1/orgs/" + idOf(other).replaceFirst("....$", "none"))
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(withoutIds(foreign)).isEqualTo(withoutIds(missing));
    }

    private static String withoutIds(String problem) {
        return problem.replaceAll("\"requestId\":\"\\w+\"", "").replaceAll("org-[0-9a-z-]+", "ORG");
    }

    @Test
    void givenKeysOfBothKinds_whenTheyAreListedRotatedAndRevoked_thenTheyAreGoodForAsLongAsThatSays() {
        String org = newOrg();
        for (String keys : new String[] {org + "/api-keys", "/v1/api-keys"}) {
            Response made = post(keys, CI);
            String key = made.then().statusCode(201).extract().header("Location");
            String token = made.path("token");
            get(key).then().statusCode(200).body("name", equalTo("CI"), "token", nullValue());
            get(keys + "?limit=500").then().statusCode(200).body("items.keyId", hasItem(made.<String>path("keyId")));

            String next = post(key + "/rotate", "{\"overlapSeconds\":600}")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("token");
            getAs(token, org).then().statusCode(200);
            getAs(next, org).then().statusCode(200);
            get("/v1/expiring-api-keys?limit=500")
                    .then()
                    .statusCode(200)
                    .body("items.keyId", hasItem(made.<String>path("keyId")));

            delete(key).then().statusCode(204);
            get(key).then().statusCode(200).body("revokedAt", notNullValue());
            getAs(token, org)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("invalid_token"))
                    .body("detail", containsString("revoked"), "detail", not(containsString(token)));
            getAs(next, org).then().statusCode(200);
        }
    }

    @Test
    void givenKeysOfTwoHolders_whenTheyAreListedByExternalId_thenThoseOfOneAreListed() {
        String org = newOrg();
        for (String keys : new String[] {org + "/api-keys", "/v1/api-keys"}) {
            String holder = "auth0|" + UUID.randomUUID();
            String body = "{\"name\":\"CI\",\"externalId\":\"%s\",\"scopes\":[\"usage:read\"]}";
            String keyId = post(keys, body.formatted(holder))
                    .then()
                    .statusCode(201)
                    .body("externalId", equalTo(holder))
                    .extract()
                    .path("keyId");
            post(keys, body.formatted(holder + "0")).then().statusCode(201);

            get(keys + "?externalId=" + holder.replace("|", "%7C"))
                    .then()
                    .statusCode(200)
                    .body("items.keyId", contains(keyId), "items.externalId", contains(holder));
            expectInvalid(get(keys + "?externalId="), "/externalId");
            expectInvalid(post(keys, body.formatted(" 17")), "/externalId");
            expectInvalid(post(keys, body.formatted("1".repeat(256))), "/externalId");
        }
    }

    @Test
    void givenNoKeyOrOneThatIsMistyped_whenAnythingIsAsked_thenThatIsSaidBeforeAnythingElse() {
        String token = newKey(newOrg());

        expectProblem(getAs("nothing", "/v1/orgs?surprise=1"), 401, "UNAUTHENTICATED");
        expectProblem(getAs(token.substring(0, token.length() - 1) + "_", "/v1/orgs"), 401, "UNAUTHENTICATED");
        expectProblem(plain().header("Authorization", "Basic YTpi").get("/v1/orgs"), 401, "UNAUTHENTICATED");
    }

    @Test
    void givenScopesThatAreNone_whenAKeyIsToHaveThem_thenEachIsNamedAndNothingElse() {
        String keys = newOrg() + "/api-keys";

        expectInvalid(
                post(keys, "{\"name\":\"CI\",\"scopes\":[\"nope\",\"usage:*\",\"usage\"]}"), "/scopes/0", "/scopes/2");
        expectInvalid(post(keys, "{\"name\":\"CI\"}"), "/scopes");
        expectInvalid(post(keys, "{\"name\":\"CI\",\"scopes\":[]}"), "/scopes");
        expectInvalid(post(keys, "{\"name\":\"CI\",\"scopes\":\"usage:*\"}"), "/scopes");
    }

    @Test
    void givenAnIdempotencyKey_whenAKeyIsMadeTwiceUnderIt_thenItsTokenIsNotRepeated() {
        String keys = newOrg() + "/api-keys";
        String once = UUID.randomUUID().toString();

        String token = api().header("Idempotency-Key", once)
                .body(CI)
                .post(keys)
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        api().header("Idempotency-Key", once)
                .body(CI)
                .post(keys)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("token", nullValue());
        assertThat(token).startsWith("landlord_key_");
    }
}
