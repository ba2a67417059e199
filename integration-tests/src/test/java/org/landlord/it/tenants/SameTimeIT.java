package org.landlord.it.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// Whoever asks for what is another's learns nothing from how long the answer takes: it takes as long as for what
/// is not there. No time is measured against a clock: of two calls, one of each kind, it is counted which took
/// longer. If they cost the same, each does half of the time, whatever the machine does besides. If one of them
/// had to ask storage, it would lose nearly always.
@Tag("heavy")
class SameTimeIT {

    private static final int WARM_UP = 500;
    private static final int PAIRS = 1_000;

    /// Of 1000 tosses of a coin, 350 to 650 show heads: but for once in 10^20.
    private static final double NEAR_HALF = 0.15;

    /// Something else on the machine may disturb one kind more, once.
    private static final int TRIES = 3;

    /// To be seen at all, a look into the storage has to stand out from whatever the machine does besides.
    private static final int TRIES_TO_SEE = 10;

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static HttpClient http;
    private static String key;

    private final Random random = new Random(4);

    @BeforeAll
    static void start() {
        server = ServerProcess.start(folder);
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (String org : new String[] {"acme", "other"}) {
            api().body("{\"orgId\":\"org_" + org + "\",\"slug\":\"" + org + "\",\"name\":\"" + org + "\"}")
                    .post("/v1/orgs")
                    .then()
                    .statusCode(201);
        }
        for (int i = 0; i < 50; i++) {
            api().body("{\"teamId\":\"team_" + i + "\",\"slug\":\"team-" + i + "\",\"name\":\"Team\"}")
                    .post("/v1/orgs/org_other/teams")
                    .then()
                    .statusCode(201);
        }
        key = api().body("{\"name\":\"CI\",\"scopes\":[\"*\"]}")
                .post("/v1/orgs/org_acme/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
    }

    private static RequestSpecification api() {
        return given().baseUri(server.uri().toString())
                .header("Authorization", AdminKey.BEARER)
                .contentType("application/json");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET,/v1/orgs/ORG,''",
        "GET,/v1/orgs/ORG/teams,''",
        "GET,/v1/orgs/ORG/teams/team_1,''",
        "PATCH,/v1/orgs/ORG/teams/team_1,'{\"name\":\"Mine\"}'",
        "GET,/v1/orgs/org_acme/teams/TEAM,''",
        "POST,/v1/orgs/ORG/usage-events,'{\"metric\":\"calls\",\"quantity\":1}'"
    })
    void givenWhatIsAnothersAndWhatIsNotThere_whenSomebodyAsksForBoth_thenNeitherTakesLongerAsARule(
            String method, String path, String body) throws Exception {
        String theirs = path.replace("ORG", "org_other").replace("TEAM", "team_49");
        String nobodys = path.replace("ORG", "org_othes").replace("TEAM", "team_99");
        double[] shares = new double[TRIES];
        for (int i = 0; i < TRIES; i++) {
            shares[i] = shareLost(method, theirs, nobodys, body);
            if (Math.abs(shares[i] - 0.5) <= NEAR_HALF) {
                return;
            }
        }
        assertThat(shares).as("how often what is another's took longer").isEmpty();
    }

    /// What the others rest on: one look into the storage more is seen like this.
    @Test
    void givenWhatStorageIsAskedForAndWhatItIsNot_whenSomebodyAsksForBoth_thenTheFirstTakesLongerAsARule()
            throws Exception {
        double[] shares = new double[TRIES_TO_SEE];
        for (int i = 0; i < TRIES_TO_SEE; i++) {
            shares[i] = shareLost("GET", "/v1/orgs/org_acme/teams/none", "/v1/orgs/org_othes/teams/none", "");
            if (shares[i] > 0.5 + NEAR_HALF) {
                return;
            }
        }
        assertThat(shares).as("how often what is looked up took longer").isEmpty();
    }

    /// In which share of pairs the first took longer. Which of the two is asked for first is up to chance.
    private double shareLost(String method, String one, String other, String body) throws Exception {
        int lost = 0;
        for (int i = -WARM_UP; i < PAIRS; i++) {
            boolean oneFirst = random.nextBoolean();
            long first = nanos(method, oneFirst ? one : other, body);
            long second = nanos(method, oneFirst ? other : one, body);
            if (i >= 0 && (oneFirst ? first > second : second > first)) {
                lost++;
            }
        }
        return (double) lost / PAIRS;
    }

    private static long nanos(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        long took = System.nanoTime() - begin;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        return took;
    }
}
