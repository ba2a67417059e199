package org.landlord.it.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.it.openapi.OpenApiDocument;
import org.landlord.it.openapi.OpenApiDocument.Documented;
import org.landlord.it.operations.Wire.Request;

/// How the operations of the document are asked for: by what it says of their parameters and their bodies, so that
/// one that is added to it is asked for too.
final class Asking {

    private static final OpenAPI DOCUMENT = OpenApiDocument.parse(OpenApiDocument.text());
    private static final JsonMapper JSON = new JsonMapper();

    /// What can be named of a tenant. It is never called.
    private static final Tenant KNOWN = Tenant.missing(new Wire(URI.create("http://127.0.0.1")));

    /// Where a request may name something of a tenant.
    enum Place {
        /// In the path.
        PATH,
        /// In the query.
        QUERY,
        /// In the body.
        BODY
    }

    /// One of the places where an operation names something of a tenant.
    ///
    /// @param place where
    /// @param name of the parameter or the member
    record Mention(Place place, String name) {

        @Override
        public String toString() {
            return name + " in the " + place.name().toLowerCase(Locale.ROOT);
        }
    }

    /// The one member that names things of a tenant and is not at the top of a body: ids of projects by subject.
    private static final String SUBJECT_PROJECTS = "subjectProjects";

    private static final String SUBJECTS_AT = "/cloudEvents/" + SUBJECT_PROJECTS;

    /// Of those who may decide: ids of teams.
    private static final String TEAMS = "teams";

    /// The method of a gateway that is called. It needs a permission of its own, as an operation does.
    private static final String METHOD = "listRuns";

    /// What the operations need whose permission depends on the method.
    private static final String NEEDED_BY_METHOD = "run:read";

    /// What there is, where the document's example names what is there in the example only.
    private static final Map<String, Map<String, String>> THERE =
            Map.of("launchRun", Map.of("gatewayId", Agents.ID, "workflow", Agents.WORKFLOW));

    private Asking() {}

    /// What an operation says that it needs.
    static String needed(Documented operation) {
        Map<String, Object> extensions =
                Objects.requireNonNullElse(operation.spec().getExtensions(), Map.of());
        return callsAMethod(operation) ? NEEDED_BY_METHOD : String.valueOf(extensions.get("x-permission"));
    }

    /// True if the operation calls a method of a gateway, and answers as gateways do.
    static boolean callsAMethod(Documented operation) {
        return operation.path().endsWith("{method}");
    }

    /// All operations of the document.
    static List<Documented> operations() {
        return OpenApiDocument.operations(DOCUMENT);
    }

    /// Where an operation names something of a tenant, other than the organization in its path.
    ///
    /// @param contentType of its body; null if it has none
    static List<Mention> mentions(Documented operation, @Nullable String contentType) {
        Stream<Mention> parameters = parameters(operation)
                .filter(parameter -> KNOWN.find(parameter.getName()) != null)
                .filter(parameter -> Set.of("path", "query").contains(parameter.getIn()))
                .map(parameter ->
                        new Mention("path".equals(parameter.getIn()) ? Place.PATH : Place.QUERY, parameter.getName()));
        Stream<Mention> members = members(operation, contentType).stream()
                .filter(name -> KNOWN.find(name) != null)
                // What is called so in a body is how people call a thing.
                .filter(name -> !name.equals("name"))
                .map(name -> new Mention(Place.BODY, name));
        Stream<Mention> nested = Stream.of(SUBJECT_PROJECTS, TEAMS)
                .filter(name -> isInExample(operation, contentType, name))
                .map(name -> new Mention(Place.BODY, name));
        return Stream.of(parameters, members, nested)
                .flatMap(mentions -> mentions)
                .filter(mention -> !mention.equals(new Mention(Place.PATH, "orgId")))
                .toList();
    }

    /// True if its body says for which projects the subjects of CloudEvents are, or which teams may decide.
    private static boolean isInExample(Documented operation, @Nullable String contentType, String name) {
        return contentType != null && example(operation, contentType).contains('"' + name + '"');
    }

    /// The media types of its body; one null if it has none.
    static List<@Nullable String> contentTypes(Documented operation) {
        List<@Nullable String> types = new ArrayList<>();
        if (operation.spec().getRequestBody() == null) {
            types.add(null);
        } else {
            types.addAll(operation.spec().getRequestBody().getContent().keySet());
        }
        return types;
    }

    /// A good request that names what is `own`.
    static Request request(Documented operation, @Nullable String contentType, Tenant own) {
        return request(operation, contentType, own, null, own);
    }

