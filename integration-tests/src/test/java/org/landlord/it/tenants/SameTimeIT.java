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
import java.util.Map;
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
import org.landlord.it.workflow.GatewayDouble;
import org.landlord.it.workflow.TestGateway;

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

    private static final String GATEWAY_TOKEN = "LANDLORD_GATEWAY_TOKEN_TEST";

    private static GatewayDouble gateway;
    private static ServerProcess server;
    private static HttpClient http;
    private static String key;

    private final Random random = new Random(4);

    @BeforeAll
    static void start() {
        gateway = GatewayDouble.create();
        server = ServerProcess.start(folder, Map.of(GATEWAY_TOKEN, TestGateway.TOKEN));
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
        launchRuns();
        key = api().body("{\"name\":\"CI\",\"scopes\":[\"*\"]}")
                .post("/v1/orgs/org_acme/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    /// Of the other organization, at a gateway that both use. They wait, so that they stay as they are.
    private static void launchRuns() {
        api().body("{\"name\":\"Agents\",\"baseUrl\":\"" + gateway.url() + "\",\"token\":\"env:" + GATEWAY_TOKEN
                        + "\"}")
                .put("/v1/gateways/agents")
                .then()
                .statusCode(201);
        api().body("{\"projectId\":\"app\",\"slug\":\"app\",\"name\":\"App\"}")
                .post("/v1/orgs/org_other/projects")
                .then()
                .statusCode(201);
        for (int i = 40; i < 50; i++) {
            api().body("{\"workflow\":\"gate\",\"runId\":\"run_" + i + "\"}")
                    .post("/v1/orgs/org_other/projects/app/runs")
                    .then()
                    .statusCode(201);
        }
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
        gateway.close();
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
        "POST,/v1/orgs/ORG/usage-events,'{\"metric\":\"calls\",\"quantity\":1}'",
        "GET,/v1/orgs/ORG/runs/run_49,''",
        "GET,/v1/orgs/org_acme/runs/RUN,''",
        "POST,/v1/orgs/org_acme/runs/RUN/cancel,''",
        "POST,/v1/orgs/org_acme/gateways/agents/rpc/getRun,'{\"runId\":\"RUN\"}'"
    })
    void givenWhatIsAnothersAndWhatIsNotThere_whenSomebodyAsksForBoth_thenNeitherTakesLongerAsARule(
            String method, String path, String body) throws Exception {
        Sent theirs = new Sent(
                method,
                path.replace("ORG", "org_other").replace("TEAM", "team_49").replace("RUN", "run_49"),
                body.replace("RUN", "run_49"));
        Sent nobodys = new Sent(
                method,
                path.replace("ORG", "org_othes").replace("TEAM", "team_99").replace("RUN", "run_99"),
                body.replace("RUN", "run_99"));
        double[] shares = new double[TRIES];
        for (int i = 0; i < TRIES; i++) {
            shares[i] = shareLost(theirs, nobodys);
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
            shares[i] = shareLost(
                    new Sent("GET", "/v1/orgs/org_acme/teams/none", ""),
                    new Sent("GET", "/v1/orgs/org_othes/teams/none", ""));
            if (shares[i] > 0.5 + NEAR_HALF) {
                return;
            }
        }
        assertThat(shares).as("how often what is looked up took longer").isEmpty();
    }

    /// In which share of pairs the first took longer. Which of the two is asked for first is up to chance.
    private double shareLost(Sent one, Sent other) throws Exception {
        int lost = 0;
        for (int i = -WARM_UP; i < PAIRS; i++) {
            boolean oneFirst = random.nextBoolean();
            long first = nanos(oneFirst ? one : other);
            long second = nanos(oneFirst ? other : one);
            if (i >= 0 && (oneFirst ? first > second : second > first)) {
                lost++;
            }
        }
        return (double) lost / PAIRS;
    }

    /// A request.
    ///
    /// @param body empty for none
    private record Sent(String method, String path, String body) {}

    private static long nanos(Sent sent) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + sent.path()))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(
                        sent.method(),
                        sent.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent.body()))
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        long took = System.nanoTime() - begin;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        return took;
    }
}
