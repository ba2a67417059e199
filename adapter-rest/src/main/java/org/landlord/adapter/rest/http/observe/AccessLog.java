package org.landlord.adapter.rest.http.observe;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.landlord.adapter.rest.http.filter.ClientAddress;
import org.landlord.adapter.rest.http.head.RedactedPath;

/// Logs one line per response if `landlord.access-log` is true: method, path, status, milliseconds and the client's
/// address, with the request id. Headers and queries are not logged, because they may contain credentials.
@Singleton
class AccessLog {

    private static final Logger LOG = Logger.getLogger("landlord.access");

    private static final int FIRST = Integer.MIN_VALUE;

    private static final double NANOS_PER_MILLI = 1e6;

    private final boolean on;

    /// @param on whether the access log is enabled
    AccessLog(@ConfigProperty(name = "landlord.access-log", defaultValue = "false") boolean on) {
        this.on = on;
    }

    void route(@Observes @Priority(4) Router router) {
        if (on) {
            router.route().order(FIRST).handler(AccessLog::await);
        }
    }

    private static void await(RoutingContext context) {
        long begin = System.nanoTime();
        context.addEndHandler(_ -> LOG.info(line(context, System.nanoTime() - begin)));
        context.next();
    }

    private static String line(RoutingContext context, long nanos) {
        HttpServerRequest request = context.request();
        return String.format(
                Locale.ROOT,
                "%s %s %d %.2f ms %s",
                request.method(),
                printable(RedactedPath.of(Objects.requireNonNullElse(request.path(), "-"))),
                context.response().getStatusCode(),
                nanos / NANOS_PER_MILLI,
                ClientAddress.of(context));
    }

    /// Control characters of a request line must not reach a terminal.
    static String printable(String path) {
        StringBuilder text = new StringBuilder(path.length());
        path.chars().forEach(c -> text.append(c > ' ' && c < 0x7f ? (char) c : '?'));
        return text.toString();
    }
}
