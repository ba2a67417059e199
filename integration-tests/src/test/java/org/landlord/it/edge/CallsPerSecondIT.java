package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// The limit on the requests of one credential in a second, as answers tell of it.
class CallsPerSecondIT {

    private static final int PER_SECOND = 20;

    @TempDir
    Path folder;

    @Test
    void givenALimitOfRequests_whenItIsPassed_thenAnswersSayWhatIsLeft_andCanBeToldFromAnExceededQuota()
            throws Exception {
        try (ServerProcess server =
                        ServerProcess.start(folder, Map.of("LANDLORD_CALLS_PER_SECOND", String.valueOf(PER_SECOND)));
                HttpClient http = HttpClient.newHttpClient()) {
            URI org = server.uri().resolve("/v1/orgs/org_acme/");
            HttpResponse<String> first = send(
                    http, "POST", server.uri().resolve("/v1/orgs"), "{'orgId':'org_acme','slug':'acme','name':'Acme'}");
            send(
                    http,
                    "PUT",
                    org.resolve("usage-limits"),
                    "{'metric':'tokens','period':'rolling-24h','limitQuantity':1,'enforcement':'hard'}");
            HttpResponse<String> exceeded =
                    send(http, "POST", org.resolve("usage-events"), "{'metric':'tokens','quantity':2}");
            List<CompletableFuture<HttpResponse<String>>> crowd = IntStream.range(0, 5 * PER_SECOND)
                    .mapToObj(_ -> http.sendAsync(
                            request("GET", org.resolve("usage-limits"), null), HttpResponse.BodyHandlers.ofString()))
                    .toList();
            HttpResponse<String> tooMany = crowd.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 429)
                    .findAny()
                    .orElseThrow();

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"credential\";q=20;w=1");
            assertThat(header(first, "RateLimit")).isEqualTo("\"credential\";r=19;t=1");
            assertThat(header(first, "Landlord-Error-Code")).isNull();
            assertThat(exceeded.statusCode()).isEqualTo(429);
            assertThat(header(exceeded, "Landlord-Error-Code")).isEqualTo("QUOTA_EXCEEDED");
            assertThat(header(exceeded, "Retry-After"))
                    .as("resetAt says when: a day is too long to wait")
                    .isNull();
            assertThat(header(tooMany, "Landlord-Error-Code")).isEqualTo("RATE_LIMITED");
            assertThat(header(tooMany, "Retry-After")).isEqualTo("1");
            assertThat(header(tooMany, "RateLimit")).isEqualTo("\"credential\";r=0;t=1");
            assertThat(tooMany.body()).contains("too many requests with this credential");
        }
    }

    private static @Nullable String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private static HttpResponse<String> send(HttpClient http, String method, URI uri, @Nullable String body)
            throws Exception {
        return http.send(request(method, uri, body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String method, URI uri, @Nullable String body) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", AdminKey.BEARER)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
    }
}
