package org.landlord.adapter.rest.http.filter;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Redirects `/q/swagger-ui` to its page with a relative address, which is right behind a proxy that adds a path
/// prefix, too. (Quarkus redirects to the absolute path.)
@Singleton
class SwaggerUiRedirect {

    private static final String PATH = "/q/swagger-ui";
    private static final String PAGE = "swagger-ui/";
    private static final int FOUND = 302;
    private static final int FIRST = Integer.MIN_VALUE;

    void route(@Observes @Priority(9) Router router) {
        router.route(PATH)
                .order(FIRST)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(SwaggerUiRedirect::redirect);
    }

    private static void redirect(RoutingContext context) {
        // Vert.x calls the handler for the path with a slash, too.
        if (!context.request().path().equals(PATH)) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(FOUND)
                .putHeader(HttpHeaders.LOCATION, PAGE)
                .end();
    }
}
