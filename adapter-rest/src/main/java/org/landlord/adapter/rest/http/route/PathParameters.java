package org.landlord.adapter.rest.http.route;

import io.vertx.ext.web.RoutingContext;

/// The parameters of the path of a request, percent-encoded. (`UriInfo` of Quarkus REST has the decoded ones only.)
public final class PathParameters {

    private PathParameters() {}

    /// A parameter of the path, percent-encoded.
    ///
    /// @throws IllegalStateException if the template of the resource method has no such parameter
    public static String encoded(RoutingContext context, String name) {
        String template = RouteTable.reached(context);
        if (template == null) {
            throw new IllegalStateException("no resource method was reached");
        }
        return encoded(template, context.normalizedPath(), name);
    }

    static String encoded(String template, String path, String name) {
        String[] names = template.split("/");
        String[] segments = path.split("/");
        for (int i = 0; i < Math.min(names.length, segments.length); i++) {
            if (names[i].equals("{" + name + "}")) {
                return segments[i];
            }
        }
        throw new IllegalStateException(template + " has no parameter " + name);
    }
}
