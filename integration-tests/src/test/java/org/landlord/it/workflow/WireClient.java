package org.landlord.it.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Speaks the wire of a workflow gateway with nothing but HTTP and JSON. Adds nothing, hides nothing.
public final class WireClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String token;

    /// A client of a gateway with a token of it.
    public WireClient(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /// What a gateway answered.
    ///
    /// @param status of HTTP
    /// @param body whole
    public record Reply(int status, JsonNode body, HttpHeaders headers) {

        /// What was asked for, of a call that has to succeed.
        public JsonNode payload() {
            if (status != 200 || !body.path("ok").asBoolean()) {
                throw new AssertionError(status + " " + body);
            }
            return body.has("payload") ? body.path("payload") : body.path("data");
        }

        /// The code of an error.
        public String code() {
            return body.path("error").path("code").asText();
        }

        /// The words of an error.
        public String message() {
            return body.path("error").path("message").asText();
        }
    }

    /// Calls a method.
    ///
    /// @param params a JSON object, or whatever else shall be sent
    public Reply rpc(String method, String params) {
        return send(request("/v1/rpc/" + method)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(params)));
    }

    /// Reads something of the REST twin, or anything else.
    public Reply get(String path) {
        return send(request(path).GET());
    }

    /// Posts to the REST twin.
    public Reply post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), parse(response.body()), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String body) throws JsonProcessingException {
        return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
