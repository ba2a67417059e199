package org.landlord.it.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.openapi.OpenApiDocument;
import org.landlord.it.openapi.OpenApiDocument.Documented;

/// `If-Match`, `If-None-Match`, `Accept` and what else of HTTP says how something is to be done or answered:
/// with every operation of the document, those that are added to it later included.
abstract class ConditionsRestSuite extends RestSuite {

    private static final OpenAPI DOCUMENT = OpenApiDocument.parse(OpenApiDocument.text());
    private static final String TIMESTAMPS = "#/components/schemas/AnyTimestamp";

    static Stream<Documented> operations() {
        return OpenApiDocument.operations(DOCUMENT).stream();
    }

    /// Those whose changes are in the audit log of an organization.
    static Stream<Documented> puts() {
        return operations()
                .filter(operation -> operation.method() == HttpMethod.PUT
                        && operation.path().startsWith("/v1/orgs/"));
    }

    /// A removal is answered with nothing, which everybody takes.
    static Stream<Documented> operationsWithAnAnswer() {
        return operations()
                .filter(operation -> operation.method() != HttpMethod.DELETE && !answersInFrames(operation));
    }

    static Stream<Documented> posts() {
        return operations()
                .filter(operation -> operation.method() == HttpMethod.POST && !answersInFrames(operation));
    }

    /// True for calls of the clients of a workflow gateway, which have a suite of their own.
    private static boolean answersInFrames(Documented operation) {
        return operation.path().contains("/rpc/");
    }

    static Stream<Documented> operationsWithTimes() {
        return operations().filter(operation -> !times(operation).isEmpty());
    }

    private static List<String> times(Documented operation) {
        return parameters(operation)
                .filter(parameter -> "query".equals(parameter.getIn()))
                .filter(parameter -> TIMESTAMPS.equals(parameter.getSchema().get$ref()))
                .map(Parameter::getName)
                .toList();
    }

    private static Stream<Parameter> parameters(Documented operation) {
        return Objects.requireNonNullElse(operation.spec().getParameters(), List.<Parameter>of()).stream();
    }

    /// An organization in which is what the document's examples name.
    private String orgOfTheExamples() {
        String org = newOrg();
        post(org + "/teams", "{\"teamId\":\"team_platform\",\"slug\":\"platform\",\"name\":\"P\"}")
                .then()
                .statusCode(201);
        post(org + "/projects", "{\"projectId\":\"project_app\",\"slug\":\"app\",\"name\":\"A\"}")
                .then()
                .statusCode(201);
        return org;
    }

