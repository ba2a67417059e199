package org.landlord.adapter.rest.http.route;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/// The parameters of the path of a request, as they were sent. `UriInfo` has them decoded only.
public final class PathParameters {

    private static final String KEY = "landlord.pathParameters";

    private PathParameters() {}

    /// Called by a filter, when the resource is known.
    public static void keep(RoutingContext context, ContainerRequestContext request) {
        context.put(KEY, ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext());
    }

    /// A parameter, percent-encoded.
    public static String encoded(RoutingContext context, String name) {
        ResteasyReactiveRequestContext request = Objects.requireNonNull(context.get(KEY), "the resource is known");
        return request.getPathParameter(name, true);
    }
}
