package org.landlord.adapter.rest.http.filter;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.landlord.domain.failure.InvalidInput;

/// Refuses paths with dot segments. The server removes them before it routes (RFC 3986, section 5.2.4), the
/// percent-encoded ones too: a client that puts the name `..` into `DELETE /v1/orgs/o/secret-refs/{name}` would
/// delete the organization.
@Singleton
public class DotSegmentsFilter {

    private static final String ENCODED_DOT = "%2e";

    /// On the event loop: Quarkus REST allows no blocking filter before a non-blocking one.
    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    public void filter(RoutingContext context) {
        if (isRefused(context.request().path())) {
            throw new InvalidInput("the path must not contain the segments . and ..");
        }
    }

    /// @param path percent-encoded, without the query
    static boolean isRefused(String path) {
        for (int start = 0; start <= path.length(); ) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (isDots(path, start, end)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /// True if the characters from `start` to `end` are one dot or two.
    private static boolean isDots(String path, int start, int end) {
        int dots = 0;
        for (int at = start; at < end; dots++) {
            if (path.charAt(at) == '.') {
                at++;
            } else if (path.regionMatches(true, at, ENCODED_DOT, 0, ENCODED_DOT.length())) {
                at += ENCODED_DOT.length();
            } else {
                return false;
            }
        }
        return dots == 1 || dots == 2;
    }
}
