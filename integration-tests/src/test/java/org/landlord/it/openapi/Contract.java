package org.landlord.it.openapi;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.interaction.ApiOperationResolver;
import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.model.ApiOperationMatch;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Says whether an exchange keeps to the OpenAPI document, and remembers what was exchanged.
///
/// An answer always must. A request must only if it was answered with success: what a server refuses is not for
/// the document to describe. What is not in the document must be refused with 404 or 405.
public final class Contract {

    private static final String NDJSON = "application/x-ndjson";
    private static final String PROBLEM = "application/problem+json";

    private static final String CONSOLE = "/console/auth/";

    /// The extension that says what one line of NDJSON is.
    private static final String ITEM_SCHEMA = "x-itemSchema";

    /// The members that every problem has.
    private static final Set<String> BASE =
            plus(Set.of(), "type", "title", "status", "detail", "instance", "code", "requestId");

    private static final JsonMapper JSON = new JsonMapper();

    private final OpenAPI document;
    private final OpenApiInteractionValidator validator;
    private final SchemaValidator schemas;
    private final ApiOperationResolver operations;
    private final ContractCoverage coverage;

    private Contract(String text) {
        LevelResolver everything =
                LevelResolver.create().withDefaultLevel(Level.ERROR).build();
        this.document = exact(OpenApiDocument.parse(text));
        // As text, because the validator resolves references only in a document that it parses itself.
        this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(Json.pretty(document))
                .withLevelResolver(everything)
                .build();
        this.schemas = new SchemaValidator(document, new MessageResolver(everything));
        this.operations = new ApiOperationResolver(document, null, false);
        this.coverage = new ContractCoverage(OpenApiDocument.operations(document).stream()
                .map(Object::toString)
                .toList());
    }

    /// The contract of the document that the server ships, with nothing exchanged yet.
    public static Contract load() {
        return new Contract(OpenApiDocument.text());
    }

    /// Adds what the descriptions of the values say, and their schemas leave out because generators misread it.
    private static OpenAPI exact(OpenAPI document) {
        for (String name : List.of("Timestamp", "TimestampOrNull")) {
            value(document, name).pattern("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$");
        }
        for (String name : List.of("Quantity", "QuantityOrNull", "QuantitySum")) {
            value(document, name).multipleOf(new BigDecimal("0.000000001"));
        }
        for (String name : List.of("Quantity", "QuantityOrNull")) {
            value(document, name).maximum(new BigDecimal("999999999999999999"));
        }
        return document;
    }

    private static Schema<?> value(OpenAPI document, String name) {
        return Objects.requireNonNull(document.getComponents().getSchemas().get(name), name);
    }

    /// What was exchanged so far.
    public ContractCoverage coverage() {
        return coverage;
    }

    /// Checks one exchange and remembers it. Exchanges of the console's sign-in are not in the document.
    ///
    /// @throws AssertionError saying everything in which the exchange does not keep to the document
    public void check(Request request, Response response) {
        if (request.getPath().startsWith(CONSOLE)) {
            return;
        }
        ApiOperationMatch match = operations.findApiOperation(request.getPath(), request.getMethod());
        List<String> faults = match.isPathFound() && match.isOperationAllowed()
                ? documented(match.getApiOperation(), request, response)
                : undocumented(match.isPathFound(), response);
        if (!faults.isEmpty()) {
            throw new AssertionError(request.getMethod() + " " + request.getPath() + " → " + response.getStatus()
                    + " is not what the OpenAPI document says:\n  " + String.join("\n  ", faults) + "\nThe body was:\n"
                    + body(response));
        }
    }

    /// What is wrong with a JSON text, seen as one of the document's schemas.
    List<String> faultsOf(String json, Schema<?> schema) {
        return messages(schemas.validate(json, schema, "schema"));
    }

    /// What one line of NDJSON is.
    static Schema<?> itemSchema(MediaType content) {
        Map<?, ?> item =
                (Map<?, ?>) Objects.requireNonNull(content.getExtensions().get(ITEM_SCHEMA));
        return ref((String) Objects.requireNonNull(item.get("$ref")));
    }

    /// 2xx, and 304: the caller has it already.
    static boolean isSuccess(int status) {
        return status / 100 == 2 || status == 304;
    }

