package org.landlord.adapter.rest.http.head;

import com.github.f4b6a3.ulid.Ulid;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Assigns an id to every request: the client's `X-Request-Id` if it is safe to repeat, else a new one. It is
/// in the response, in problems, and in the log lines of the request (MDC `requestId`).
@Singleton
public class RequestId {

    /// The header in requests and responses.
    public static final String HEADER = "X-Request-Id";

    /// The name in the MDC and in problems.
    public static final String NAME = "requestId";

    private static final CharSequence HEADER_NAME = HttpHeaders.createOptimized(HEADER);

    private static final String KEY = "landlord.requestId";

    private static final int FIRST = Integer.MIN_VALUE;

    /// The id of a request.
    public static String of(RoutingContext context) {
        String id = context.get(KEY);
        // Missing only if a request fails before the first route.
        return id == null ? give(context) : id;
    }

    /// First, because every later handler may respond with a problem.
    void route(@Observes @Priority(1) Router router) {
        router.route().order(FIRST).handler(context -> {
            give(context);
            context.next();
        });
    }

    private static String give(RoutingContext context) {
        String proposed = context.request().getHeader(HEADER_NAME);
        String id = isGood(proposed) ? proposed : made();
        context.put(KEY, id);
        context.response().putHeader(HEADER_NAME, id);
        MDC.put(NAME, id);
        return id;
    }

    /// True if it is a request id of the domain.
    static boolean isGood(@Nullable String id) {
        return id != null && org.landlord.domain.access.RequestId.isValid(id);
    }

    /// A ULID. It is not a secret, so it needs no secure randomness.
    static String made() {
        return Ulid.fast().toLowerCase();
    }
}
