package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// What every answer has, what may be read where, and what the log says of it.
class AnswersIT {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        server = ServerProcess.start(
                folder,
                Map.of(
                        "LANDLORD_ACCESS_LOG",
                        "true",
                        "LANDLORD_CORS_ORIGINS",
                        "https://console.example.com, https://other.example.com",
                        "LANDLORD_TRUSTED_PROXIES",
                        "127.0.0.1"));
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.setHeader("Authorization", AdminKey.BEARER);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        assertThat(answer.headers().allValues(name)).as(name).hasSizeLessThan(2);
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void givenARequestId_thenAnswerAndProblemRepeatIt() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/orgs/none", "", "X-Request-Id", "Trace-1.a:b_c");

        assertThat(header(answer, "X-Request-Id")).isEqualTo("Trace-1.a:b_c");
        assertThat(answer.body()).contains("\"requestId\":\"Trace-1.a:b_c\"");
    }

    @Test
    void givenNoRequestIdOrABadOne_thenTheServerMakesOne() throws Exception {
        HttpResponse<String> without = send("GET", "/v1/orgs", "");
        HttpResponse<String> bad = send("GET", "/v1/nowhere", "", "X-Request-Id", "a b");

        assertThat(header(without, "X-Request-Id")).matches("[0-9a-z]{26}");
        assertThat(header(bad, "X-Request-Id")).matches("[0-9a-z]{26}");
        assertThat(bad.body()).contains("\"requestId\":\"" + header(bad, "X-Request-Id") + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orgs", "/v1/orgs/none", "/v1/nowhere", "/nowhere", "/q/openapi", "/v1/orgs/.."})
    void everyAnswerIsProtected_refusalsAndThoseOfTheFrameworkToo(String path) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(server.uri() + path)).build(), BodyHandlers.ofString());

        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Content-Security-Policy")).isEqualTo(NOTHING);
        assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
        assertThat(header(answer, "X-Request-Id")).isNotEmpty();
        assertThat(header(answer, "Date")).endsWith(" GMT");
        if (!path.startsWith("/q/")) {
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void theDocumentStaysWithTheApi() throws Exception {
        assertThat(send("GET", "/q/openapi", "").body()).startsWith("---");
    }

    @Test
    void thePageToTryThingsMayRunItsOwnScripts_andNoOthers() throws Exception {
        HttpResponse<String> page = send("GET", "/q/swagger-ui/", "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy"))
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("*");
    }

    @Test
    void theWayToThePageIsRelative_soThatAProxyMayAddAPathPrefix() throws Exception {
        HttpResponse<String> way = send("GET", "/q/swagger-ui", "");

        assertThat(way.statusCode()).isEqualTo(302);
        assertThat(header(way, "Location")).isEqualTo("swagger-ui/");
    }

    @Test
    void whatHasAnETagMayBeKeptByTheCaller_whoAsksEachTime() throws Exception {
        HttpResponse<String> made = send(
                "POST",
                "/v1/orgs",
                "{\"orgId\":\"org_kept\",\"slug\":\"kept\",\"name\":\"Kept\"}",
                "Content-Type",
                "application/json");
        HttpResponse<String> same = send("GET", "/v1/orgs/org_kept", "", "If-None-Match", header(made, "ETag"));

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(header(made, "Cache-Control")).isEqualTo("private, no-cache, no-transform");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(header(same, "Cache-Control")).isEqualTo("private, no-cache, no-transform");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/health/live", "/q/metrics"})
    void healthAndMetricsAreNotOnThePortOfTheApi(String path) throws Exception {
        HttpResponse<String> here = send("GET", path, "");
        HttpResponse<String> there = http.send(
                HttpRequest.newBuilder(server.management().resolve(path)).build(), BodyHandlers.ofString());

        assertThat(here.statusCode()).isEqualTo(404);
        assertThat(here.body()).contains("\"code\":\"NOT_FOUND\"");
        assertThat(there.statusCode()).isEqualTo(200);
        assertThat(server.management().getPort()).isNotEqualTo(server.uri().getPort());
    }

    @Test
    void theApiIsNotOnThePortOfHealth() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.management().resolve("/v1/orgs")).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void pagesOfListedOriginsMayReadAnswers() throws Exception {
        HttpResponse<String> asked = send(
                "OPTIONS",
                "/v1/orgs",
                "",
                "Origin",
                "https://console.example.com",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization, if-match");
        HttpResponse<String> answer = send("GET", "/v1/orgs", "", "Origin", "https://other.example.com");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(header(asked, "Access-Control-Allow-Origin")).isEqualTo("https://console.example.com");
        assertThat(header(asked, "Access-Control-Allow-Methods")).contains("POST", "PATCH", "DELETE");
        assertThat(header(asked, "Access-Control-Allow-Headers"))
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("if-match");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://other.example.com");
        assertThat(header(answer, "Access-Control-Expose-Headers")).contains("ETag", "X-Request-Id");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isNotEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com", "http://console.example.com", "null"})
    void pagesOfOtherOriginsMayNot(String origin) throws Exception {
        HttpResponse<String> asked =
                send("OPTIONS", "/v1/orgs", "", "Origin", origin, "Access-Control-Request-Method", "POST");
        HttpResponse<String> answer = send("GET", "/v1/orgs", "", "Origin", origin);

        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(asked, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theAccessLogHasWhoAskedForWhat_andNothingThatIsSecret() throws Exception {
        send(
                "GET",
                "/v1/orgs?cursor=secret-query",
                "",
                "X-Request-Id",
                "logged-1",
                "Authorization",
                "Bearer secret-token",
                "X-Forwarded-For",
                "192.0.2.66, 203.0.113.7");

        String line = awaitLine("[la.access] logged-1");

        assertThat(line).contains("[la.access] logged-1 GET /v1/orgs 401 ", " 203.0.113.7");
        assertThat(server.log()).doesNotContain("secret-query", "secret-token");
    }

    @Test
    void whoComesThroughATrustedProxyByTlsIsToldToKeepToIt() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/orgs", "", "X-Forwarded-Proto", "https");

        assertThat(header(answer, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }

    /// It is written when the answer is out.
    private static String awaitLine(String id) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            var line = server.log().lines().filter(it -> it.contains(id)).findFirst();
            if (line.isPresent()) {
                return line.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no line with " + id + " in:\n" + server.log());
    }
}
