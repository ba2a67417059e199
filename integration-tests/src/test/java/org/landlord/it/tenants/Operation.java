package org.landlord.it.tenants;

import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An operation of the OpenAPI document.
///
/// @param id its `operationId`
/// @param method of HTTP
/// @param path the template of its path
/// @param parameters what may be in the query and in the head
/// @param hasBody true if it takes one
record Operation(String id, String method, String path, List<Parameter> parameters, boolean hasBody) {

    private static final String DOCUMENT = "META-INF/openapi.yaml";
    private static final String ORGANIZATION = "/v1/orgs/{orgId}";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /// Every one there is, sorted.
    static List<Operation> all() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        List<Operation> all = new ArrayList<>();
        new OpenAPIV3Parser()
                .readContents(document(), null, options)
                .getOpenAPI()
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, spec) -> all.add(of(method, path, spec))));
        all.sort(Comparator.comparing(Operation::id));
        return all;
    }

    private static Operation of(HttpMethod method, String path, io.swagger.v3.oas.models.Operation spec) {
        List<Parameter> parameters = Objects.requireNonNullElse(spec.getParameters(), List.of());
        return new Operation(spec.getOperationId(), method.name(), path, parameters, spec.getRequestBody() != null);
    }

    private static String document() {
        try (InputStream in = Operation.class.getClassLoader().getResourceAsStream(DOCUMENT)) {
            return new String(Objects.requireNonNull(in, DOCUMENT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// True if its path is under one organization.
    boolean isOfAnOrganization() {
        return path.startsWith(ORGANIZATION);
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /// The names of the ids in its path, without the organization's.
    List<String> ids() {
        List<String> names = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(path);
        while (variable.find()) {
            if (!variable.group(1).equals("orgId")) {
                names.add(variable.group(1));
            }
        }
        return names;
    }

    /// The parameters of its query.
    List<Parameter> queries() {
        return parameters.stream().filter(it -> it.getIn().equals("query")).toList();
    }

    /// True if it may be sent with this header.
    boolean takes(String header) {
        return parameters.stream()
                .anyMatch(it -> it.getIn().equals("header") && it.getName().equals(header));
    }
}
