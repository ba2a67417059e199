package org.landlord.it.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.landlord.it.access.PeopleServer.admin;
import static org.landlord.it.access.PeopleServer.as;
import static org.landlord.it.access.PeopleServer.expectProblem;
import static org.landlord.it.access.PeopleServer.idOf;
import static org.landlord.it.access.PeopleServer.member;
import static org.landlord.it.access.PeopleServer.newOrg;
import static org.landlord.it.access.PeopleServer.provider;
import static org.landlord.it.access.PeopleServer.trust;
import static org.landlord.it.access.PeopleServer.unique;
import static org.landlord.it.access.PeopleServer.withoutIds;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.landlord.it.support.ForgedTokens;
import org.landlord.it.support.KeycloakProcess;
import org.landlord.it.support.KeycloakRealm;
import org.landlord.it.support.KeycloakRealm.Person;
import org.landlord.it.support.RealmKey;
import org.landlord.it.support.Soon;

/// Which tokens of a real Keycloak open which organization, and which open nothing. In the profile `keycloak`.
@EnabledIfSystemProperty(named = KeycloakProcess.HOME, matches = ".+")
@Tag("keycloak")
class KeycloakTrustIT {

    /// How long a disabled provider may still authenticate users.
    private static final Duration SHUT_OUT = Duration.ofSeconds(5);

    /// All that a client may learn about an invalid token.
    private static final Set<String> REASONS =
            Set.of("the token is invalid", "the token is neither an API key nor a signed JWT of an identity provider");

    private final KeycloakRealm acme = KeycloakProcess.shared().realm("acme");
    private final KeycloakRealm globex = KeycloakProcess.shared().realm("globex");
    private final Person alice = KeycloakRealm.alice();
    private final String client = acme.newClient();

    /// An organization that trusts the realm and client, and whose owner is alice.
    private String newOrgOfAlice() {
        String org = newOrg();
        trust(org, acme, client);
        member(org, alice.subject(), "owner");
        return org;
    }

    /// A key of the realm that the server has fetched: what it signs for alice opens her organization.
    private RealmKey knownKey(String org) {
        RealmKey key = acme.newKnownKey();
        Soon.until(() -> as(key.sign(claims())).get(org).statusCode() == 200);
        return key;
    }