    /// A good request that names what is `own`, and at one place what is somebody else's.
    static Request request(
            Documented operation,
            @Nullable String contentType,
            Tenant own,
            @Nullable Mention elsewhere,
            Tenant somebodyElse) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : parameters(operation).toList()) {
            String name = parameter.getName();
            boolean isElsewhere = elsewhere != null
                    && elsewhere.place() != Place.BODY
                    && elsewhere.name().equals(name);
            Tenant tenant = isElsewhere ? somebodyElse : own;
            if ("path".equals(parameter.getIn())) {
                path = path.replace("{" + name + "}", name.equals("method") ? METHOD : encoded(tenant.get(name)));
            } else if ("query".equals(parameter.getIn())
                    && (isElsewhere
                            || Boolean.TRUE.equals(parameter.getRequired())
                            // A part of the key of a limit, and the usual one is not that of the limit which is there.
                            || name.equals("period"))) {
                query.append(query.isEmpty() ? "?" : "&").append(name).append('=');
                query.append(name.equals("period") ? "daily" : encoded(tenant.get(name)));
            }
        }
        return new Request(
                operation.method().name(),
                path + query,
                contentType,
                contentType == null ? "" : body(operation, contentType, own, elsewhere, somebodyElse));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// True if the operation is about one organization.
    static boolean isInOrganization(Documented operation) {
        return operation.path().contains("{orgId}");
    }

    /// True if the operation can be asked for its next page.
    static boolean hasPages(Documented operation) {
        return parameters(operation).anyMatch(parameter -> parameter.getName().equals("cursor"));
    }

    private static Stream<Parameter> parameters(Documented operation) {
        return Objects.requireNonNullElse(operation.spec().getParameters(), List.<Parameter>of()).stream();
    }

    /// The document's example, which names nothing of anybody but what it has to.
    private static String body(
            Documented operation, String contentType, Tenant own, @Nullable Mention elsewhere, Tenant somebodyElse) {
        Set<String> required = new HashSet<>();
        Set<String> all = new TreeSet<>();
        collect(operation, contentType, all, required);
        Consumer<ObjectNode> rewrite = object -> {
            all.stream()
                    .filter(name -> somebodyElse.find(name) != null && !required.contains(name))
                    .forEach(object::remove);
            Stream.of("orgId", "projectId", "gatewayId")
                    .filter(required::contains)
                    .forEach(name -> object.put(name, own.get(name)));
            THERE.getOrDefault(operation.toString(), Map.of()).forEach(object::put);
            if (object.has(TEAMS)) {
                boolean isElsewhere = elsewhere != null && elsewhere.name().equals(TEAMS);
                object.putArray(TEAMS).add((isElsewhere ? somebodyElse : own).get("teamId"));
                return;
            }
            JsonNode subjects = object.at(SUBJECTS_AT);
            if (subjects instanceof ObjectNode projects) {
                projects.removeAll();
            }
            if (elsewhere != null && elsewhere.name().equals(SUBJECT_PROJECTS)) {
                ((ObjectNode) subjects).put("customer-1", somebodyElse.get("projectId"));
            } else if (elsewhere != null && elsewhere.place() == Place.BODY) {
                object.put(elsewhere.name(), somebodyElse.get(elsewhere.name()));
            }
        };
        return rewritten(example(operation, contentType), rewrite);
    }

    private static String example(Documented operation, String contentType) {
        Map<String, Example> examples = content(operation, contentType).getExamples();
        return String.valueOf(
                OpenApiDocument.resolve(DOCUMENT, examples.values().iterator().next())
                        .getValue());
    }

    private static String rewritten(String example, Consumer<ObjectNode> rewrite) {
        return example.strip()
                .lines()
                .map(line -> {
                    JsonNode node = read(line);
                    (node.isArray() ? node : List.of(node)).forEach(one -> rewrite.accept((ObjectNode) one));
                    return node.toString();
                })
                .collect(Collectors.joining("\n"));
    }

    static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static Set<String> members(Documented operation, @Nullable String contentType) {
        Set<String> all = new TreeSet<>();
        if (contentType != null) {
            collect(operation, contentType, all, new HashSet<>());
        }
        return all;
    }

    /// What has lines of JSON has the schema of a line beside that of a text.
    private static void collect(Documented operation, String contentType, Set<String> all, Set<String> required) {
        MediaType content = content(operation, contentType);
        Map<String, Object> extensions = Objects.requireNonNullElse(content.getExtensions(), Map.of());
        if (extensions.get("x-itemSchema") instanceof Map<?, ?> line) {
            collect(new Schema<>().$ref(String.valueOf(line.get("$ref"))), all, required, new HashSet<>());
        }
        collect(content.getSchema(), all, required, new HashSet<>());
    }

    private static MediaType content(Documented operation, String contentType) {
        return Objects.requireNonNull(
                operation.spec().getRequestBody().getContent().get(contentType), contentType);
    }

    /// The names of all members of a schema, whatever form of it they belong to.
    private static void collect(@Nullable Schema<?> schema, Set<String> all, Set<String> required, Set<String> seen) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            if (seen.add(name)) {
                collect(DOCUMENT.getComponents().getSchemas().get(name), all, required, seen);
            }
            return;
        }
        if (schema.getProperties() != null) {
            all.addAll(schema.getProperties().keySet());
        }
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
        Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
                .filter(Objects::nonNull)
                .forEach(forms -> forms.forEach(form -> collect((Schema<?>) form, all, required, seen)));
        collect(schema.getItems(), all, required, seen);
    }
}
