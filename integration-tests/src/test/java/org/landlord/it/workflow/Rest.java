package org.landlord.it.workflow;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.landlord.it.openapi.ContractFilter;
import org.landlord.it.support.AdminKey;

/// The REST API, as one caller uses it. Its answers are checked against the document.
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final String token;
    private final boolean isChecked;

    private Rest(URI server, String token, boolean isChecked) {
        this.server = server;
        this.token = token;
        this.isChecked = isChecked;
    }

    static Rest asAdministrator(URI server) {
        return new Rest(server, AdminKey.TOKEN, true);
    }

    /// The same API, as somebody else uses it.
    Rest as(String another) {
        return new Rest(server, another, isChecked);
    }

    /// The same without a look at the document, which takes many times as long as the request: for
    /// those who ask again and again, or take the time.
    Rest plain() {
        return new Rest(server, token, false);
    }

    URI server() {
        return server;
    }

    String token() {
        return token;
    }

    /// What was answered.
    ///
    /// @param status of HTTP
    /// @param text of the body
    record Answer(int status, String text) {

        /// The body of an answer that must have this status.
        JsonNode require(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + " " + text);
            }
            return json();
        }

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// The code of a problem.
        String code() {
            return json().path("code").asText();
        }

        /// The words of a problem.
        String detail() {
            return json().path("detail").asText();
        }
    }

    private Answer send(String method, String path, String json) {
        return isChecked ? checked(method, path, json) : unchecked(method, path, json);
    }

    private Answer checked(String method, String path, String json) {
        RequestSpecification request = given().baseUri(server.toString())
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .filter(ContractFilter.shared())
                .urlEncodingEnabled(false);
        Response response = (json.isEmpty() ? request : request.body(json)).request(method, path);
        return new Answer(response.statusCode(), response.asString());
    }

    private Answer unchecked(String method, String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }
}
