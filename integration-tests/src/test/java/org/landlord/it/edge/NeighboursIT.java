package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// What one tenant does to a server that another is served by at the same time. There are few threads, so that a
/// few connections would do.
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
        String event = "{\"action\":\"fill\",\"targetType\":\"log\",\"metadata\":{\"text\":\"%s\"}}"
                .formatted("x".repeat(16_000));
        for (int i = 0; i < 500; i++) {
            post(acme, "/v1/orgs/org_acme/audit-events", event);
        }
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
}
