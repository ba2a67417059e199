package org.landlord.adapter.rest.http.route;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/// The paths of the API as the OpenAPI document writes them (`/v1/orgs/{orgId}/teams`), and the methods of each.
///
/// Reads internals of Quarkus REST, which has no public API for its routes: the class mappers of the deployment, and
/// the local `UrlPathTemplate` that its Micrometer and OpenTelemetry extensions read. `RoutesTest` compares the table
/// with the OpenAPI document, and `ObservationIT` fails if the local has another name.
@Singleton
public class RouteTable {

    private static final String TEMPLATE_LOCAL = "UrlPathTemplate";

    private static final String PARAMETER = "{";

    private final Supplier<Map<String, Set<String>>> methodsByTemplate;

    /// Routes by their number of segments. A literal segment comes before a parameter in the same place.
    private volatile @Nullable Map<Integer, List<Route>> routes;

    private record Route(String template, String[] segments, Set<String> methods) {

        private boolean matches(String[] path) {
            for (int i = 0; i < path.length; i++) {
                if (!segments[i].startsWith(PARAMETER) && !segments[i].equals(path[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    @Inject
    RouteTable() {
        this(RouteTable::ofDeployment);
    }

    private RouteTable(Supplier<Map<String, Set<String>>> methodsByTemplate) {
        this.methodsByTemplate = methodsByTemplate;
    }

    /// A table of the given methods by template.
    public static RouteTable of(Map<String, Set<String>> methodsByTemplate) {
        return new RouteTable(() -> methodsByTemplate);
    }

    /// The template of the resource method that a request has reached; null if it has reached none.
    public static @Nullable String reached(RoutingContext context) {
        return ((HttpServerRequestInternal) context.request()).context().getLocal(TEMPLATE_LOCAL);
    }

    /// Says what a request has reached that is no resource method.
    ///
    /// @param template what its metrics and its span name instead of its path
    public static void reach(RoutingContext context, String template) {
        ((HttpServerRequestInternal) context.request()).context().putLocal(TEMPLATE_LOCAL, template);
    }

    /// The template that matches a path best; null if the API has no such path.
    ///
    /// @param path percent-encoded, without a query
    public @Nullable String template(String path) {
        String[] segments = segments(path);
        for (Route route : ofLength(segments.length)) {
            if (route.matches(segments)) {
                return route.template();
            }
        }
        return null;
    }

    /// The methods of a path in alphabetical order, with HEAD and OPTIONS; none if the API has no such path.
    /// (Quarkus REST answers 405 without `Allow`.)
    ///
    /// @param path percent-encoded, without a query
    public Set<String> methods(String path) {
        String[] segments = segments(path);
        Set<String> methods = new TreeSet<>();
        for (Route route : ofLength(segments.length)) {
            if (route.matches(segments)) {
                methods.addAll(route.methods());
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private List<Route> ofLength(int segments) {
        return routes().getOrDefault(segments, List.of());
    }

    private Map<Integer, List<Route>> routes() {
        Map<Integer, List<Route>> known = routes;
        if (known == null) {
            known = new HashMap<>();
            // The brace of a parameter sorts behind letters, digits and hyphens.
            for (Map.Entry<String, Set<String>> entry : new TreeMap<>(methodsByTemplate.get()).entrySet()) {
                String[] segments = segments(entry.getKey());
                known.computeIfAbsent(segments.length, _ -> new ArrayList<>())
                        .add(new Route(entry.getKey(), segments, entry.getValue()));
            }
            routes = known;
        }
        return known;
    }

    private static Map<String, Set<String>> ofDeployment() {
        Map<String, Set<String>> methods = new HashMap<>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        methods.computeIfAbsent(withoutSlash(template), _ -> new TreeSet<>())
                                .add(method);
                    }
                });
        return methods;
    }

    private static String[] segments(String path) {
        // Trailing empty segments are dropped: Quarkus REST ignores a slash at the end of a path.
        return path.split("/");
    }

    private static String withoutSlash(String template) {
        return template.length() > 1 && template.endsWith("/")
                ? template.substring(0, template.length() - 1)
                : template;
    }
}
