package org.landlord.adapter.rest.http.route;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/// The paths that the API has, as its document writes them: `/v1/orgs/{orgId}/teams`. There are as many as there
/// are operations at the most, whatever clients ask for.
public final class PathTemplates {

    /// Under this name the framework leaves the template of the path, for those who measure.
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String PARAMETER = "{";

    /// By how many segments they have. A literal segment comes before a parameter in the same place.
    private final Map<Integer, List<Template>> byLength = new HashMap<>();

    private record Template(String text, String[] segments) {

        private boolean matches(String[] path) {
            for (int i = 0; i < path.length; i++) {
                if (!segments[i].startsWith(PARAMETER) && !segments[i].equals(path[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    PathTemplates(Collection<String> templates) {
        // No letter, digit or hyphen sorts behind the brace that a parameter begins with.
        for (String text : new TreeSet<>(templates)) {
            String[] segments = segments(text);
            byLength.computeIfAbsent(segments.length, _ -> new ArrayList<>()).add(new Template(text, segments));
        }
    }

    /// Those of all resources. To be asked for when the server is up.
    public static PathTemplates ofResources() {
        Set<String> templates = new TreeSet<>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        templates.add(withoutSlash(template));
                    }
                });
        return new PathTemplates(templates);
    }

    /// The template of the resource that a request has reached; null if it has reached none.
    public static @Nullable String reached(RoutingContext context) {
        return ((HttpServerRequestInternal) context.request()).context().getLocal(TEMPLATE);
    }

    /// The template that a path was made by; null if it is none of the API's.
    ///
    /// @param path as the client sent it
    @Nullable
    public String of(String path) {
        String[] segments = segments(path);
        for (Template template : byLength.getOrDefault(segments.length, List.of())) {
            if (template.matches(segments)) {
                return template.text();
            }
        }
        return null;
    }

    private static String[] segments(String path) {
        // Trailing empty segments fall away: with or without a slash at its end, a path is the same to the framework.
        return path.split("/");
    }

    private static String withoutSlash(String template) {
        return template.length() > 1 && template.endsWith("/")
                ? template.substring(0, template.length() - 1)
                : template;
    }
}