    /// Claims as the realm makes them about alice, with others in their place.
    private String claims(String... others) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("iss", quoted(acme.issuer()));
        claims.put("aud", quoted(client));
        claims.put("sub", quoted(alice.subject()));
        claims.put("iat", seconds(-10));
        claims.put("exp", seconds(60));
        for (int i = 0; i < others.length; i += 2) {
            claims.put(others[i], others[i + 1]);
        }
        return claims.entrySet().stream()
                .filter(claim -> !claim.getValue().isEmpty())
                .map(claim -> quoted(claim.getKey()) + ":" + claim.getValue())
                .collect(joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String seconds(long fromNow) {
        return Long.toString(Instant.now().getEpochSecond() + fromNow);
    }

    private static void assertRefused(String what, Response answer) {
        assertThat(answer.statusCode()).as(what).isEqualTo(401);
        expectProblem(answer, 401, "UNAUTHENTICATED");
        assertThat(answer.header("WWW-Authenticate")).as(what).contains("invalid_token");
        assertThat(answer.<String>path("detail")).as(what).isIn(REASONS);
    }

    private static void assertIsAsIfItDidNotExist(String token, String org) {
        String none = "/v1/orgs/" + unique("org");

        Response hidden = as(token).get(org);

        expectProblem(hidden, 404, "NOT_FOUND");
        assertThat(withoutIds(hidden, org)).isEqualTo(withoutIds(as(token).get(none), none));
    }

    @Test
    void givenInvalidTokens_whenTheyAreSent_thenAllAreRefusedAlikeAndNoneIsLogged() {
        String org = newOrgOfAlice();
        String good = acme.token(alice, client);
        RealmKey known = knownKey(org);
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("expired", known.sign(claims("iat", seconds(-600), "exp", seconds(-120))));
        bad.put("expired before it was issued", known.sign(claims("exp", seconds(-30))));
        bad.put("without exp", known.sign(claims("exp", "")));
        bad.put("with an exp that is not a number", known.sign(claims("exp", quoted("tomorrow"))));
        bad.put("not yet valid", known.sign(claims("nbf", seconds(3600))));
        bad.put("for another audience", acme.token(alice, KeycloakRealm.OTHER_CLIENT));
        bad.put("without aud", known.sign(claims("aud", "")));
        bad.put("for two other audiences", known.sign(claims("aud", "[\"account\",\"" + client + "x\"]")));
        bad.put("for no audience, with the client as azp", known.sign(claims("aud", "[]", "azp", quoted(client))));
        bad.put("of an unknown issuer", known.sign(claims("iss", quoted(acme.issuer() + "/"))));
        bad.put("without iss", known.sign(claims("iss", "")));
        bad.put("without sub", known.sign(claims("sub", "")));
        bad.put("of another realm", globex.token(KeycloakRealm.greta()));
        bad.put(
                "of another realm with the issuer of this one",
                globex.newKnownKey().sign(claims()));
        bad.put("with an unknown kid", known.sign(claims(), "nobodys"));
        bad.put("with the kid of another key", known.sign(claims(), ForgedTokens.header(good, "kid")));
        bad.put("for too many audiences", known.sign(claims("aud", manyAudiences())));
        bad.put("garbage", "garbage");
        bad.put("garbage in three parts", "e30.e30.e30");
        bad.putAll(
                ForgedTokens.of(good, acme.publicKey(good), KeycloakRealm.bob().subject()));
        as(good).get(org).then().statusCode(200);

        bad.forEach((what, token) -> {
            assertRefused(what, as(token).get(org));
            assertRefused(what, as(token).get("/v1/whoami"));
        });

        as(good).get(org).then().statusCode(200);
        String log = PeopleServer.process().log();
        bad.forEach((what, token) -> {
            for (String part : token.split("\\.")) {
                if (part.length() > 20) {
                    assertThat(log.contains(part)).as(what).isFalse();
                }
            }
        });
        assertThat(log.contains(good.split("\\.")[2])).isFalse();
    }

    /// Too many audiences; the right one is among them.
    private String manyAudiences() {
        return IntStream.range(0, 300)
                .mapToObj(i -> quoted("a" + i))
                .collect(joining(",", "[", "," + quoted(client) + "]"));
    }

    @Test
    void givenAnExpiredToken_whenItIsSent_thenTheReasonIsInTheLogOnly() {
        String org = newOrgOfAlice();
        RealmKey known = knownKey(org);
        String issued = seconds(-600);

        as(known.sign(claims("iat", issued, "exp", seconds(-30))))
                .get(org)
                .then()
                .statusCode(200);
        expectProblem(as(known.sign(claims("iat", issued, "exp", seconds(-70)))).get(org), 401, "UNAUTHENTICATED")
                .body("detail", equalTo("the token is invalid"));

        assertThat(PeopleServer.process().log()).contains("token rejected: the token has expired (exp claim); issuer ");
    }

    @Test
    void givenATokenForSeveralAudiences_whenOneIsTheAudienceOfTheProvider_thenItIsAccepted() {
        String org = newOrgOfAlice();
        RealmKey known = knownKey(org);
        String ours = quoted(client);
        String noClients = quoted("") + "," + quoted("x".repeat(200));

        for (String audiences : new String[] {quoted("account") + "," + ours, noClients + "," + ours}) {
            as(known.sign(claims("aud", "[" + audiences + "]"))).get(org).then().statusCode(200);
        }
    }

    @Test
    void givenASubjectThatOnlyLooksLikeAMembers_whenTheyCall_thenTheyAreNotTheMember() {
        String org = newOrgOfAlice();
        RealmKey known = knownKey(org);

        for (String subject : new String[] {" " + alice.subject(), alice.subject() + " ", alice.subject() + "\\n"}) {
            expectProblem(as(known.sign(claims("sub", quoted(subject)))).get(org), 401, "UNAUTHENTICATED");
        }
    }

    @Test
    void givenTwoOrganizationsThatTrustTheSameTokens_whenAMemberOfOneCalls_thenTheOtherIsAsIfItDidNotExist() {
        String mine = newOrgOfAlice();
        String other = newOrg();
        trust(other, acme, client);
        member(other, KeycloakRealm.bob().subject(), "owner");
        String token = acme.token(alice, client);

        as(token).get(mine).then().statusCode(200).body("orgId", equalTo(idOf(mine)));
        as(token).get(mine + "/members").then().statusCode(200);
        assertIsAsIfItDidNotExist(token, other);
        as(acme.token(KeycloakRealm.bob(), client)).get(other).then().statusCode(200);
        assertIsAsIfItDidNotExist(acme.token(KeycloakRealm.bob(), client), mine);
        for (String path : new String[] {"/v1/whoami", "/v1/orgs"}) {
            expectProblem(as(token).get(path), 401, "UNAUTHENTICATED")
                    .body(
                            "detail",
                            equalTo("several organizations trust the token's issuer:"
                                    + " use a path that begins with /v1/orgs/{orgId}"));
        }
        expectProblem(as(acme.newKnownKey().sign(claims(), "nobodys")).get("/v1/whoami"), 401, "UNAUTHENTICATED")
                .body("detail", equalTo("the token is invalid"));
    }

    @Test
    void givenOneIssuerAndAClientForEachOrganization_whenSomebodyComesFromOneClient_thenOnlyItsOrganizationOpens() {
        String mine = newOrgOfAlice();
        String other = newOrg();
        String othersClient = acme.newClient();
        trust(other, acme, othersClient);
        // Even to a member: who signed in at the one has not signed in at the other.
        member(other, alice.subject(), "owner");
        String token = acme.token(alice, client);

        as(token).get(mine).then().statusCode(200);
        assertIsAsIfItDidNotExist(token, other);
        as(token).get("/v1/whoami").then().statusCode(200).body("orgId", equalTo(idOf(mine)));
        as(token).get("/v1/orgs").then().statusCode(200).body("items.orgId", contains(idOf(mine)));
        String othersToken = acme.token(alice, othersClient);
        as(othersToken).get(other).then().statusCode(200);
        assertIsAsIfItDidNotExist(othersToken, mine);
    }

    @Test
    void givenAnOrganizationWithAnotherIssuer_whenSomebodyComesWithATokenOfTheWrongOne_thenItIsAsIfItDidNotExist() {
        String mine = newOrgOfAlice();
        String other = newOrg();
        trust(other, globex, KeycloakRealm.CLIENT);
        member(other, alice.subject(), "owner");

        assertIsAsIfItDidNotExist(acme.token(alice, client), other);
        assertIsAsIfItDidNotExist(globex.token(KeycloakRealm.greta()), mine);
    }

    @Test
    void givenARecordThatIsSwitchedOff_whenItsPeopleCall_thenTheyAreShutOutInTime_untilItIsOnAgain() {
        String org = newOrgOfAlice();
        String token = acme.token(alice, client);
        as(token).get(org).then().statusCode(200);

        trust(org, acme, client, "inactive", Map.of());
        assertThat(Soon.until(() -> as(token).get(org).statusCode() == 401)).isLessThanOrEqualTo(SHUT_OUT);
        assertRefused("switched off", as(token).get(org));
        assertRefused("switched off", as(token).get("/v1/whoami"));

        trust(org, acme, client);
        as(token).get(org).then().statusCode(200);

        trust(org, acme, acme.newClient());
        assertThat(Soon.until(() -> as(token).get(org).statusCode() == 401)).isLessThanOrEqualTo(SHUT_OUT);

        trust(org, acme, client);
        as(token).get(org).then().statusCode(200);

        admin().delete(provider(org)).then().statusCode(204);
        assertThat(Soon.until(() -> as(token).get(org).statusCode() == 401)).isLessThanOrEqualTo(SHUT_OUT);
        assertRefused("deleted", as(token).get(org));
    }

    @Test
    void givenAKeyOfKeycloakThatIsRotated_whenPeopleCall_thenTheNewOneIsGoodAndTheOldOneUntilItIsRemoved() {
        String org = newOrg();
        trust(org, globex, KeycloakRealm.CLIENT);
        member(org, KeycloakRealm.greta().subject(), "member");
        String before = globex.token(KeycloakRealm.greta());
        as(before).get(org).then().statusCode(200);

        String newest = globex.rotateKey();
        String rotated = globex.token(KeycloakRealm.greta());

        assertThat(ForgedTokens.header(rotated, "kid")).isNotEqualTo(ForgedTokens.header(before, "kid"));
        Soon.until(() -> as(rotated).get(org).statusCode() == 200);
        as(before).get(org).then().statusCode(200);

        globex.removeKeysBefore(newest);
        globex.rotateKey();
        String next = globex.token(KeycloakRealm.greta());
        Soon.until(() -> as(next).get(org).statusCode() == 200);

        // What was fetched with the new key has the old one no more.
        assertRefused("removed", as(before).get(org));
        as(rotated).get(org).then().statusCode(200);
    }
}
