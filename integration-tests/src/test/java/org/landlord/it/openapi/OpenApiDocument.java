package org.landlord.it.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The OpenAPI document as the server ships it.
public final class OpenApiDocument {

    private static final String RESOURCE = "META-INF/openapi.yaml";

    /// An operation and where it is.
    ///
    /// @param method the HTTP method
    /// @param path the path template
    /// @param spec what the document says of it, with the parameters of its path
    public record Documented(HttpMethod method, String path, Operation spec) {

        /// As a route: `GET /v1/orgs/{orgId}`.
        public String route() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return Objects.requireNonNullElse(spec.getOperationId(), route());
        }
    }

    private OpenApiDocument() {}

    /// The document's text.
    public static String text() {
        try (InputStream in = OpenApiDocument.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The document, with the references to parameters resolved and all others left as they are.
    ///
    /// @throws AssertionError if the text is no valid document
    public static OpenAPI parse(String text) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
        if (!result.getMessages().isEmpty()) {
            throw new AssertionError("not a valid OpenAPI document: " + result.getMessages());
        }
        return result.getOpenAPI();
    }

    /// Every operation, by path and method.
    public static List<Documented> operations(OpenAPI document) {
        List<Documented> operations = new ArrayList<>();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, spec) -> operations.add(new Documented(method, path, spec))));
        operations.sort(Comparator.comparing(Documented::path).thenComparing(Documented::method));
        return operations;
    }

    /// The answer itself, if `response` only refers to one.
    static ApiResponse resolve(OpenAPI document, ApiResponse response) {
        return resolve(document.getComponents().getResponses(), response.get$ref(), response);
    }

    /// The header itself, if `header` only refers to one.
    static Header resolve(OpenAPI document, Header header) {
        return resolve(document.getComponents().getHeaders(), header.get$ref(), header);
    }

    /// The example itself, if `example` only refers to one.
    public static Example resolve(OpenAPI document, Example example) {
        return resolve(document.getComponents().getExamples(), example.get$ref(), example);
    }

    private static <T> T resolve(Map<String, T> components, @Nullable String ref, T value) {
        return ref == null
                ? value
                : Objects.requireNonNull(components.get(ref.substring(ref.lastIndexOf('/') + 1)), ref);
    }
}
