package org.landlord.adapter.rest.http.filter;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.adapter.rest.http.request.RequestReader;

/// Lets pages of the origins in `landlord.cors-origins` read answers, and no others: without the setting no
/// answer has a CORS header. Credentials of browsers (cookies) are never allowed: the API does not use them.
@Singleton
class Cors {

    private static final int FIRST = Integer.MIN_VALUE;

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    private static final String REQUEST_HEADERS = String.join(
            ", ",
            "Authorization",
            "Content-Type",
            "Content-Encoding",
            "If-Match",
            "If-None-Match",
            RequestReader.IDEMPOTENCY_KEY,
            RequestId.HEADER);

    private static final String ANSWER_HEADERS =
            String.join(", ", "ETag", "Location", "Retry-After", "Idempotency-Replayed", RequestId.HEADER);

    /// In seconds.
    private static final String MAX_AGE = "600";

    private final Set<String> origins;

    /// @param list origins such as `https://console.example.com`, separated by commas
    Cors(@ConfigProperty(name = "landlord.cors-origins") Optional<String> list) {
        this.origins = list.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    void route(@Observes @Priority(6) Router router) {
        if (!origins.isEmpty()) {
            router.route().order(FIRST).handler(this::allow);
        }
    }

    private void allow(RoutingContext context) {
        HttpServerResponse response = context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            context.next();
            return;
        }
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        if (isPreflight(context)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE)
                    .setStatusCode(204)
                    .end();
        } else {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
            context.next();
        }
    }

    private static boolean isPreflight(RoutingContext context) {
        return context.request().method().equals(HttpMethod.OPTIONS)
                && context.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }
}
