package org.landlord.it.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/// Nobody breaks a client by accident: a change of the document that could is refused until a person accepts it.
@DisplayName("The OpenAPI document and the last one accepted")
class BreakingChangesTest {

    private static final Path ACCEPTED = Path.of("..", "docs", "openapi-accepted.yaml");

    @Test
    void differ_in_nothing_that_breaks_a_client() throws IOException {
        ChangedOpenApi changes = compare(Files.readString(ACCEPTED), OpenApiDocument.text());
        if (changes.isIncompatible()) {
            fail("""
                    The OpenAPI document would break clients of the last one that was accepted. If that is meant:
                      1. cp adapter-rest/src/main/resources/META-INF/openapi.yaml docs/openapi-accepted.yaml
                      2. say in CHANGELOG.md what breaks and what clients have to do.
                    What changed:
                    """ + describe(changes));
        }
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                Arguments.of(
                        "a field of an answer goes",
                        "        exceeded: {type: boolean, description: True if usage is greater than the limit.}\n",
                        ""),
                Arguments.of(
                        "a field of an answer need not be there any more",
                        "required: [orgId, slug, name, metadata, createdAt, updatedAt]",
                        "required: [orgId, slug, name, createdAt, updatedAt]"),
                Arguments.of(
                        "a field of a request becomes required",
                        "      required: [plan]\n",
                        "      required: [plan, status]\n"),
                Arguments.of(
                        "a parameter becomes required",
                        "      name: unit\n      in: query\n      description: The unit of the",
                        "      name: unit\n      in: query\n      required: true\n      description: The unit of the"),
                Arguments.of("a choice goes", "enum: [owner, admin, billing, auditor, member]", "enum: [owner, admin]"),
                Arguments.of(
                        "an operation moves",
                        "  /v1/orgs/{orgId}/usage-summary:\n",
                        "  /v1/orgs/{orgId}/usage-sums:\n"),
                Arguments.of(
                        "a media type goes",
                        "          application/x-ndjson:\n            schema",
                        "          application/jsonl:\n            schema"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaking")
    void are_not_the_same_when(String change, String from, String to) {
        assertThat(compare(OpenApiDocument.text(), changed(from, to)).isIncompatible())
                .as(change)
                .isTrue();
    }

    static Stream<Arguments> compatible() {
        return Stream.of(
                Arguments.of("a sentence is mended", "List organizations", "List all organizations"),
                Arguments.of(
                        "a field of a request is added that may be left out",
                        "        plan: {$ref: '#/components/schemas/Label'}\n        billing",
                        "        plan: {$ref: '#/components/schemas/Label'}\n"
                                + "        note: {$ref: '#/components/schemas/LabelOrNull'}\n        billing"),
                Arguments.of(
                        "an operation is added",
                        "  /v1/audit-events:\n",
                        "  /v1/ping: {get: {responses: {'204': {description: Pong.}}}}\n\n  /v1/audit-events:\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("compatible")
    void are_as_good_as_the_same_when(String change, String from, String to) {
        ChangedOpenApi changes = compare(OpenApiDocument.text(), changed(from, to));
        assertThat(changes.isIncompatible()).as(change).isFalse();
        assertThat(changes.isDifferent()).as("it was looked at").isTrue();
    }

    private static String changed(String from, String to) {
        String text = OpenApiDocument.text();
        assertThat(text).as("what is to change is there").contains(from);
        return text.replace(from, to);
    }

    private static ChangedOpenApi compare(String old, String current) {
        return OpenApiCompare.fromContents(old, current);
    }

    private static String describe(ChangedOpenApi changes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MarkdownRender().render(changes, new OutputStreamWriter(out, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
