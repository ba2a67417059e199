package org.landlord.it.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The filter believes no answer: a server on this machine gives it right and wrong ones.
@DisplayName("The contract filter")
class ContractFilterTest {

    private static final String ORG = """
            {"orgId":"org_acme","slug":"acme","name":"Acme Inc.","metadata":{"tier":null},\
            "createdAt":"2026-11-22T15:04:05.123Z","updatedAt":"2026-11-22T15:04:05.123Z"}""";

    private static final String CREATE_ORG = "{\"orgId\":\"org_acme\",\"slug\":\"acme\",\"name\":\"Acme Inc.\"}";

    private static final String NOT_FOUND = """
            {"type":"urn:landlord:problem:not-found","title":"Not found","status":404,"detail":"no org org_acme",\
            "instance":"/v1/orgs/org_acme","code":"NOT_FOUND","requestId":"r-1","kind":"org","id":"org_acme"}""";

    private static final String USAGE_EVENT = """
            {"orgId":"org_acme","eventId":"evt_1","projectId":null,"runId":null,"metric":"tokens","quantity":0.1,\
            "unit":"count","observedAt":"2026-11-22T15:04:05.123Z","recordedAt":"2026-11-22T15:04:05.123Z",\
            "metadata":{},"voidedAt":null,"voidReason":null}""";

    private static final String EVENT_LINE = """
            {"orgId":"org_acme","sequence":1,"eventId":"evt_1","projectId":null,"actorId":null,"actorKind":null,"recordedBy":null,"requestId":null,"address":null,"userAgent":null,"reason":null,"action":"org.create",\
            "targetType":"org","targetId":"org_acme","occurredAt":"2026-11-22T15:04:05.123Z","metadata":{}}""";

    private static Contract contract;

    private HttpServer server;
    private int status;
    private String body = "";
    private Map<String, String> headers = Map.of();

