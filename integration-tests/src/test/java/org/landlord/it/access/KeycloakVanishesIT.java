package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.landlord.it.access.PeopleServer.as;
import static org.landlord.it.access.PeopleServer.expectProblem;
import static org.landlord.it.access.PeopleServer.member;
import static org.landlord.it.access.PeopleServer.newOrg;
import static org.landlord.it.access.PeopleServer.trust;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ForgedTokens;
import org.landlord.it.support.KeycloakProcess;
import org.landlord.it.support.KeycloakRealm;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.Soon;

/// A real Keycloak that goes away while people work. In the profile `keycloak`.
@EnabledIfSystemProperty(named = KeycloakProcess.HOME, matches = ".+")
@Tag("keycloak")
class KeycloakVanishesIT {

    /// Whoever waits longer than that is not answered quickly: an issuer has two seconds for each of two
    /// documents.
    private static final Duration QUICKLY = Duration.ofSeconds(10);

    @Test
    void givenKeycloakIsGone_whenPeopleCall_thenKnownKeysAreGoodAndUnknownOnesAreAnsweredQuickly() {
        KeycloakRealm acme = KeycloakProcess.shared().realm("acme");
        String client = acme.newClient();
        String org = newOrg();
        trust(org, acme, client);
        member(org, KeycloakRealm.alice().subject(), "member");
        String token = acme.token(KeycloakRealm.alice(), client);
        String unknown = Objects.requireNonNull(ForgedTokens.of(
                        token, acme.publicKey(token), KeycloakRealm.bob().subject())
                .get("a key of the forger that the token brings along"));
        as(token).get(org).then().statusCode(200);

        KeycloakProcess.stopShared();

        as(token).get(org).then().statusCode(200);
        Duration took = Soon.until(() -> isUnavailable(as(unknown).get(org)));
        assertThat(took).as("until the issuer is asked for the key again").isLessThan(QUICKLY);
        as(token).get(org).then().statusCode(200);
        assertHealthy(PeopleServer.process());
        try (ServerProcess fresh = PeopleServer.another()) {
            URI elsewhere = fresh.uri();
            assertThat(Soon.until(() -> isUnavailable(as(token, elsewhere).get(org))))
                    .isLessThan(QUICKLY);
            as(AdminKey.TOKEN, elsewhere).get(org).then().statusCode(200);
            assertHealthy(fresh);
        }
    }

    /// Each answer is one or the other, and none is waited for.
    private static boolean isUnavailable(Response answer) {
        assertThat(answer.timeIn(TimeUnit.SECONDS)).isLessThan(QUICKLY.toSeconds());
        if (answer.statusCode() == 503) {
            expectProblem(answer, 503, "UNAVAILABLE")
                    .header("Retry-After", "5")
                    .body("detail", equalTo("the token's issuer cannot be reached"));
            return true;
        }
        expectProblem(answer, 401, "UNAUTHENTICATED").body("detail", equalTo("the token is invalid"));
        return false;
    }

    private static void assertHealthy(ServerProcess server) {
        RestAssured.get(server.management().resolve("/q/health/ready")).then().statusCode(200);
    }
}
