package org.landlord.adapter.rest.http.filter;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;

/// Adds the security headers to every response. They are set first, so that refusals and the responses of
/// Quarkus have them, too.
@Singleton
class SecurityHeaders {

    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence CONTENT_SECURITY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence OWN_PAGE = HttpHeaders.createOptimized("default-src 'self'; "
            + "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    /// For responses without an ETag: they are not stored.
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    /// For responses with an ETag: the client may store them and revalidates them each time (`If-None-Match`).
    /// Proxies may not compress or change them, because that would change the ETag.
    private static final CharSequence REVALIDATE = HttpHeaders.createOptimized("private, no-cache, no-transform");

    private static final CharSequence TRANSPORT_SECURITY = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence ONE_YEAR = HttpHeaders.createOptimized("max-age=31536000");

    private static final String FRAMEWORK = "/q/";
    private static final String PAGE = "/q/swagger-ui";

    private static final int FIRST = Integer.MIN_VALUE;

    void route(@Observes @Priority(3) Router router) {
        router.route().order(FIRST).handler(SecurityHeaders::add);
    }

    private static void add(RoutingContext context) {
        String path = Objects.requireNonNullElse(context.request().path(), "");
        MultiMap headers = context.response().headers();
        headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF)
                .set(REFERRER_POLICY, NO_REFERRER)
                .set(CONTENT_SECURITY, path.startsWith(PAGE) ? OWN_PAGE : NOTHING);
        if (!path.startsWith(FRAMEWORK)) {
            context.addHeadersEndHandler(_ -> {
                // Static files decide on their own.
                if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                    headers.set(HttpHeaders.CACHE_CONTROL, keeping(headers));
                }
            });
        }
        if (TrustedProxies.isSecure(context)) {
            headers.set(TRANSPORT_SECURITY, ONE_YEAR);
        }
        context.next();
    }

    private static CharSequence keeping(MultiMap headers) {
        return headers.contains(HttpHeaders.ETAG) ? REVALIDATE : NO_STORE;
    }
}
