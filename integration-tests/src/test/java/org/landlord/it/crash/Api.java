package org.landlord.it.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.landlord.it.support.AdminKey;

/// The REST API of one organization on a server that may be gone at any moment.
final class Api {

    /// The status of a request whose outcome nobody knows: the server was gone.
    static final int UNKNOWN = 0;

    static final String ORG = "org_busy";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;

    /// What a request was answered.
    ///
    /// @param status of HTTP, or [#UNKNOWN]
    /// @param contentType empty if there is none
    /// @param retryAfter empty if there is none
    /// @param body empty if there is none
    record Answer(int status, String contentType, String retryAfter, String body) {

        private static Answer of(HttpResponse<String> response) {
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Retry-After").orElse(""),
                    response.body());
        }

        /// True if it says in the API's words that it cannot be done now, and when to come again.
        boolean isUnavailable() {
            return status == 503
                    && contentType.startsWith("application/problem+json")
                    && retryAfter.matches("[1-9][0-9]*")
                    && body.contains("\"UNAVAILABLE\"");
        }
    }

    Api(URI server) {
        this.server = server;
    }

    void createOrganization() {
        require(201, send("POST", "/v1/orgs", "{\"orgId\":\"" + ORG + "\",\"slug\":\"busy\",\"name\":\"Busy\"}"));
    }

    /// Asks for something under the organization.
    ///
    /// @param path what follows the organization, from the slash on
    Answer get(String path) {
        return send("GET", "/v1/orgs/" + ORG + path, "");
    }

    Answer post(String path, String json) {
        return send("POST", "/v1/orgs/" + ORG + path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", "/v1/orgs/" + ORG + path, json);
    }

    /// The body of an answer that must have this status.
    static String require(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ", got " + answer);
        }
        return answer.body();
    }

    private Answer send(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", AdminKey.BEARER)
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return Answer.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException _) {
            return new Answer(UNKNOWN, "", "", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
