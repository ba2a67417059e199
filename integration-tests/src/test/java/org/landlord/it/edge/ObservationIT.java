package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.OtlpCollector;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.Soon;

/// What the server tells those who watch it: the log as JSON, traces, figures.
class ObservationIT {

    /// More than the framework has tags for.
    private static final int MADE_UP = 200;

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    static Path folder;

    private static OtlpCollector collector;
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        collector = OtlpCollector.start();
        server = ServerProcess.start(
                folder,
                Map.of(
                        "LANDLORD_LOG_FORMAT",
                        "json",
                        "LANDLORD_ACCESS_LOG",
                        "true",
                        "LANDLORD_TRACES",
                        collector.url(),
                        "LANDLORD_HEARTBEAT",
                        "1s"));
    }

    /// The end of the server is logged too.
    @AfterAll
    static void everyLineOfTheLogIsAnObject() {
        try {
            assertThat(server.stop()).as("exit code").isZero();
            assertThat(server.log().lines()).isNotEmpty().allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        } finally {
            collector.close();
        }
    }

    private static void get(URI uri, String... headers) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(uri)
                            .header("Authorization", AdminKey.BEARER)
                            .headers(headers)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void givenTheLogAsJson_whenARequestIsLogged_thenItsLineHasItsId() throws Exception {
        get(server.uri().resolve("/v1/orgs"), "X-Request-Id", "json-1");

        Soon.until(() -> server.log().contains("\"mdc\":{\"requestId\":\"json-1\"}"));
    }

    @Test
    void givenACollector_thenItGetsASpanWithTenantAndRequestId_underTheCallersTrace() throws Exception {
        get(
                server.uri().resolve("/v1/orgs/org_traced/teams"),
                "X-Request-Id",
                "traced-1",
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(collector.messageWith("traced-1"))
                .contains("landlord.org_id", "org_traced", "landlord.request_id", "traced-1")
                .contains("GET /v1/orgs/{orgId}/teams", "service.name", "landlord")
                .contains(new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1));
    }

    @Test
    void givenACollectorThatIsNotThere_thenRequestsAreAnsweredAllTheSame_andTheServerStops() throws Exception {
        Map<String, String> settings = Map.of("LANDLORD_TRACES", "http://127.0.0.1:1");
        try (ServerProcess untraced = ServerProcess.start(folder.resolve("untraced"), settings)) {
            try (Wire wire = Wire.to(untraced.uri())) {
                assertThat(wire.get("/v1/orgs")).startsWith("HTTP/1.1 200");
            }
            assertThat(untraced.stop()).as("exit code").isZero();
        }
    }

    @Test
    void givenMethodsAndPathsThatClientsMakeUp_thenTheFiguresDoNotGrow_andOperationsAreCountedByTheirTemplates()
            throws Exception {
        try (Wire wire = Wire.to(server.uri())) {
            call(wire, "GET", "/v1/orgs/org_known/teams", true);
            makeUp(wire, 0);
            List<String> before = requestSeries();
            for (int i = 1; i <= MADE_UP; i++) {
                makeUp(wire, i);
            }

            assertThat(requestSeries()).isEqualTo(before);
            assertThat(before)
                    .allMatch(series -> !series.contains("made-up") && !series.contains("MADEUP"))
                    .contains(
                            series("GET", "CLIENT_ERROR", 404, "/v1/orgs/{orgId}/teams"),
                            series("GET", "CLIENT_ERROR", 401, "/v1/orgs/{orgId}/teams"),
                            series("PUT", "CLIENT_ERROR", 405, "/v1/orgs/{orgId}/teams"),
                            series("GET", "CLIENT_ERROR", 404, "UNKNOWN"),
                            series("OTHER", "CLIENT_ERROR", 405, "UNKNOWN"),
                            series("OTHER", "CLIENT_ERROR", 405, "/v1/orgs/{orgId}/teams"));
        }
    }

    /// One of everything that clients may choose freely.
    private static void makeUp(Wire wire, int number) throws IOException {
        String path = "/v1/orgs/org_made-up-" + number + "/teams";
        assertThat(call(wire, "GET", path, true)).startsWith("HTTP/1.1 404");
        assertThat(call(wire, "GET", path, false)).startsWith("HTTP/1.1 401");
        assertThat(call(wire, "PUT", path, true)).startsWith("HTTP/1.1 405");
        assertThat(call(wire, "GET", "/made-up/" + number, false)).startsWith("HTTP/1.1 404");
        for (String anywhere : List.of(path, "/made-up/" + number)) {
            assertThat(call(wire, "MADEUP" + number, anywhere, false))
                    .startsWith("HTTP/1.1 405")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .containsIgnoringCase("allow: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
        }
    }

    private static String call(Wire wire, String method, String path, boolean known) throws IOException {
        String authorization = known ? "Authorization: " + AdminKey.BEARER + "\r\n" : "";
        return wire.answer(method + " " + path + " HTTP/1.1\r\nHost: landlord\r\n" + authorization + "\r\n");
    }

    private static String series(String method, String outcome, int status, String uri) {
        return String.format(
                "http_server_requests_seconds_count{method=\"%s\",outcome=\"%s\",status=\"%d\",uri=\"%s\"}",
                method, outcome, status, uri);
    }

    /// What requests are counted by, without their numbers.
    private static List<String> requestSeries() throws Exception {
        return metrics().stream()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .sorted()
                .toList();
    }

    private static List<String> metrics() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI metrics = server.management().resolve("/q/metrics");
            return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body()
                    .lines()
                    .toList();
        }
    }

    @Test
    void givenAHeldReservation_thenItIsCounted() throws Exception {
        metricsWith("landlord_reservations_held 0.0");
        post("/v1/orgs", "{\"orgId\":\"org_held\",\"slug\":\"held\",\"name\":\"Held\"}");
        post("/v1/orgs/org_held/quota-reservations", "{\"metric\":\"tokens\",\"quantity\":5,\"ttl\":3600}");

        assertThat(metricsWith("landlord_reservations_held 1.0"))
                .contains("landlord_usage_events_total 0.0", "landlord_quota_denials_total 0.0");
    }

    /// Reservations are counted at every heartbeat.
    private static List<String> metricsWith(String line) {
        return Soon.the(() -> {
            try {
                List<String> lines = metrics();
                return lines.contains(line) ? lines : null;
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void post(String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path))
                    .header("Authorization", AdminKey.BEARER)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        }
    }
}
