package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How long a tenant waits for answers to what it does most: it records usage, checks its quota, and looks something
/// up, one after the other.
final class Pulse {

    private final HttpClient http;
    private final URI server;
    private final String authorization;
    private final String orgId;
    private final List<Long> nanos = new ArrayList<>();

    Pulse(HttpClient http, URI server, String authorization, String orgId) {
        this.http = http;
        this.server = server;
        this.authorization = authorization;
        this.orgId = orgId;
    }

    /// Calls for so long. Whatever it is answered but success fails the test.
    void beat(Duration duration) throws Exception {
        long until = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < until) {
            time("POST", "/usage-events", "{\"metric\":\"calls\",\"unit\":\"call\",\"quantity\":1}");
            time("GET", "/usage-limits/check?metric=calls&unit=call&period=daily", "");
            time("GET", "/teams", "");
        }
    }

    private void time(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/orgs/" + orgId + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        nanos.add(System.nanoTime() - begin);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isBetween(200, 201);
    }

    /// How many answers there were.
    int count() {
        return nanos.size();
    }

    /// What 99 of 100 answers take at most.
    Duration p99() {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return Duration.ofNanos(sorted.get(sorted.size() * 99 / 100));
    }
}