    /// The path of an operation, its ids as in the document's examples, its query as it must be.
    private static String path(Documented operation, String org) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : parameters(operation).toList()) {
            String name = parameter.getName();
            if ("path".equals(parameter.getIn())) {
                path = path.replace(
                        "{" + name + "}", name.equals("orgId") ? idOf(org) : String.valueOf(parameter.getExample()));
            } else if ("query".equals(parameter.getIn()) && Boolean.TRUE.equals(parameter.getRequired())) {
                query.append(query.isEmpty() ? "?" : "&").append(name).append('=');
                query.append(name.equals("period") ? "daily" : parameter.getExample());
            }
        }
        return path + query;
    }

    private static String body(Documented operation) {
        MediaType content =
                requireNonNull(operation.spec().getRequestBody().getContent().get("application/json"));
        return OpenApiDocument.resolve(
                        DOCUMENT, content.getExamples().values().iterator().next())
                .getValue()
                .toString();
    }

    private Response send(Documented operation, String org, String header, String value) {
        var call = operation.spec().getRequestBody() == null ? plain() : api().body(body(operation));
        return call.header(header, value).request(operation.method().name(), path(operation, org));
    }

    /// True for what has a value before anybody has put one.
    private boolean isAlwaysThere(Documented put, String org) {
        boolean canBeRead = operations()
                .anyMatch(operation -> operation.method() == HttpMethod.GET
                        && operation.path().equals(put.path())
                        && operation.spec().getParameters().stream()
                                .anyMatch(parameter -> "If-None-Match".equals(parameter.getName())));
        return canBeRead && get(path(put, org)).statusCode() == 200;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("puts")
    void givenSomethingIsThere_whenItIsPutOnlyIfItIsNot_thenNothingIsOverwritten(Documented put) {
        String org = orgOfTheExamples();
        int before = changes(org);
        if (isAlwaysThere(put, org)) {
            expectProblem(send(put, org, "If-None-Match", "*"), 412, "PRECONDITION_FAILED");
            assertThat(changes(org)).isEqualTo(before);
            return;
        }

        expectProblem(send(put, org, "If-Match", "*"), 412, "PRECONDITION_FAILED")
                .body("detail", containsString("the resource does not exist"));
        assertThat(changes(org)).isEqualTo(before);

        Response made = send(put, org, "If-None-Match", "*");
        assertThat(made.statusCode()).as(made.asString()).isBetween(200, 201);
        int after = changes(org);
        assertThat(after).isEqualTo(before + 1);

        expectProblem(send(put, org, "If-None-Match", "*"), 412, "PRECONDITION_FAILED")
                .body("detail", containsString("the resource already exists"));
        expectProblem(send(put, org, "If-None-Match", "W/" + made.header("ETag")), 412, "PRECONDITION_FAILED");
        assertThat(changes(org)).isEqualTo(after);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("puts")
    void givenATagThatWasAlteredOnTheWay_whenItIsSentBack_thenTheAnswerSaysWhatToSend(Documented put) {
        String org = orgOfTheExamples();
        String etag = send(put, org, "If-None-Match", "\"none\"").header("ETag");

        for (String altered : List.of("W/" + etag, etag.replaceAll("\"$", "-gzip\""))) {
            expectProblem(send(put, org, "If-Match", altered), 412, "PRECONDITION_FAILED")
                    .body("detail", containsString("Send " + etag));
        }
        assertThat(send(put, org, "If-Match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void givenOneResource_whenItIsChangedOrReadOnConditions_thenEachIsHeeded() {
        String org = newOrg();
        String etag = get(org).header("ETag");
        String weak = "W/" + etag;

        plain().header("If-None-Match", weak).get(org).then().statusCode(304);
        plain().header("If-Match", etag).get(org).then().statusCode(200);
        expectProblem(plain().header("If-Match", "\"other\"").get(org), 412, "PRECONDITION_FAILED");
        for (String tags : List.of("*", weak, "\"other\", " + etag)) {
            expectProblem(plain().header("If-None-Match", tags).delete(org), 412, "PRECONDITION_FAILED");
            expectProblem(
                    plain().contentType("application/merge-patch+json")
                            .header("If-None-Match", tags)
                            .body("{\"name\":\"Other\"}")
                            .patch(org),
                    412,
                    "PRECONDITION_FAILED");
        }
        expectProblem(
                plain().header("If-Match", etag).header("If-None-Match", "*").delete(org), 412, "PRECONDITION_FAILED");
        get(org).then().body("name", equalTo("Org"));
        expectProblem(plain().header("If-Match", "*").delete(org + "/teams/none"), 404, "NOT_FOUND");
        plain().header("If-Match", etag)
                .header("If-None-Match", "\"other\"")
                .delete(org)
                .then()
                .statusCode(204);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("posts")
    void givenAPost_whenItComesWithADemand_thenItIsRefusedAndNotOverlooked(Documented operation) {
        for (String header : List.of("If-Match", "If-None-Match")) {
            Response refused = send(operation, "/v1/orgs/org_missing", header, "*");

            expectProblem(refused, 400, "INVALID_INPUT");
            assertThat(refused.jsonPath().getList("errors.pointer", String.class))
                    .contains("/" + header);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithAnAnswer")
    void givenAnAcceptThatAllowsNoAnswer_whenSomethingIsAsked_thenItIsNotAcceptable(Documented operation) {
        for (String accept : List.of("text/html", "*/*;q=0", "image/png;q=0.5, text/html")) {
            expectProblem(send(operation, "/v1/orgs/org_missing", "Accept", accept), 406, "NOT_ACCEPTABLE");
        }
    }

    @Test
    void givenAnAcceptWithNothingInIt_whenSomethingIsAsked_thenItIsAsIfThereWereNone() {
        String org = newOrg();

        plain().header("Accept", "").get(org).then().statusCode(200);
        plain().header("Accept", "text/html, application/*;q=0.2")
                .get(org)
                .then()
                .statusCode(200);
        plain().noFilters().header("Accept", "image/png").delete(org).then().statusCode(204);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithTimes")
    void givenATimeWhosePlusWasNotEncoded_whenItIsAsked_thenTheAnswerSaysHowTo(Documented operation) {
        for (String time : times(operation)) {
            String path = path(operation, "/v1/orgs/org_missing");
            Response refused =
                    plain().get(path + (path.contains("?") ? "&" : "?") + time + "=2026-11-22T15:04:05+01:00");

            expectInvalid(refused, "/" + time);
            refused.then().body("errors[0].detail", containsString("%2B"));
        }
    }

    @Test
    void givenTheDocument_whenTheTestsAbove_thenTheyHadSomethingToAskFor() {
        assertThat(puts()).hasSizeGreaterThan(6);
        assertThat(operationsWithTimes().map(Documented::toString))
                .contains("listUsageEvents", "checkUsageLimit", "exportAudit", "listAuditEvents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT"})
    void whatHasATagMayNotBePackedOnTheWay(String method) {
        String org = newOrg();
        Response answer = method.equals("GET") ? get(org) : put(org + "/billing-account", "{\"plan\":\"pro\"}");

        answer.then().header("Cache-Control", equalTo("private, no-cache, no-transform"));
    }
}
