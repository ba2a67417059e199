package org.landlord.adapter.rest.http.route;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/// Knows which methods a path has. The framework knows too, but does not say: its 405 comes without `Allow`.
public final class Routes {

    private Routes() {}

    /// The methods of the requested path, in alphabetical order; none if the path leads nowhere.
    public static Set<String> methods(ContainerRequestContext context) {
        var http = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) context).getServerRequestContext();
        Set<String> methods = new TreeSet<>();
        String[] path = segments(http.getPath());
        RuntimeResourceVisitor.visitRuntimeResources(
                "", http.getDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        if (matches(segments(template), path)) {
                            methods.add(method);
                        }
                    }
                });
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private static String[] segments(String path) {
        // Trailing empty segments fall away: with or without a slash at its end, a path is the same to the framework.
        return path.split("/");
    }

    private static boolean matches(String[] template, String[] path) {
        if (template.length != path.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }
}
