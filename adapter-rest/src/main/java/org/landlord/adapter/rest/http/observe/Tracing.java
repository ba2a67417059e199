package org.landlord.adapter.rest.http.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Creates a span for every request. If the server has an OpenTelemetry of its own, that decides where the span is sent
/// (docs/adr/0064-traces-with-sql.md). Otherwise it is sent to the collector in `landlord.traces`; without that setting
/// no class of the SDK of OpenTelemetry is loaded.
@Singleton
class Tracing {

    private static final int FIRST = Integer.MIN_VALUE;

    private final Optional<String> collector;
    private final Instance<OpenTelemetry> ofServer;
    private @Nullable SpanSender sender;

    /// @param collector its URL for OTLP over HTTP, such as `http://collector:4318`
    /// @param ofServer unsatisfied if the server has none
    Tracing(@ConfigProperty(name = "landlord.traces") Optional<String> collector, Instance<OpenTelemetry> ofServer) {
        this.collector = collector;
        this.ofServer = ofServer;
    }

    void route(@Observes @Priority(7) Router router) {
        if (ofServer.isResolvable()) {
            route(router, ServerSpans.current(ofServer.get().getTracerProvider()));
        } else {
            collector.ifPresent(url -> {
                SpanSender made = SpanSender.to(url);
                sender = made;
                route(router, ServerSpans.alone(made.tracers()));
            });
        }
    }

    private static void route(Router router, ServerSpans spans) {
        router.route().order(FIRST).handler(spans::span);
    }

    void stop(@Observes ShutdownEvent event) {
        if (sender != null) {
            sender.close();
        }
    }
}
