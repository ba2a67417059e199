package org.landlord.it.openapi;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.it.openapi.OpenApiDocument.Documented;
import org.landlord.it.support.AdminKey;
import org.openapitools.openapidiff.core.OpenApiCompare;

/// A server answers every operation as the document says, and refuses what it must. What it is asked is taken
/// from the document: an operation that is added to it is asked too.
public abstract class ContractSuite {

    private static final OpenAPI DOCUMENT = OpenApiDocument.parse(OpenApiDocument.text());
    private static final Contract CONTRACT = Contract.load();

    /// RestAssured writes no charset of its own, and takes every media type of the API for text.
    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .encoderConfig(encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .defaultContentCharset(StandardCharsets.UTF_8)
                    .encodeContentTypeAs("application/merge-patch+json", ContentType.TEXT)
                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                    .encodeContentTypeAs("application/cloudevents+json", ContentType.TEXT)
                    .encodeContentTypeAs("application/xml", ContentType.TEXT));

    /// Where the server is.
    protected abstract URI server();

    static Stream<Documented> operations() {
        return OpenApiDocument.operations(DOCUMENT).stream();
    }

    /// Calls of the gateway's own clients: their errors are frames, and what they do not know is ignored.
    private static boolean isCall(Documented operation) {
        return operation.path().contains("/rpc/");
    }

    static Stream<Documented> operationsWithKnownFields() {
        return operationsWithABody().filter(operation -> !isCall(operation));
    }

    static Stream<Documented> operationsWithABody() {
        return operations().filter(operation -> operation.spec().getRequestBody() != null);
    }

    static Stream<Documented> operationsOnAnOrganization() {
        return operations().filter(operation -> operation.path().contains("{orgId}"));
    }

    @Test
    void every_operation_succeeds_as_documented() {
        Contract contract = Contract.load();
        new ContractWalk(() -> call(contract)).run();
        contract.coverage().requireEveryOperationSucceeded();
    }

    @Test
    void the_document_is_served_as_it_was_written() {
        String served = call().get("/q/openapi").body().asString();
        assertThat(OpenApiCompare.fromContents(OpenApiDocument.text(), served).isUnchanged())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void a_query_parameter_that_is_not_documented_is_refused(Documented operation) {
        RequestSpecification call = with(operation, call(CONTRACT)).queryParam("surprise", "1");
        assertRefused(operation, send(operation, call, "org_missing"), 400, "/surprise");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsOnAnOrganization")
    void an_organization_that_is_not_there_is_not_found(Documented operation) {
        Response answer = send(operation, with(operation, call(CONTRACT)), "org_missing");
        assertThat(answer.statusCode()).isEqualTo(404);
        if (isCall(operation)) {
            assertThat(answer.jsonPath().getString("error.message")).isEqualTo("no org org_missing");
            return;
        }
        assertThat(answer.jsonPath().getString("kind")).isEqualTo("org");
        assertThat(answer.jsonPath().getString("id")).isEqualTo("org_missing");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsOnAnOrganization")
    void an_id_that_is_none_is_refused(Documented operation) {
        assertRefused(operation, send(operation, with(operation, call(CONTRACT)), "not~an~id"), 400, "/orgId");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithABody")
    void a_body_that_is_not_json_is_refused(Documented operation) {
        RequestSpecification call = with(operation, call(CONTRACT)).body("{\"slug\":");
        assertThat(send(operation, call, "org_missing").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithKnownFields")
    void a_field_that_is_not_documented_is_refused(Documented operation) {
        RequestSpecification call = with(operation, call(CONTRACT)).body("{\"surprise\":1}");
        assertRefused(operation, send(operation, call, "org_missing"), 400, "/surprise");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithABody")
    void a_media_type_that_is_not_documented_is_refused(Documented operation) {
        RequestSpecification call = with(operation, call(CONTRACT)).contentType("application/xml");
        assertThat(send(operation, call, "org_missing").statusCode()).isEqualTo(415);
    }

    private static void assertRefused(Documented operation, Response answer, int status, String pointer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        if (isCall(operation)) {
            assertThat(answer.jsonPath().getString("error.message")).startsWith(pointer.substring(1));
            return;
        }
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
    }

    /// The parameters that are required and a body, as the document's examples have them.
    private static RequestSpecification with(Documented operation, RequestSpecification call) {
        for (Parameter parameter : Objects.requireNonNullElse(operation.spec().getParameters(), List.<Parameter>of())) {
            if ("query".equals(parameter.getIn()) && Boolean.TRUE.equals(parameter.getRequired())) {
                call.queryParam(parameter.getName(), parameter.getName().equals("period") ? "daily" : "tokens");
            }
        }
        if (operation.spec().getRequestBody() != null) {
            Map.Entry<String, MediaType> content = operation
                    .spec()
                    .getRequestBody()
                    .getContent()
                    .entrySet()
                    .iterator()
                    .next();
            Example example = OpenApiDocument.resolve(
                    DOCUMENT,
                    content.getValue().getExamples().values().iterator().next());
            call.contentType(content.getKey()).body(String.valueOf(example.getValue()));
        }
        return call;
    }

    private static Response send(Documented operation, RequestSpecification call, String orgId) {
        String path = operation
                .path()
                .replace("{orgId}", orgId)
                .replace("{method}", "launchRun")
                .replaceAll("\\{\\w+\\}", "id_1");
        HttpMethod method = operation.method();
        return call.request(method.name(), path);
    }

    private RequestSpecification call() {
        return RestAssured.given().config(CONFIG).baseUri(server().toString()).header("Authorization", AdminKey.BEARER);
    }

    private RequestSpecification call(Contract contract) {
        return call().filter(new ContractFilter(contract));
    }
}
