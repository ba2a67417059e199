package org.landlord.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.it.openapi.OpenApiDocument.Documented;

/// The document leaves nothing out that a caller needs, and its own examples keep to it.
@DisplayName("The OpenAPI document")
class DocumentTest {

    private static final OpenAPI DOCUMENT = OpenApiDocument.parse(OpenApiDocument.text());
    private static final Contract CONTRACT = Contract.load();
    private static final ObjectMapper JSON = Json.mapper();

    static Stream<Documented> operations() {
        return OpenApiDocument.operations(DOCUMENT).stream();
    }

    @Test
    void is_of_a_version_that_the_tools_can_check() {
        assertThat(DOCUMENT.getOpenapi()).startsWith("3.0.");
    }

    @Test
    void has_an_id_of_its_own_for_every_operation() {
        List<String> ids = operations().map(it -> it.spec().getOperationId()).toList();
        assertThat(ids).doesNotContainNull().doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    @Test
    void describes_every_tag() {
        assertThat(DOCUMENT.getTags())
                .isNotEmpty()
                .allSatisfy(tag -> assertThat(tag.getDescription()).isNotBlank());
    }

    @Test
    void has_a_security_scheme() {
        assertThat(DOCUMENT.getComponents().getSecuritySchemes()).containsKey("bearerAuth");
        assertThat(DOCUMENT.getSecurity()).anySatisfy(it -> assertThat(it).containsKey("bearerAuth"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void says_what_an_operation_does(Documented operation) {
        assertThat(operation.spec().getSummary()).isNotBlank();
        assertThat(operation.spec().getTags())
                .hasSize(1)
                .isSubsetOf(DOCUMENT.getTags().stream().map(Tag::getName).toList());
        assertThat(parameters(operation))
                .allSatisfy(parameter -> assertThat(parameter.getDescription()).isNotBlank());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void says_every_problem_an_operation_can_answer(Documented operation) {
        Set<String> expected = new HashSet<>(Set.of("400", "401", "403", "500", "503"));
        if (parameters(operation).stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            expected.add("404");
        }
        if (parameters(operation).stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
            expected.add("412");
        }
        if (parameters(operation).stream().anyMatch(parameter -> "Idempotency-Key".equals(parameter.getName()))) {
            expected.add("409");
        }
        if (operation.method() != HttpMethod.DELETE) {
            expected.add("406");
        }
        if (operation.spec().getRequestBody() != null) {
            expected.addAll(Set.of("413", "415"));
        }
        assertThat(operation.spec().getResponses().keySet()).containsAll(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void lets_every_change_be_guarded(Documented operation) {
        String guard = switch (operation.method()) {
            case POST -> "Idempotency-Key";
            case PUT, PATCH, DELETE -> "If-Match";
            case GET, HEAD, OPTIONS, TRACE -> null;
        };
        if (guard != null) {
            assertThat(parameters(operation)).extracting(Parameter::getName).contains(guard);
            boolean both =
                    parameters(operation).stream().anyMatch(it -> it.getName().equals("If-None-Match"));
            assertThat(both).isEqualTo(guard.equals("If-Match"));
        }
    }

    /// Operations that no audit event tells of.
    private static final Set<String> NOT_AUDITED = Set.of(
            "reserveQuota",
            "commitQuotaReservation",
            "extendQuotaReservation",
            "releaseQuotaReservation",
            "verifyUsageSums",
            "testIdentityProvider",
            "checkGateway",
            "checkOrgGateway");

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void lets_every_audited_change_have_a_reason(Documented operation) {
        boolean audited = !operation.method().name().equals("GET")
                && !NOT_AUDITED.contains(operation.spec().getOperationId());
        assertThat(parameters(operation).stream().anyMatch(it -> it.getName().equals("Landlord-Reason")))
                .isEqualTo(audited);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void has_an_example_of_every_body_that_keeps_to_its_schema(Documented operation) {
        List<Content> contents = new ArrayList<>();
        if (operation.spec().getRequestBody() != null) {
            contents.add(operation.spec().getRequestBody().getContent());
        }
        operation.spec().getResponses().forEach((status, answer) -> {
            Content content = OpenApiDocument.resolve(DOCUMENT, answer).getContent();
            boolean bodyless = status.equals("204") || status.equals("304");
            assertThat(content == null).as("no body with " + status).isEqualTo(bodyless);
            if (content != null) {
                contents.add(content);
            }
        });
        contents.forEach(content -> content.forEach(DocumentTest::assertExamples));
    }

    @Test
    void allows_no_field_that_it_does_not_name() {
        Map<String, Schema<?>> open = new TreeMap<>();
        DOCUMENT.getComponents().getSchemas().forEach((name, schema) -> {
            if ("object".equals(schema.getType()) && !Boolean.FALSE.equals(schema.getAdditionalProperties())) {
                open.put(name, schema);
            }
        });
        assertThat(open.keySet())
                .containsExactly(
                        "AuditMetadata",
                        "CloudEvent",
                        "CloudEventData",
                        "Metadata",
                        "MetadataOrNull",
                        "QuantityPointers",
                        "RpcParameters",
                        "RunInput",
                        "RunInputOrNull",
                        "RunReport",
                        "SubjectProjects");
    }

    @Test
    void sends_every_field_of_an_answer() {
        DOCUMENT.getComponents().getSchemas().forEach((name, schema) -> {
            // A summary has the fields that its parameters ask for; a problem those of its code. AssignRun is a
            // request.
            boolean varies = Set.of("UsageTotal", "Problem", "AssignRun").contains(name);
            if (isAnswer(schema) && !varies) {
                Set<Object> always = new LinkedHashSet<>(schema.getProperties().keySet());
                // Sent where there is something to warn of.
                always.remove("warnings");
                if (name.equals("UsageEvent")) {
                    // Sent where events are listed as they were recorded.
                    always.remove("sequence");
                }
                assertThat(new LinkedHashSet<Object>(schema.getRequired()))
                        .as(name)
                        .isEqualTo(always);
            }
        });
    }

    @Test
    void uses_all_that_it_defines() {
        String text = OpenApiDocument.text();
        Set<String> unused = new HashSet<>();
        DOCUMENT.getComponents().getSchemas().keySet().stream()
                .filter(name -> !text.contains("schemas/" + name + "'"))
                .forEach(unused::add);
        DOCUMENT.getComponents().getExamples().keySet().stream()
                .filter(name -> !text.contains("examples/" + name + "'"))
                .forEach(unused::add);
        assertThat(unused).isEmpty();
    }

    /// True if the server writes it: what only a client writes may leave fields out.
    private static boolean isAnswer(Schema<?> schema) {
        if (schema.getProperties() == null || schema.getRequired() == null) {
            return false;
        }
        // A request may name an organization, but need not.
        return schema.getRequired().contains("orgId")
                || Stream.of("items", "sequence", "exportedAt").anyMatch(schema.getProperties()::containsKey);
    }

    private static void assertExamples(String mediaType, MediaType content) {
        assertThat(content.getSchema()).isNotNull();
        assertThat(content.getExamples()).isNotEmpty();
        content.getExamples().forEach((name, example) -> {
            Object value = OpenApiDocument.resolve(DOCUMENT, example).getValue();
            List<String> faults = mediaType.endsWith("json") && !mediaType.endsWith("ndjson")
                    ? CONTRACT.faultsOf(json(value), content.getSchema())
                    : textFaults((String) value, content);
            assertThat(faults).as(mediaType + " " + name).isEmpty();
        });
    }

    private static List<String> textFaults(String text, MediaType content) {
        if (content.getExtensions() == null) {
            return text.isBlank() ? List.of("is blank") : List.of();
        }
        return text.lines()
                .flatMap(line -> CONTRACT.faultsOf(line, Contract.itemSchema(content)).stream())
                .toList();
    }

    private static List<Parameter> parameters(Documented operation) {
        return Objects.requireNonNullElse(operation.spec().getParameters(), List.of());
    }

    private static String json(Object value) {
        return JSON.valueToTree(value).toString();
    }
}
