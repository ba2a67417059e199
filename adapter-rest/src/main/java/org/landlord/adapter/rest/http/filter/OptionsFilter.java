package org.landlord.adapter.rest.http.filter;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.route.RouteTable;

/// Answers OPTIONS with the methods of the path. (Quarkus REST would name the methods of all paths of a resource
/// class.)
@Singleton
public class OptionsFilter {

    private final RouteTable routes;

    OptionsFilter(RouteTable routes) {
        this.routes = routes;
    }

    /// @return the response to OPTIONS; null for any other method, which goes on to its resource
    @ServerRequestFilter(preMatching = true)
    public @Nullable Response filter(ContainerRequestContext context, RoutingContext http) {
        if (!context.getMethod().equals(HttpMethod.OPTIONS)) {
            return null;
        }
        Set<String> methods = routes.methods(http.normalizedPath());
        if (methods.isEmpty()) {
            throw new NotFoundException();
        }
        return Response.noContent()
                .header(HttpHeaders.ALLOW, String.join(", ", methods))
                .build();
    }
}
