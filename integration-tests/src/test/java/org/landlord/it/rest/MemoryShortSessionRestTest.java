package org.landlord.it.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landlord.it.support.AdminKey;

/// Sessions that end within seconds, and a limit of failed sign-ins.
@QuarkusTest
@TestProfile(MemoryShortSessionRestTest.Short.class)
class MemoryShortSessionRestTest {

    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration LIFETIME = Duration.ofSeconds(4);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final int ATTEMPTS = 5;

    @TestHTTPResource("/")
    URI uri = URI.create("/");

    /// The settings of these tests.
    public static final class Short implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "landlord.console.session-idle", IDLE.toString(),
                    "landlord.console.session-lifetime", LIFETIME.toString(),
                    "landlord.failed-attempts-per-minute", String.valueOf(ATTEMPTS));
        }
    }

    private Response signIn(String key) {
        return given().baseUri(uri.toString())
                .contentType(ContentType.JSON)
                .body("{\"apiKey\":\"" + key + "\"}")
                .post("/console/auth/session");
    }

    private RequestSpecification page(Response signedIn) {
        return given().baseUri(uri.toString())
                .cookie("landlord-session", signedIn.cookie("landlord-session"))
                .header("X-CSRF-Token", signedIn.<String>path("csrfToken"));
    }

    private Response ask(Response signedIn) {
        return page(signedIn).get("/v1/whoami");
    }

    @Test
    void givenASession_whenItIsNotUsedForTheIdleTime_thenItIsOver() throws InterruptedException {
        Response idle = signIn(AdminKey.TOKEN);
        assertThat(ask(idle).statusCode()).isEqualTo(200);

        Thread.sleep(IDLE);

        assertThat(ask(idle).statusCode()).isEqualTo(401);
    }

    @Test
    void givenAPageThatWaits_whenItsUserDoesNothingForTheIdleTime_thenTheSessionIsOver() throws InterruptedException {
        Response signedIn = signIn(AdminKey.TOKEN);
        Instant end = Instant.now().plus(IDLE);

        while (Instant.now().isBefore(end)) {
            page(signedIn).get("/console/auth/session");
            page(signedIn).header("Landlord-Refresh", "true").get("/v1/whoami");
            Thread.sleep(STEP);
        }

        assertThat(page(signedIn).get("/console/auth/session").statusCode()).isEqualTo(401);
        assertThat(ask(signedIn).statusCode()).isEqualTo(401);
    }

    @Test
    void givenASessionThatIsUsedAllTheTime_whenItsLifetimeIsOver_thenItIsOver() throws InterruptedException {
        Response used = signIn(AdminKey.TOKEN);
        Instant expiry = Instant.parse(used.path("session.expiresAt"));

        while (Instant.now().isBefore(expiry.minus(STEP))) {
            assertThat(ask(used).statusCode()).isEqualTo(200);
            Thread.sleep(STEP);
        }
        Thread.sleep(STEP);

        assertThat(ask(used).statusCode()).isEqualTo(401);
    }

    @Test
    void givenManyFailedSignIns_whenAnotherFails_thenTheAddressHasToWaitAndAValidKeyIsNotAffected() {
        String wrong = AdminKey.TOKEN.substring(0, AdminKey.TOKEN.length() - 1) + "~";
        for (int i = 0; i < ATTEMPTS; i++) {
            assertThat(signIn(wrong).statusCode()).isIn(401, 429);
        }

        Response refused = signIn(wrong);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(signIn(AdminKey.TOKEN).statusCode()).isEqualTo(201);
    }

    @Test
    void givenManyStartsForUnknownOrganizations_whenAnotherIsAsked_thenTheAddressHasToWait() {
        Response answer = start();
        for (int i = 0; i < ATTEMPTS; i++) {
            answer = start();
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.<String>path("code")).isEqualTo("RATE_LIMITED");
    }

    private Response start() {
        return given().baseUri(uri.toString()).redirects().follow(false).get("/console/auth/start?organization=nobody");
    }
}
