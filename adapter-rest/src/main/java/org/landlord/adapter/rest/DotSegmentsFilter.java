package org.landlord.adapter.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.landlord.domain.failure.InvalidInput;

/// Refuses paths with dot segments. The server removes them before it routes (RFC 3986, section 5.2.4),
/// percent-encoded
/// ones too: a client that puts the name `..` into `DELETE /v1/orgs/o/secret-refs/{name}` would delete the
/// organization.
@Provider
@PreMatching
public class DotSegmentsFilter implements ContainerRequestFilter {

    private static final Pattern DOT_SEGMENT = Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|$)");

    @Override
    public void filter(ContainerRequestContext context) {
        var http = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) context).getServerRequestContext();
        if (isRefused(http.serverRequest().getRequestPath())) {
            throw new InvalidInput("the path must not contain the segments . and ..");
        }
    }

    /// @param path as the client sent it, without the query
    static boolean isRefused(String path) {
        return DOT_SEGMENT.matcher(path).find();
    }
}
