package org.landlord.it.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.OtlpCollector;
import org.landlord.it.support.OtlpSpan;
import org.landlord.it.support.PostgresServer;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.Soon;

/// Traces of the server on PostgreSQL: requests with their SQL, in the trace of the caller, and nothing of others.
@Tag("heavy")
class TracedSqlIT {

    private static final String SECRET = "only-in-this-tenant";

    @TempDir
    static Path folder = Path.of("");

    private static @Nullable OtlpCollector collector;
    private static @Nullable ServerProcess server;

    @BeforeAll
    static void start() {
        OtlpCollector started = OtlpCollector.start();
        collector = started;
        server = ServerProcess.onPostgres(
                folder.resolve("traced"),
                PostgresServer.shared().newDatabase("traced_sql"),
                Map.of(
                        "LANDLORD_ACCESS_LOG",
                        "true",
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        started.url(),
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                        "100ms"));
    }

    @AfterAll
    static void stop() {
        server().close();
        collector().close();
    }

    private static OtlpCollector collector() {
        return Objects.requireNonNull(collector);
    }

    private static ServerProcess server() {
        return Objects.requireNonNull(server);
    }

    /// A trace id of 32 digits.
    private static String trace(int number) {
        return "4bf92f3577b34da6a3ce929d0e0e%04d".formatted(number);
    }