    @BeforeAll
    static void load() {
        contract = Contract.load();
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_right_answer_passes() {
        answers(200, "application/json;charset=UTF-8", ORG).with("ETag", "\"v1\"");
        assertThatCode(this::getOrg).doesNotThrowAnyException();
    }

    @Test
    void an_answer_without_a_body_passes() {
        answers(304, null, "").with("ETag", "\"v1\"");
        assertThatCode(() -> call().header("If-None-Match", "\"v1\"").get("/v1/orgs/org_acme"))
                .doesNotThrowAnyException();
        answers(204, null, "");
        assertThatCode(() -> call().delete("/v1/orgs/org_acme")).doesNotThrowAnyException();
    }

    @Test
    void a_problem_passes() {
        answers(404, "application/problem+json", NOT_FOUND);
        assertThatCode(this::getOrg).doesNotThrowAnyException();
    }

    @Test
    void a_field_of_the_wrong_type_is_caught() {
        answers(200, "application/json", ORG.replace("\"Acme Inc.\"", "7")).with("ETag", "\"v1\"");
        assertRefused(this::getOrg, "/name");
    }

    @Test
    void a_null_where_there_must_be_a_value_is_caught() {
        answers(200, "application/json", ORG.replace("\"Acme Inc.\"", "null")).with("ETag", "\"v1\"");
        assertRefused(this::getOrg, "/name");
    }

    @Test
    void a_missing_field_is_caught() {
        answers(200, "application/json", ORG.replace("\"slug\":\"acme\",", "")).with("ETag", "\"v1\"");
        assertRefused(this::getOrg, "slug");
    }

    @Test
    void an_additional_field_is_caught() {
        answers(200, "application/json", ORG.replace("{\"orgId\"", "{\"surprise\":1,\"orgId\""))
                .with("ETag", "\"v1\"");
        assertRefused(this::getOrg, "surprise");
    }

    @Test
    void a_timestamp_without_milliseconds_is_caught() {
        answers(200, "application/json", ORG.replace("05.123Z", "05Z")).with("ETag", "\"v1\"");
        assertRefused(this::getOrg, "/createdAt");
    }

    @Test
    void a_missing_header_is_caught() {
        answers(200, "application/json", ORG);
        assertRefused(this::getOrg, "ETag");
    }

    @Test
    void a_header_of_the_wrong_shape_is_caught() {
        answers(200, "application/json", ORG).with("ETag", "v1");
        assertRefused(this::getOrg, "header");
    }

    @Test
    void a_status_that_is_not_in_the_document_is_caught() {
        answers(202, "application/json", ORG).with("ETag", "\"v1\"");
        assertRefused(this::getOrg, "202");
    }

    @Test
    void another_content_type_is_caught() {
        answers(200, "text/html", ORG).with("ETag", "\"v1\"");
        assertRefused(this::getOrg, "text/html");
        answers(404, "application/json", NOT_FOUND);
        assertRefused(this::getOrg, "application/json");
    }

    @Test
    void an_answer_without_a_content_type_is_caught() {
        answers(200, null, ORG).with("ETag", "\"v1\"");
        assertRefused(this::getOrg, "Content-Type");
    }

    @Test
    void a_body_where_there_must_be_none_is_caught() {
        answers(201, "application/json", ORG).with("ETag", "\"v1\"").with("Location", "/v1/orgs/org_acme");
        assertThatCode(() -> createOrg(CREATE_ORG)).doesNotThrowAnyException();
        answers(200, "application/json", ORG);
        assertRefused(() -> call().delete("/v1/orgs/org_acme"), "200");
    }

    @Test
    void a_problem_with_the_code_of_another_status_is_caught() {
        answers(404, "application/problem+json", NOT_FOUND.replace("\"NOT_FOUND\"", "\"CONFLICT\""));
        assertRefused(this::getOrg, "code must be one of [NOT_FOUND]");
    }

    @Test
    void a_problem_that_says_another_status_is_caught() {
        answers(404, "application/problem+json", NOT_FOUND.replace("404", "400"));
        assertRefused(this::getOrg, "status must be 404");
    }

    @Test
    void a_problem_without_what_its_code_adds_is_caught() {
        answers(404, "application/problem+json", NOT_FOUND.replace("\"kind\":\"org\",", ""));
        assertRefused(this::getOrg, "members of the problem must be");
    }

    @Test
    void an_exact_decimal_passes_and_a_tenth_fraction_digit_is_caught() {
        answers(201, "application/json", USAGE_EVENT.replace("0.1", "999999999999999998.999999999"));
        assertThatCode(this::recordUsage).doesNotThrowAnyException();
        answers(201, "application/json", USAGE_EVENT.replace("0.1", "0.1234567891"));
        assertRefused(this::recordUsage, "/quantity");
        answers(201, "application/json", USAGE_EVENT.replace("0.1", "-1"));
        assertRefused(this::recordUsage, "/quantity");
        answers(201, "application/json", USAGE_EVENT.replace("0.1", "\"0.1\""));
        assertRefused(this::recordUsage, "/quantity");
    }

    @Test
    void lines_of_json_are_read_one_by_one() {
        answers(200, "application/x-ndjson", EVENT_LINE + "\n" + EVENT_LINE + "\n");
        assertThatCode(this::exportAudit).doesNotThrowAnyException();
        answers(200, "application/x-ndjson", EVENT_LINE + "\n" + EVENT_LINE.replace("\"sequence\":1,", "") + "\n");
        assertRefused(this::exportAudit, "sequence");
    }

    @Test
    void a_path_that_is_not_in_the_document_must_be_refused() {
        answers(200, "application/json", "{}");
        assertRefused(() -> call().get("/v1/surprises"), "not in the document");
        answers(404, "application/problem+json", NOT_FOUND);
        assertThatCode(() -> call().get("/v1/surprises")).doesNotThrowAnyException();
        answers(404, "text/html", NOT_FOUND);
        assertRefused(() -> call().get("/v1/surprises"), "application/problem+json");
    }

    @Test
    void a_method_that_is_not_in_the_document_must_be_refused() {
        answers(204, null, "");
        assertRefused(() -> call().delete("/v1/orgs"), "not in the document");
        answers(405, "application/problem+json", """
                {"type":"urn:landlord:problem:method-not-allowed","title":"Method not allowed","status":405,\
                "detail":"DELETE is not allowed here","instance":"/v1/orgs","code":"METHOD_NOT_ALLOWED","requestId":"r-1"}""");
        assertThatCode(() -> call().delete("/v1/orgs")).doesNotThrowAnyException();
    }

    @Test
    void a_bad_request_that_is_accepted_is_caught_and_one_that_is_refused_is_not() {
        String bad = CREATE_ORG.replace("\"acme\"", "\"Not A Slug\"");
        answers(201, "application/json", ORG).with("ETag", "\"v1\"").with("Location", "/v1/orgs/org_acme");
        assertThatCode(() -> createOrg(CREATE_ORG)).doesNotThrowAnyException();
        assertRefused(() -> createOrg(bad), "/slug");
        answers(400, "application/problem+json", """
                {"type":"urn:landlord:problem:invalid-input","title":"Invalid input","status":400,\
                "detail":"slug must be a slug","instance":"/v1/orgs","code":"INVALID_INPUT","requestId":"r-1",\
                "errors":[{"pointer":"/slug","detail":"must be a slug"}]}""");
        assertThatCode(() -> createOrg(bad)).doesNotThrowAnyException();
    }

    @Test
    void an_unknown_query_parameter_that_is_accepted_is_caught() {
        answers(200, "application/json", ORG).with("ETag", "\"v1\"");
        assertRefused(() -> call().get("/v1/orgs/org_acme?surprise=1"), "surprise");
        assertRefused(() -> call().queryParam("surprise", 1).get("/v1/orgs/org_acme"), "surprise");
    }

    @Test
    void a_quantity_may_be_sent_as_a_number_or_as_a_string() {
        answers(201, "application/json", USAGE_EVENT);
        assertThatCode(() -> recordUsage("{\"metric\":\"tokens\",\"quantity\":0.1}"))
                .doesNotThrowAnyException();
        assertThatCode(() -> recordUsage("{\"metric\":\"tokens\",\"quantity\":\"0.1\"}"))
                .doesNotThrowAnyException();
        assertRefused(() -> recordUsage("{\"metric\":\"tokens\",\"quantity\":\"a few\"}"), "request.body.schema");
    }

    @Test
    void a_secret_may_have_any_name() {
        answers(200, "application/json", """
                {"orgId":"org_acme","projectId":null,"name":"a/b ü","provider":"vault","ref":"vault://a",\
                "createdBy":null,"createdAt":"2026-11-22T15:04:05.123Z","rotatedAt":null}""").with("ETag", "\"v1\"");
        assertThatCode(() -> call().get("/v1/orgs/org_acme/secret-refs/{name}", "a/b ü"))
                .doesNotThrowAnyException();
    }

    @Test
    void what_was_answered_is_remembered() {
        Contract fresh = Contract.load();
        answers(404, "application/problem+json", NOT_FOUND);
        call(fresh).get("/v1/orgs/org_acme");
        assertThat(fresh.coverage().statuses())
                .containsEntry("getOrganization", Set.of(404))
                .containsEntry("listTeams", Set.of());
        assertThatThrownBy(fresh.coverage()::requireEveryOperationSucceeded)
                .hasMessageContaining("getOrganization")
                .hasMessageContaining("listTeams");
    }

    @Test
    void a_run_is_complete_when_every_operation_succeeded() {
        ContractCoverage coverage = new ContractCoverage(List.of("a", "b"));
        coverage.add("a", 200);
        coverage.add("b", 409);
        assertThatThrownBy(coverage::requireEveryOperationSucceeded).hasMessageContaining("[b]");
        coverage.add("b", 204);
        assertThatCode(coverage::requireEveryOperationSucceeded).doesNotThrowAnyException();
    }

    private void getOrg() {
        call().get("/v1/orgs/org_acme");
    }

    private void createOrg(String json) {
        call().contentType("application/json").body(json).post("/v1/orgs");
    }

    private void recordUsage() {
        recordUsage("{\"metric\":\"tokens\",\"quantity\":1}");
    }

    private void recordUsage(String json) {
        call().contentType("application/json").body(json).post("/v1/orgs/org_acme/usage-events");
    }

    private void exportAudit() {
        call().accept("application/x-ndjson").get("/v1/orgs/org_acme/audit-export");
    }

    private RequestSpecification call() {
        return call(contract);
    }

    private RequestSpecification call(Contract by) {
        return given().baseUri("http://" + server.getAddress().getHostString())
                .port(server.getAddress().getPort())
                .filter(new ContractFilter(by));
    }

    private static void assertRefused(ThrowingCallable call, String because) {
        assertThatThrownBy(call)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is not what the OpenAPI document says")
                .hasMessageContaining(because);
    }

    private ContractFilterTest answers(int nextStatus, @Nullable String type, String text) {
        status = nextStatus;
        body = text;
        headers = new LinkedHashMap<>();
        headers.put("X-Request-Id", "r-1");
        return type == null ? this : with("Content-Type", type);
    }

    private ContractFilterTest with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
