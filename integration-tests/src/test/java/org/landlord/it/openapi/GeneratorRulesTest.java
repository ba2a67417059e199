package org.landlord.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The document has nothing that generators of clients are known to misread. Each rule is tested with a document that
/// breaks it.
@DisplayName("The OpenAPI document, for generators")
class GeneratorRulesTest {

    private static final OpenAPI DOCUMENT = OpenApiDocument.parse(OpenApiDocument.text());
    private static final BigDecimal LARGEST_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

    /// A URL with a host or a port is wrong for every server but one. Tools read `/` as the origin of the document.
    @Test
    void names_the_server_that_it_comes_from() {
        assertThat(DOCUMENT.getServers()).extracting(Server::getUrl).containsExactly("/");
    }

    @Test
    void has_nothing_that_generators_misread() throws JsonProcessingException {
        assertThat(faults(OpenApiDocument.text())).isEmpty();
    }

    static Stream<Arguments> misread() {
        return Stream.of(
                Arguments.of(
                        "a pattern beside a format",
                        "    Timestamp:\n      type: string\n",
                        "    Timestamp:\n      type: string\n      pattern: '^.*Z$'\n",
                        "/components/schemas/Timestamp: pattern beside format"),
                Arguments.of(
                        "a multiple of a fraction",
                        "    Quantity:\n      type: number\n",
                        "    Quantity:\n      type: number\n      multipleOf: 0.000000001\n",
                        "/components/schemas/Quantity: multipleOf is not an integer"),
                Arguments.of(
                        "a bound beyond 32 bits",
                        "    Quantity:\n      type: number\n",
                        "    Quantity:\n      type: number\n      maximum: 2147483648\n",
                        "/components/schemas/Quantity: maximum of a number is beyond 32 bits"),
                Arguments.of(
                        "a reference that may be null",
                        "    Warnings:\n      type: array\n",
                        "    Warnings:\n      nullable: true\n",
                        "/components/schemas/Warnings: nullable without type"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misread")
    void is_found_to_have(String fault, String from, String to, String found) throws JsonProcessingException {
        String text = OpenApiDocument.text();
        assertThat(text).contains(from);
        assertThat(faults(text.replace(from, to))).containsExactly(found);
    }

    /// The other problems that share its status have a schema of their own, too: the `code` tells them apart.
    @Test
    void has_a_type_for_the_rejection_by_a_hard_limit() {
        List<String> rejecting = new ArrayList<>();
        OpenApiDocument.operations(DOCUMENT)
                .forEach(operation -> operation.spec().getResponses().forEach((_, given) -> {
                    Content content = OpenApiDocument.resolve(DOCUMENT, given).getContent();
                    MediaType problem = content == null ? null : content.get("application/problem+json");
                    if (problem != null && codes(problem).contains("QUOTA_EXCEEDED")) {
                        rejecting.add(operation.toString());
                        assertThat(problem.getSchema().get$ref())
                                .as(operation.toString())
                                .isEqualTo("#/components/schemas/TooManyRequestsProblem");
                    }
                }));
        assertThat(rejecting).contains("recordUsage", "reserveQuota", "commitQuotaReservation");
        assertThat(codesOfTypes("TooManyRequestsProblem")).isEqualTo(Set.of("QUOTA_EXCEEDED", "RATE_LIMITED"));
    }

    @Test
    void requires_every_member_of_the_rejection() {
        Schema<?> schema = schema("QuotaExceededProblem");
        JsonNode example = value("QuotaExceededProblem");
        Set<String> members = new LinkedHashSet<>();
        example.fieldNames().forEachRemaining(members::add);
        assertThat(schema.getProperties().keySet()).isEqualTo(members);
        assertThat(new LinkedHashSet<>(schema.getRequired())).isEqualTo(members);
        assertThat(schema("Problem").getProperties().keySet()).containsAll(members);
    }

    private static List<String> faults(String text) throws JsonProcessingException {
        List<String> faults = new ArrayList<>();
        visit("", Yaml.mapper().readTree(text), faults);
        return faults;
    }

    private static void visit(String path, JsonNode node, List<String> faults) {
        if (node.path("pattern").isTextual() && node.path("format").isTextual()) {
            faults.add(path + ": pattern beside format");
        }
        if (node.path("multipleOf").isNumber()
                && node.path("multipleOf").decimalValue().stripTrailingZeros().scale() > 0) {
            faults.add(path + ": multipleOf is not an integer");
        }
        // openapi-generator writes the bound of a number into Python as one of 32 bits.
        if (node.path("type").asText().equals("number")
                && node.path("maximum").isNumber()
                && node.path("maximum").decimalValue().compareTo(LARGEST_INT) > 0) {
            faults.add(path + ": maximum of a number is beyond 32 bits");
        }
        // It has no effect: OpenAPI 3.0.3 defines `nullable` beside a `type` only.
        if (node.path("nullable").isBoolean() && !node.path("type").isTextual()) {
            faults.add(path + ": nullable without type");
        }
        node.properties().forEach(member -> visit(path + "/" + member.getKey(), member.getValue(), faults));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(path + "/" + i, node.get(i), faults);
        }
    }

    private static List<String> codes(MediaType problem) {
        return problem.getExamples().values().stream()
                .map(example -> OpenApiDocument.resolve(DOCUMENT, example).getValue())
                .map(value -> Yaml.mapper().valueToTree(value).path("code").asText())
                .toList();
    }

    private static Set<Object> codesOfTypes(String union) {
        Set<Object> codes = new LinkedHashSet<>();
        for (Schema<?> member : schema(union).getOneOf()) {
            String name = Objects.requireNonNull(member.get$ref()).replaceAll(".*/", "");
            Map<String, ?> properties = Objects.requireNonNull(schema(name).getProperties());
            codes.addAll(((Schema<?>) Objects.requireNonNull(properties.get("code"))).getEnum());
        }
        return codes;
    }

    private static Schema<?> schema(String name) {
        return Objects.requireNonNull(DOCUMENT.getComponents().getSchemas().get(name), name);
    }

    private static JsonNode value(String example) {
        return Yaml.mapper()
                .valueToTree(Objects.requireNonNull(
                                DOCUMENT.getComponents().getExamples().get(example), example)
                        .getValue());
    }
}
