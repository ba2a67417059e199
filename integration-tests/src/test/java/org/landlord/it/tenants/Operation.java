package org.landlord.it.tenants;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landlord.it.openapi.OpenApiDocument;
import org.landlord.it.openapi.OpenApiDocument.Documented;

/// An operation of the OpenAPI document.
///
/// @param id its `operationId`
/// @param method of HTTP
/// @param path the template of its path
/// @param parameters what may be in the query and in the head
/// @param hasBody true if it takes one
/// @param isOfWorkflows true if it is about gateways, their runs or the approvals of those
record Operation(
        String id, String method, String path, List<Parameter> parameters, boolean hasBody, boolean isOfWorkflows) {

    private static final String ORGANIZATION = "/v1/orgs/{orgId}";
    private static final Set<String> OF_WORKFLOWS = Set.of("Gateways", "Runs", "Approvals");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /// Every one there is, sorted.
    static List<Operation> all() {
        return OpenApiDocument.operations(OpenApiDocument.parse(OpenApiDocument.text())).stream()
                .map(Operation::of)
                .sorted(Comparator.comparing(Operation::id))
                .toList();
    }

    private static Operation of(Documented documented) {
        return new Operation(
                documented.spec().getOperationId(),
                documented.method().name(),
                documented.path(),
                Objects.requireNonNullElse(documented.spec().getParameters(), List.of()),
                documented.spec().getRequestBody() != null,
                OF_WORKFLOWS.containsAll(documented.spec().getTags()));
    }

    /// True if it calls a method of a gateway, and answers as gateways do.
    boolean callsAMethod() {
        return path.endsWith("{method}");
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