    private static int send(ServerProcess to, String trace, String requestId, String method, String path, String json) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = to.uri().resolve(path);
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .header("Authorization", AdminKey.BEARER)
                    .header("X-Request-Id", requestId)
                    .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                    .method(method, HttpRequest.BodyPublishers.ofString(json));
            if (!json.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            return http.send(request.build(), BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String organization(String name) {
        return "{\"orgId\":\"org_" + name + "\",\"slug\":\"" + name + "\",\"name\":\"" + SECRET + "\"}";
    }

    private static String newOrganization(String name, int trace) {
        assertThat(send(server(), trace(trace), name, "POST", "/v1/orgs", organization(name)))
                .isEqualTo(201);
        return "/v1/orgs/org_" + name;
    }

    /// The spans of a trace, once the span of its request has arrived, which ends last.
    private static List<OtlpSpan> spans(String trace) {
        Soon.until(() -> ofTrace(trace).stream().anyMatch(span -> span.kind() == OtlpSpan.SERVER));
        return ofTrace(trace);
    }

    private static List<OtlpSpan> ofTrace(String trace) {
        return collector().spans().stream()
                .filter(span -> span.traceId().equals(trace))
                .toList();
    }

    private static boolean hasSql(OtlpSpan span, String part) {
        return span.kind() == OtlpSpan.CLIENT
                && span.attributes().values().stream().anyMatch(value -> value.contains(part));
    }

    @Test
    void givenATraceparent_whenATenantIsWrittenAndRead_thenTheSqlIsInTheTraceOfTheCaller() {
        String org = newOrganization("written", 1);
        assertThat(send(server(), trace(2), "read-2", "GET", org, "")).isEqualTo(200);

        List<OtlpSpan> written = spans(trace(1));
        assertThat(written)
                .anyMatch(span -> hasSql(span, "unit_lock"))
                .anyMatch(span -> hasSql(span, "insert into organization"));
        assertThat(spans(trace(2))).anyMatch(span -> hasSql(span, "organization"));
        OtlpSpan request = written.stream()
                .filter(span -> span.kind() == OtlpSpan.SERVER)
                .findFirst()
                .orElseThrow();
        assertThat(request.name()).isEqualTo("POST /v1/orgs");
        assertThat(request.parentId()).isEqualTo("00f067aa0ba902b7");
        assertThat(written)
                .filteredOn(span -> span != request)
                .extracting(OtlpSpan::parentId)
                .containsOnly(request.spanId());
    }

    @Test
    void givenValuesOfATenant_whenTheyAreWrittenOrRefused_thenNoSpanHasThem() {
        newOrganization("values", 3);
        assertThat(send(server(), trace(4), "again", "POST", "/v1/orgs", organization("values")))
                .isEqualTo(409);
        String team = "{\"slug\":\"team\",\"name\":\"" + SECRET + "\"}";
        assertThat(send(server(), trace(5), "team-1", "POST", "/v1/orgs/org_values/teams", team))
                .isEqualTo(201);
        assertThat(send(server(), trace(6), "team-2", "POST", "/v1/orgs/org_values/teams", team))
                .isEqualTo(409);

        for (int number = 3; number <= 6; number++) {
            assertThat(spans(trace(number)))
                    .hasSizeGreaterThan(1)
                    .allMatch(span -> !span.bytes().contains(SECRET))
                    .filteredOn(span -> span.kind() != OtlpSpan.SERVER)
                    .allMatch(span -> !span.bytes().contains("org_values"));
        }
    }

    @Test
    void givenUsageOfTwoTenants_whenItIsCommittedInGroups_thenTheSqlIsInTracesOfTheGroups_withLinksToTheCallers() {
        String first = newOrganization("first", 7);
        String second = newOrganization("second", 8);
        String event = "{\"metric\":\"calls\",\"quantity\":1}";
        Processes.inParallel(20, caller -> {
            String org = caller % 2 == 0 ? first : second;
            assertThat(send(server(), trace(100 + caller), "usage-" + caller, "POST", org + "/usage-events", event))
                    .isEqualTo(201);
        });

        for (int caller = 0; caller < 20; caller++) {
            String trace = trace(100 + caller);
            assertThat(spans(trace)).noneMatch(span -> hasSql(span, "usage_event"));
            Soon.until(() -> groups().anyMatch(group -> group.linkedTraces().contains(trace)));
        }
        Set<String> groups = groups().map(OtlpSpan::traceId).collect(Collectors.toSet());
        assertThat(collector().spans())
                .filteredOn(span -> hasSql(span, "usage_event") && hasSql(span, "INSERT"))
                .isNotEmpty()
                .allMatch(span -> groups.contains(span.traceId()));
        assertThat(groups()).allMatch(group -> group.parentId().isEmpty());
    }

    private static Stream<OtlpSpan> groups() {
        return collector().spans().stream().filter(span -> span.name().equals("group commit"));
    }

    @Test
    void givenScheduledWork_thenItsSqlBeginsNoTrace() {
        newOrganization("scheduled", 9);
        spans(trace(9));

        assertThat(collector().spans())
                .filteredOn(span -> span.parentId().isEmpty())
                .allMatch(span -> span.kind() == OtlpSpan.CONSUMER);
    }

    @Test
    void givenATraceparent_whenTheRequestIsLogged_thenItsLineHasTheTraceOfTheCallerAndTheSpanOfTheRequest() {
        newOrganization("logged", 10);
        String span = spans(trace(10)).stream()
                .filter(one -> one.kind() == OtlpSpan.SERVER)
                .map(OtlpSpan::spanId)
                .findFirst()
                .orElseThrow();

        String logged = "logged " + trace(10) + " " + span + " POST /v1/orgs 201";
        Soon.until(() -> server().log().contains(logged));
    }

    @Test
    void givenNoCollector_whenARequestIsLogged_thenItsLineHasTheTrace_andNothingIsSent() {
        Map<String, String> settings = Map.of(
                "LANDLORD_ACCESS_LOG",
                "true",
                "LANDLORD_LOG_FORMAT",
                "json",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                "50ms");
        try (ServerProcess untraced = ServerProcess.onPostgres(
                folder.resolve("untraced"), PostgresServer.shared().newDatabase("untraced_sql"), settings)) {
            assertThat(send(untraced, trace(11), "untraced-1", "POST", "/v1/orgs", organization("untraced")))
                    .isEqualTo(201);

            Soon.until(() -> untraced.log().lines().anyMatch(TracedSqlIT::isAccessLineWithTrace));
            // The end of the server waits for spans that are to be sent.
            assertThat(untraced.stop()).isZero();
            assertThat(untraced.log().lines())
                    .allMatch(line -> line.startsWith("{"))
                    .noneMatch(line -> line.contains("\"level\":\"WARN\"") || line.contains("\"level\":\"ERROR\""));
        }
    }

    private static boolean isAccessLineWithTrace(String line) {
        return line.contains("\"requestId\":\"untraced-1\"") && line.contains("\"traceId\":\"" + trace(11) + "\"");
    }
}
