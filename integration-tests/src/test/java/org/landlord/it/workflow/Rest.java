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
import org.landlord.it.openapi.ContractFilter;
import org.landlord.it.support.AdminKey;

/// The REST API, as one caller uses it. Every answer is checked against the document.
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final String token;

    private Rest(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    static Rest asAdministrator(URI server) {
        return new Rest(server, AdminKey.TOKEN);
    }

    /// The same API, as somebody else uses it.
    Rest as(String another) {
        return new Rest(server, another);
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

        private static Answer of(Response response) {
            return new Answer(response.statusCode(), response.asString());
        }

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

    private RequestSpecification request() {
        return given().baseUri(server.toString())
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .filter(ContractFilter.shared())
                .urlEncodingEnabled(false);
    }

    Answer get(String path) {
        return Answer.of(request().get(path));
    }

    Answer post(String path, String json) {
        return Answer.of(
                json.isEmpty() ? request().post(path) : request().body(json).post(path));
    }

    Answer put(String path, String json) {
        return Answer.of(request().body(json).put(path));
    }
}
