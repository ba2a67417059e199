package org.landlord.it.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HeaderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.landlord.it.openapi.ContractFilter;
import org.landlord.it.support.AdminKey;

/// What all suites for the REST API share. Each test makes organizations of its own, so that suites can share a
/// server.
abstract class RestSuite {

    private static final JsonMapper JSON = new JsonMapper();

    /// Where the server answers.
    protected abstract URI server();

    /// A request with a JSON body, if it has one; its answer is checked against the document.
    protected final RequestSpecification api() {
        return plain().contentType(ContentType.JSON);
    }

    /// The same without a content type.
    protected final RequestSpecification plain() {
        return given().config(RestAssuredConfig.config()
                        .headerConfig(HeaderConfig.headerConfig()
                                .overwriteHeadersWithName("Authorization", "Content-Type", "Accept"))
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .defaultContentCharset(StandardCharsets.UTF_8)
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                                .encodeContentTypeAs("application/cloudevents+json", ContentType.TEXT)
                                .encodeContentTypeAs("application/cloudevents-batch+json", ContentType.TEXT)
                                .encodeContentTypeAs("application/xml", ContentType.TEXT)
                                .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)))
                .baseUri(server().toString())
                .header("Authorization", AdminKey.BEARER)
                .filter(ContractFilter.shared())
                .urlEncodingEnabled(false);
    }

    protected final Response get(String path) {
        return api().get(path);
    }

    protected final Response post(String path, String body) {
        return api().body(body).post(path);
    }

    protected final Response put(String path, String body) {
        return api().body(body).put(path);
    }

    protected final Response patch(String path, String body) {
        return plain().contentType("application/merge-patch+json").body(body).patch(path);
    }

    protected final Response delete(String path) {
        return plain().delete(path);
    }

    /// A text that nobody used before, fit for ids and slugs.
    protected static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 12);
    }

    /// Makes an organization.
    ///
    /// @return its path
    protected final String newOrg() {
        String id = unique("org");
        post("/v1/orgs", "{\"orgId\":\"%s\",\"slug\":\"%s\",\"name\":\"Org\"}".formatted(id, id))
                .then()
                .statusCode(201);
        return "/v1/orgs/" + id;
    }

    /// Makes an organization with the project `app`.
    ///
    /// @return the organization's path
    protected final String newOrgWithProject() {
        String org = newOrg();
        post(org + "/projects", "{\"projectId\":\"app\",\"slug\":\"app\",\"name\":\"App\"}")
                .then()
                .statusCode(201);
        return org;
    }

    /// The id in an organization's path.
    protected static String idOf(String org) {
        return org.substring(org.lastIndexOf('/') + 1);
    }

    /// Reads a list to its end.
    ///
    /// @param path of the list, with a query
    /// @param field which texts of its items to collect: `items.` and their name
    protected final List<String> walk(String path, String field) {
        String place = "/" + field.substring("items.".length()).replace('.', '/');
        List<String> texts = new ArrayList<>();
        String cursor = null;
        do {
            Response answer = get(path + (cursor == null ? "" : "&cursor=" + cursor));
            answer.then().statusCode(200);
            JsonNode page = json(answer);
            page.path("items").forEach(item -> texts.add(item.at(place).textValue()));
            cursor = page.path("nextCursor").textValue();
        } while (cursor != null);
        return texts;
    }

    /// How often the organization was changed: the number of its audit events.
    protected final int changes(String org) {
        return json(get(org + "/audit-events?limit=500")).path("items").size();
    }

    /// The body of an answer. A path that RestAssured is given is a script that is compiled at each call, which takes
    /// far longer than the request: what most tests look at is read without.
    private static JsonNode json(Response response) {
        try {
            return JSON.readTree(response.asByteArray());
        } catch (IOException e) {
            throw new AssertionError(response.asString(), e);
        }
    }

    /// Expects a problem.
    protected static ValidatableResponse expectProblem(Response response, int status, String code) {
        ValidatableResponse problem = response.then().statusCode(status).contentType("application/problem+json");
        assertThat(json(response).path("code").textValue()).isEqualTo(code);
        assertThat(response.header("Landlord-Error-Code")).isEqualTo(code);
        assertThat(json(response).path("status").intValue()).isEqualTo(status);
        return problem;
    }

    /// Expects a refusal of bad input that names these places, in any order, and no other.
    protected static void expectInvalid(Response response, String... pointers) {
        expectProblem(response, 400, "INVALID_INPUT");
        assertThat(json(response).path("errors"))
                .extracting(error -> error.path("pointer").textValue())
                .containsExactlyInAnyOrder(pointers);
    }
}
