package org.landlord.adapter.rest.http.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.filter.KnownMethodsFilter;
import org.landlord.adapter.rest.http.route.PathTemplates;

/// Times every request of the API as `http.server.requests`, by method, path, status and outcome.
///
/// The framework can do that too, and is told not to (`ignore-patterns`): its tags are what clients send, and
/// each new one is remembered for good. Here each tag is one of a closed set. A path is the template of an operation
/// or one of the framework's own pages.
@Singleton
public class HttpMetrics {

    private static final String NAME = "http.server.requests";

    /// Stands for every path that the server does not have.
    private static final String UNKNOWN = "UNKNOWN";

    /// The status of a request whose client did not wait for the answer.
    private static final int RESET = 0;

    private static final List<String> PAGES = List.of("/q/openapi", "/q/swagger-ui");

    private static final int FIRST = Integer.MIN_VALUE;

    private final MeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private volatile @Nullable PathTemplates templates;

    private record Series(String method, String uri, int status) {}

    HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void route(@Observes @Priority(0) Router router) {
        router.route().order(FIRST).handler(this::time);
    }

    private void time(RoutingContext context) {
        long begin = System.nanoTime();
        context.addEndHandler(answer -> {
            int status = answer.succeeded() ? context.response().getStatusCode() : RESET;
            Series series =
                    new Series(KnownMethodsFilter.known(context.request().method()), uri(context), status);
            timer(series).record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        });
        context.next();
    }

    private Timer timer(Series series) {
        Timer timer = timers.get(series);
        return timer == null ? timers.computeIfAbsent(series, this::made) : timer;
    }

    private Timer made(Series series) {
        boolean reset = series.status() == RESET;
        return Timer.builder(NAME)
                .description("HTTP server request processing time")
                .tag("method", series.method())
                .tag("uri", series.uri())
                .tag("status", reset ? "RESET" : Integer.toString(series.status()))
                .tag("outcome", (reset ? Outcome.CLIENT_ERROR : Outcome.forStatus(series.status())).name())
                .register(registry);
    }

    private String uri(RoutingContext context) {
        String template = PathTemplates.reached(context);
        return template == null ? unreached(context.request().path()) : template;
    }

    /// Of what was answered before any resource was reached.
    private String unreached(@Nullable String path) {
        if (path == null) {
            return UNKNOWN;
        }
        String page = page(path);
        if (page != null) {
            return page;
        }
        String template = templates().of(path);
        return template == null ? UNKNOWN : template;
    }

    /// Which of the framework's pages a path belongs to, with all that is below it and all forms that it has; null
    /// if to none.
    public static @Nullable String page(String path) {
        for (String page : PAGES) {
            if (path.startsWith(page)
                    && (path.length() == page.length() || "/.".indexOf(path.charAt(page.length())) >= 0)) {
                return page;
            }
        }
        return null;
    }

    private PathTemplates templates() {
        PathTemplates known = templates;
        if (known == null) {
            known = PathTemplates.ofResources();
            templates = known;
        }
        return known;
    }
}
