package org.landlord.adapter.rest.http.filter;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.landlord.adapter.rest.http.problem.ProblemContext;
import org.landlord.adapter.rest.http.problem.ProblemResponses;
import org.landlord.adapter.rest.http.problem.Problems;

/// Refuses unknown HTTP methods, before all other checks.
@Singleton
public class KnownMethodsFilter {

    /// The name for all unknown methods.
    static final String OTHER = "OTHER";

    private static final String IN_USE = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private static final int FIRST = Integer.MIN_VALUE;

    void route(@Observes @Priority(8) Router router) {
        router.route().order(FIRST).handler(KnownMethodsFilter::admit);
    }

    /// The name of a method of HTTP (RFC 9110, section 9; RFC 5789); [#OTHER] for any other.
    public static String known(HttpMethod method) {
        String name = method.name();
        return switch (name) {
            case "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH" -> name;
            default -> OTHER;
        };
    }

    private static void admit(RoutingContext context) {
        if (known(context.request().method()).equals(OTHER)) {
            context.response().putHeader(HttpHeaders.ALLOW, IN_USE);
            ProblemResponses.end(context, Problems.ofStatus(405, null, ProblemContext.of(context)));
        } else {
            context.next();
        }
    }
}