    private List<String> documented(ApiOperation operation, Request request, Response response) {
        coverage.add(operation.getOperation().getOperationId(), response.getStatus());
        ValidationReport report = isSuccess(response.getStatus())
                ? validator.validate(request, response)
                : validator.validateResponse(request.getPath(), request.getMethod(), response);
        List<String> faults = messages(report);
        ApiResponse answer = operation.getOperation().getResponses().get(Integer.toString(response.getStatus()));
        if (answer != null) {
            faults.addAll(contentFaults(OpenApiDocument.resolve(document, answer), response));
        }
        return faults;
    }

    private List<String> undocumented(boolean pathFound, Response response) {
        int status = pathFound ? 405 : 404;
        String code = pathFound ? "METHOD_NOT_ALLOWED" : "NOT_FOUND";
        if (response.getStatus() != status) {
            return List.of("it is not in the document, and was not refused as " + code);
        }
        String body = body(response);
        List<String> faults = faultsOf(body, ref("#/components/schemas/Problem"));
        if (!PROBLEM.equals(mediaType(response))) {
            faults.add("the Content-Type must be " + PROBLEM);
        }
        Set<String> members = pathFound ? BASE : plus(BASE, "kind", "id");
        faults.addAll(problemFaults(status, body, Map.of(code, Set.of(members))));
        return faults;
    }

    /// What the validator does not look at.
    private List<String> contentFaults(ApiResponse answer, Response response) {
        String body = body(response);
        if (answer.getContent() == null || answer.getContent().isEmpty()) {
            return body.isEmpty() ? List.of() : List.of("there must be no body");
        }
        String type = mediaType(response);
        if (type == null) {
            return List.of("there must be a Content-Type");
        }
        MediaType content = answer.getContent().get(type);
        return switch (type) {
            case PROBLEM -> content == null ? List.of() : problemFaults(response.getStatus(), body, members(content));
            case NDJSON -> content == null ? List.of() : lineFaults(body, content);
            default -> List.of();
        };
    }

    private List<String> lineFaults(String body, MediaType content) {
        Schema<?> schema = itemSchema(content);
        List<String> faults = new ArrayList<>();
        body.lines().forEach(line -> faults.addAll(faultsOf(line, schema)));
        return faults;
    }

    /// A problem has a code that the document has an example of, and the very members of such an example.
    private static List<String> problemFaults(int status, String body, Map<String, Set<Set<String>>> membersOfCodes) {
        JsonNode problem;
        try {
            problem = JSON.readTree(body);
        } catch (JsonProcessingException _) {
            return List.of("a problem must be JSON");
        }
        List<String> faults = new ArrayList<>();
        if (problem.path("status").asInt() != status) {
            faults.add("the problem's status must be " + status);
        }
        String code = problem.path("code").asText();
        Set<String> members = new TreeSet<>();
        problem.fieldNames().forEachRemaining(members::add);
        if (!membersOfCodes.containsKey(code)) {
            faults.add("the problem's code must be one of " + membersOfCodes.keySet());
        } else if (!membersOfCodes.get(code).contains(members)) {
            faults.add("the members of the problem must be those of an example: " + membersOfCodes.get(code));
        }
        return faults;
    }

    private Map<String, Set<Set<String>>> members(MediaType content) {
        Map<String, Set<Set<String>>> members = new TreeMap<>();
        content.getExamples().values().forEach(example -> {
            JsonNode value =
                    JSON.valueToTree(OpenApiDocument.resolve(document, example).getValue());
            Set<String> names = new TreeSet<>();
            value.fieldNames().forEachRemaining(names::add);
            members.computeIfAbsent(value.path("code").asText(), _ -> new LinkedHashSet<>())
                    .add(names);
        });
        return members;
    }

    private static Set<String> plus(Set<String> members, String... more) {
        Set<String> all = new TreeSet<>(members);
        all.addAll(List.of(more));
        return all;
    }

    private static String body(Response response) {
        return response.getResponseBody().map(Recorded::text).orElse("");
    }

    private static @Nullable String mediaType(Response response) {
        return response.getHeaderValue("Content-Type")
                .map(type -> type.split(";", 2)[0].strip())
                .orElse(null);
    }

    private static Schema<?> ref(String ref) {
        return new Schema<>().$ref(ref);
    }

    private static List<String> messages(ValidationReport report) {
        List<String> messages = new ArrayList<>();
        report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .forEach(message -> {
                    messages.add(message.getKey() + ": " + message.getMessage());
                    message.getAdditionalInfo().forEach(info -> messages.add("  " + info.strip()));
                });
        return messages;
    }
}
