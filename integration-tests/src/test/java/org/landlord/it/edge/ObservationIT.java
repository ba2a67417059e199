package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// What the server tells those who watch it: the log as JSON, traces.
class ObservationIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    Path folder;

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
    void givenTheLogAsJson_thenEveryLineIsAnObject_andThoseOfARequestHaveItsId() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(folder, Map.of("LANDLORD_LOG_FORMAT", "json", "LANDLORD_ACCESS_LOG", "true"))) {
            get(server.uri().resolve("/v1/orgs"), "X-Request-Id", "json-1");
            server.stop();

            assertThat(server.log().lines()).isNotEmpty().allMatch(line -> line.startsWith("{") && line.endsWith("}"));
            assertThat(server.log()).contains("\"mdc\":{\"requestId\":\"json-1\"}");
        }
    }

    @Test
    void givenACollector_thenItGetsASpanWithTenantAndRequestId_underTheCallersTrace() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer collector = collector(received);
        String url = "http://127.0.0.1:" + collector.getAddress().getPort();
        try (ServerProcess server = ServerProcess.start(folder, Map.of("LANDLORD_TRACES", url))) {
            get(
                    server.uri().resolve("/v1/orgs/org_traced/teams"),
                    "X-Request-Id",
                    "traced-1",
                    "traceparent",
                    "00-" + TRACE + "-00f067aa0ba902b7-01");

            assertThat(received.poll(60, TimeUnit.SECONDS))
                    .contains("landlord.org_id", "org_traced", "landlord.request_id", "traced-1")
                    .contains("GET /v1/orgs/{orgId}/teams", "service.name", "landlord")
                    .contains(new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1));
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void givenACollectorThatIsNotThere_thenRequestsAreAnsweredAllTheSame_andTheServerStops() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, Map.of("LANDLORD_TRACES", "http://127.0.0.1:1"))) {
            try (Wire wire = Wire.to(server.uri())) {
                assertThat(wire.get("/v1/orgs")).startsWith("HTTP/1.1 200");
            }
            assertThat(server.stop()).as("exit code").isEqualTo(128 + 15);
        }
    }

    /// Takes OTLP over HTTP. What is in its messages is found without decoding them: texts stand in them as they
    /// are.
    private static HttpServer collector(BlockingQueue<String> received) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            byte[] message = packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            received.add(new String(message, StandardCharsets.ISO_8859_1));
        });
        server.start();
        return server;
    }
}
