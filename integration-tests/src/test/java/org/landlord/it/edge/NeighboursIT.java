package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;
import org.landlord.port.in.usage.Usage;

/// What one tenant does to a server that another is served by at the same time. There are few threads, so that a
/// few connections would do.
@Tag("heavy")
@Tag("alone")
class NeighboursIT {

    private static final int THREADS = 24;

    /// More of them than threads.
    private static final int SLOW_BODIES = 60;

    /// How many of one tenant are waited for.
    private static final int WAITED_FOR = 16;

    private static final int SLOW_READERS = 8;

    /// How many exports of one organization there may be.
    private static final int EXPORTS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How many events one tenant has, and the other records. With the profile `heavy` a million.
    private static final int EVENTS = Integer.getInteger("landlord.load.events", 50_000);

    /// For how long is measured at a time, and how often.
    private static final Duration TURN = Duration.ofMillis(600);

    private static final int TURNS = 3;

    /// How much longer than three times as long others may wait: for a machine that is busy with something else.
    private static final Duration SLACK = Duration.ofMillis(Integer.getInteger("landlord.load.slack-millis", 150));

    private static final long LONGEST_LOG = 256L << 20;

    private static final Duration THREE_WEEKS = Duration.ofDays(21);

    @FunctionalInterface
    private interface Preparation {
        void run() throws Exception;
    }

    private static int recordedByAcme;

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static HttpClient http;
    private static String acme;
    private static String globex;

