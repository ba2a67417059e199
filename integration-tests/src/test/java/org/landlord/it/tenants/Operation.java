package org.landlord.it.tenants;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
record Operation(String id, String method, String path, List<Parameter> parameters, boolean hasBody) {

    private static final String ORGANIZATION = "/v1/orgs/{orgId}";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /// What gateways tell comes when it comes, so that no two walks over it are alike: `MemoryWorkflowWallsTest` has a
    /// walk of its own.
    private static final Pattern OF_GATEWAYS =
            Pattern.compile(".*/(gateways|workflows|runs|unassigned-runs|approvals)(/.*)?");

    /// Every one there is without those of gateways, sorted.
    static List<Operation> all() {
        return OpenApiDocument.operations(OpenApiDocument.parse(OpenApiDocument.text())).stream()
                .map(Operation::of)
                .filter(operation -> !OF_GATEWAYS.matcher(operation.path()).matches())
                .sorted(Comparator.comparing(Operation::id))
                .toList();
    }

    private static Operation of(Documented documented) {
        return new Operation(
                documented.spec().getOperationId(),
                documented.method().name(),
                documented.path(),
                Objects.requireNonNullElse(documented.spec().getParameters(), List.of()),
                documented.spec().getRequestBody() != null);
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
