package org.landlord.it.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.landlord.it.support.AdminKey;

/// Requests as they go out and answers as they come in, byte by byte.
final class Wire {

    /// The id of almost every request: what an answer repeats of it is no difference between two answers.
    private static final String REQUEST_ID = "walls";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;

    /// @param method of HTTP
    /// @param path with its query
    /// @param contentType null if there is no body
    /// @param body empty if there is none
    record Request(String method, String path, @Nullable String contentType, String body) {

        static Request get(String path) {
            return new Request("GET", path, null, "");
        }

        static Request delete(String path) {
            return new Request("DELETE", path, null, "");
        }

        static Request json(String method, String path, String body) {
            return new Request(method, path, "application/json", body);
        }
    }

    /// @param status of HTTP
    /// @param headers by their names in lower case, all but the date and the requests that are left
    /// @param body empty if there is none
    record Answer(int status, Map<String, String> headers, String body) {

        private static Answer of(HttpResponse<String> response) {
            Map<String, String> headers = new TreeMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            headers.remove("date");
            headers.remove("ratelimit");
            return new Answer(response.statusCode(), headers, response.body());
        }

        /// The same with something said otherwise, wherever it is said.
        Answer with(UnaryOperator<String> change) {
            Map<String, String> changed = new TreeMap<>();
            headers.forEach((name, value) -> changed.put(name, change.apply(value)));
            return new Answer(status, changed, change.apply(body));
        }

        /// True if it succeeded, or would have if something else were so: whoever asked was let in.
        boolean letIn() {
            return status < 400 || status == 409 || status == 412 || status == 429;
        }
    }

    /// @param server where it answers
    Wire(URI server) {
        this.server = server;
    }

    /// Asks with the administrator's key.
    Answer asAdministrator(Request request) {
        return send(request, AdminKey.BEARER);
    }

    /// Asks with the administrator's key and another request id.
    Answer asAdministrator(Request request, String requestId) {
        return send(request, AdminKey.BEARER, requestId);
    }

    /// Asks with a token.
    Answer as(String token, Request request) {
        return send(request, "Bearer " + token);
    }

    /// Asks with this in `Authorization`.
    ///
    /// @param authorization null for nothing
    Answer send(Request request, @Nullable String authorization) {
        return send(request, authorization, REQUEST_ID);
    }

    private Answer send(Request request, @Nullable String authorization, String requestId) {
        HttpRequest.Builder sent = HttpRequest.newBuilder(server.resolve(request.path()))
                .timeout(Duration.ofSeconds(60))
                .header("X-Request-Id", requestId)
                .method(
                        request.method(),
                        request.body().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(request.body()));
        if (request.contentType() != null) {
            sent.header("Content-Type", request.contentType());
        }
        if (authorization != null) {
            sent.header("Authorization", authorization);
        }
        try {
            return Answer.of(http.send(sent.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(request.method() + " " + request.path() + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
