package org.landlord.adapter.rest.http.filter;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.landlord.adapter.rest.http.route.Routes;

/// Answers OPTIONS with the methods of the very path. (The framework would name those of a whole class of resources.)
@Provider
@PreMatching
public class OptionsFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext context) {
        if (context.getMethod().equals(HttpMethod.OPTIONS)) {
            Set<String> methods = Routes.methods(context);
            if (methods.isEmpty()) {
                throw new NotFoundException();
            }
            context.abortWith(Response.noContent()
                    .header(HttpHeaders.ALLOW, String.join(", ", methods))
                    .build());
        }
    }
}