    private final List<Wire> wires = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(
                folder,
                Map.of("QUARKUS_HTTP_READ_TIMEOUT", "3s", "QUARKUS_THREAD_POOL_MAX_THREADS", String.valueOf(THREADS)));
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        acme = moveIn("acme");
        globex = moveIn("globex");
        HttpResponse<String> limit = call(
                globex,
                "PUT",
                "/v1/orgs/org_globex/usage-limits",
                "{\"metric\":\"calls\",\"unit\":\"call\",\"period\":\"daily\",\"limitQuantity\":1000000000}");
        assertThat(limit.statusCode()).as(limit.body()).isBetween(200, 201);
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Wire wire : wires) {
            wire.close();
        }
    }

    /// @return the authorization of a key of a new organization
    private static String moveIn(String name) throws Exception {
        post(
                AdminKey.BEARER,
                "/v1/orgs",
                "{\"orgId\":\"org_%1$s\",\"slug\":\"%1$s\",\"name\":\"%1$s\"}".formatted(name));
        String key =
                post(AdminKey.BEARER, "/v1/orgs/org_" + name + "/api-keys", "{\"name\":\"all\",\"scopes\":[\"*\"]}");
        return "Bearer " + JsonPath.from(key).getString("token");
    }

    private static String post(String authorization, String path, String body) throws Exception {
        HttpResponse<String> answer = call(authorization, "POST", path, body);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 201);
        return answer.body();
    }

    private static HttpResponse<String> call(String authorization, String method, String path, String body)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private Wire noted(Wire wire) {
        wires.add(wire);
        return wire;
    }

    /// True if it was not waited for; false if it was, and came too slowly.
    private static boolean isRefused(Wire wire) {
        try {
            String head = wire.head();
            return head.startsWith("HTTP/1.1 429") && head.contains("Retry-After: 1\r\n");
        } catch (IOException _) {
            return false;
        }
    }

    /// Reads and writes of another tenant, one after the other.
    private static void assertThatGlobexIsServed() throws Exception {
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> read = call(globex, "GET", "/v1/orgs/org_globex/teams", "");
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            post(globex, "/v1/orgs/org_globex/audit-events", "{\"action\":\"look\",\"targetType\":\"door\"}");
        }
    }

    @Test
    void givenReadersOfAnExportWhoHardlyRead_thenOthersAreServed_andTheReadersAreCutOff() throws Exception {
        fillLogOfAcme();
        for (int i = 0; i < SLOW_READERS; i++) {
            noted(Wire.withLittleRoom(server.uri()))
                    .send("GET /v1/orgs/org_acme/audit-export HTTP/1.1\r\nHost: x\r\nAuthorization: " + acme
                            + "\r\n\r\n");
        }
        List<String> heads = new ArrayList<>();
        for (Wire wire : wires) {
            heads.add(wire.head());
        }
        assertThatGlobexIsServed();
        assertThat(heads).filteredOn(head -> head.startsWith("HTTP/1.1 200")).hasSize(EXPORTS);
        assertThat(heads)
                .filteredOn(head -> head.startsWith("HTTP/1.1 429") && head.contains("Retry-After: "))
                .hasSize(SLOW_READERS - EXPORTS);

        HttpResponse<String> whole = call(acme, "GET", "/v1/orgs/org_acme/audit-export", "");
        Instant until = Instant.now().plus(PATIENCE);
        while (whole.statusCode() == 429 && Instant.now().isBefore(until)) {
            Thread.sleep(200);
            whole = call(acme, "GET", "/v1/orgs/org_acme/audit-export", "");
        }

        assertThat(whole.statusCode()).as("the slow ones made room").isEqualTo(200);
        assertThat(JsonPath.from(whole.body()).getList("auditEvents")).hasSizeGreaterThan(500);
    }

    @Test
    void givenMoreSlowBodiesOfATenantThanThereAreThreads_thenSomeAreRefused_andOthersAreServed() throws Exception {
        String head = "POST /v1/orgs/org_acme/teams HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: " + acme + "\r\nContent-Length: 1000000\r\n\r\n";
        for (int i = 0; i < SLOW_BODIES; i++) {
            noted(Wire.to(server.uri())).send(head + "{" + " ".repeat(10_000));
        }

        assertThatGlobexIsServed();

        int refused = 0;
        for (Wire wire : wires) {
            if (isRefused(wire)) {
                refused++;
            }
        }
        assertThat(refused).isBetween(SLOW_BODIES - 2 * WAITED_FOR, SLOW_BODIES - WAITED_FOR);
    }

    @Test
    void givenLargeUploadsOfATenantThatDoNotArrive_thenThoseOfOthersDo() throws Exception {
        for (int i = 0; i < 4; i++) {
            noted(Wire.to(server.uri()))
                    .send(
                            "POST /v1/orgs/org_acme/usage-events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Authorization: " + acme + "\r\nContent-Length: " + (16 << 20) + "\r\n\r\n[");
        }
        String event = "{\"metric\":\"calls\",\"unit\":\"call\",\"quantity\":1}";

        String answer =
                post(globex, "/v1/orgs/org_globex/usage-events", "[" + event + " ".repeat(2 << 20) + "," + event + "]");

        assertThat(JsonPath.from(answer).getInt("accepted")).isEqualTo(2);
    }

    @Test
    void givenATenantThatRecordsTheLargestBatchesWithoutPause_thenOthersWaitHardlyLonger() throws Exception {
        String batch = batch(Usage.MAX_BATCH_EVENTS);
        assertThat(call(acme, "POST", "/v1/orgs/org_acme/usage-events", batch(100_000)))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("at most " + Usage.MAX_BATCH_EVENTS));

        assertThatGlobexWaitsHardlyLonger(
                2,
                _ -> call(acme, "POST", "/v1/orgs/org_acme/usage-events", batch).statusCode());
    }

    @Test
    void givenATenantThatReadsWhatTakesLongFromEightConnections_thenOthersWaitHardlyLonger() throws Exception {
        recordMuch();
        String org = "/v1/orgs/org_acme";
        String asOf =
                Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString();

        assertThatGlobexWaitsHardlyLonger(8, round -> switch (round % 4) {
            case 0 -> call(acme, "GET", org + "/usage-events?runId=none", "").statusCode();
            case 1 ->
                call(acme, "GET", org + "/usage-summary?bucket=hour&asOf=" + asOf, "")
                        .statusCode();
            case 2 -> call(acme, "GET", org + "/audit-events?action=none", "").statusCode();
            default -> call(acme, "POST", org + "/usage-summary/verify", "{}").statusCode();
        });
    }

    @Test
    void givenDamagedSums_whenTheirTenantHasThemRebuilt_thenOthersWaitHardlyLonger_andTheSumsAreRightAgain()
            throws Exception {
        recordMuch();
        String verify = "/v1/orgs/org_acme/usage-summary/verify";

        // The damage is done by somebody else, who holds up everybody: that is not measured.
        assertThatGlobexWaitsHardlyLonger(
                NeighboursIT::damageSumsOfAcme,
                1,
                _ -> call(acme, "POST", verify, "{\"rebuild\":true}").statusCode());

        post(acme, verify, "{\"rebuild\":true}");
        assertThat(JsonPath.from(post(acme, verify, "{}")).getInt("faults")).isZero();
    }

    private static void damageSumsOfAcme() throws SQLException {
        try (Connection outside = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("landlord.db"));
                Statement statement = outside.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 30000");
            statement.execute("UPDATE usage_rollup SET ones = ones + 1 WHERE series_id IN"
                    + " (SELECT series_id FROM usage_series WHERE org_id = 'org_acme') AND bucket % 7 = 0");
        }
    }

    /// SQLite cannot begin its log anew as long as somebody reads a state from before: an export must not be read from
    /// the database for as long as its client takes.
    @Test
    void givenSlowReadersOfExports_whenAnotherTenantRecordsAtFullSpeed_thenTheLogOfTheDatabaseStaysSmall()
            throws Exception {
        fillLogOfAcme();
        for (int i = 0; i < EXPORTS; i++) {
            Wire reader = noted(Wire.withLittleRoom(server.uri()));
            reader.send(
                    "GET /v1/orgs/org_acme/audit-export HTTP/1.1\r\nHost: x\r\nAuthorization: " + acme + "\r\n\r\n");
            assertThat(reader.head()).startsWith("HTTP/1.1 200");
        }
        String batch = batch(Usage.MAX_BATCH_EVENTS);
        post(globex, "/v1/orgs/org_globex/usage-events", batch);
        assertThat(canLogBeginAnew()).as("nobody reads a state from before").isTrue();

        Path log = folder.resolve("landlord.db-wal");
        long longest = 0;
        for (int recorded = 0; recorded < EVENTS; recorded += Usage.MAX_BATCH_EVENTS) {
            post(globex, "/v1/orgs/org_globex/usage-events", batch);
            longest = Math.max(longest, Files.size(log));
        }

        assertThat(longest).as("bytes of the log").isLessThan(LONGEST_LOG);
    }

    private static boolean canLogBeginAnew() throws SQLException {
        try (Connection outside = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("landlord.db"));
                Statement statement = outside.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 1000");
            try (ResultSet checkpoint = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return checkpoint.getInt("busy") == 0;
            }
        }
    }

    /// Measures alone and with the crowd, in turns: what else the machine does hits both.
    private static void assertThatGlobexWaitsHardlyLonger(int size, Crowd.Errand errand) throws Exception {
        assertThatGlobexWaitsHardlyLonger(() -> {}, size, errand);
    }

    /// @param before done before each time that it is measured with the crowd
    private static void assertThatGlobexWaitsHardlyLonger(Preparation before, int size, Crowd.Errand errand)
            throws Exception {
        Pulse alone = pulseOfGlobex();
        Pulse together = pulseOfGlobex();
        pulseOfGlobex().beat(TURN);
        int served = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            alone.beat(TURN);
            before.run();
            Crowd crowd = new Crowd(size, errand);
            try (crowd) {
                together.beat(TURN);
            }
            assertThat(crowd.surprises()).isEmpty();
            served += crowd.served();
        }

        assertThat(served).as("the crowd is served too").isPositive();
        assertThat(together.p99())
                .as("p99 of %d answers; of %d alone: %s", together.count(), alone.count(), alone.p99())
                .isLessThan(alone.p99().multipliedBy(3).plus(SLACK));
    }

    private static Pulse pulseOfGlobex() {
        return new Pulse(http, server.uri(), globex, "org_globex");
    }

    private static String batch(int events) {
        return "["
                + String.join(
                        ",", Collections.nCopies(events, "{\"metric\":\"calls\",\"unit\":\"call\",\"quantity\":1}"))
                + "]";
    }

    /// Once for all tests. Spread over three weeks, so that each event has a sum of its own.
    private static void recordMuch() throws Exception {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        while (recordedByAcme < EVENTS) {
            List<String> events = new ArrayList<>();
            for (int i = 0; i < Usage.MAX_BATCH_EVENTS; i++, recordedByAcme++) {
                Instant at = end.minusMillis(THREE_WEEKS.toMillis() * recordedByAcme / EVENTS);
                events.add("{\"metric\":\"calls\",\"unit\":\"call\",\"quantity\":1,\"observedAt\":\"" + at + "\"}");
            }
            post(acme, "/v1/orgs/org_acme/usage-events", "[" + String.join(",", events) + "]");
        }
    }

    private static void fillLogOfAcme() throws Exception {
        String event = "{\"action\":\"fill\",\"targetType\":\"log\",\"metadata\":{\"text\":\"%s\"}}"
                .formatted("x".repeat(16_000));
        for (int i = 0; i < 500; i++) {
            post(acme, "/v1/orgs/org_acme/audit-events", event);
        }
    }
}
