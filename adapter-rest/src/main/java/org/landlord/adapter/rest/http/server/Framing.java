package org.landlord.adapter.rest.http.server;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.landlord.adapter.rest.http.problem.ProblemContext;
import org.landlord.adapter.rest.http.problem.ProblemResponses;

/// Answers the placeholder requests of [MalformedRequestHandler] with a problem and closes the connection.
@Singleton
class Framing {

    private static final CharSequence WHY = HttpHeaders.createOptimized(MalformedRequestHandler.WHY);

    private static final int FIRST = Integer.MIN_VALUE;

    void route(@Observes @Priority(7) Router router) {
        router.route().order(FIRST).handler(Framing::admit);
    }

    void route(@Observes ManagementInterface management) {
        management.router().route().order(FIRST).handler(Framing::admit);
    }

    private static void admit(RoutingContext context) {
        String why = context.request().getHeader(WHY);
        // What stands for something else is of HTTP/1.1, whose decoder lets no such name through.
        if (why == null || context.request().version() == HttpVersion.HTTP_2) {
            context.next();
        } else {
            ProblemResponses.end(context, MalformedRequest.valueOf(why).problem(ProblemContext.of(context)));
        }
    }
}
