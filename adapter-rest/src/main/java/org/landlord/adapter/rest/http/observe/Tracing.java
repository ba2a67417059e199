package org.landlord.adapter.rest.http.observe;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Sends a span for every request to the OpenTelemetry collector in `landlord.traces`. Without that setting no
/// class of OpenTelemetry is loaded.
@Singleton
class Tracing {

    private static final int FIRST = Integer.MIN_VALUE;

    private final Optional<String> collector;
    private @Nullable ServerSpans spans;

    /// @param collector its URL for OTLP over HTTP, such as `http://collector:4318`
    Tracing(@ConfigProperty(name = "landlord.traces") Optional<String> collector) {
        this.collector = collector;
    }

    void route(@Observes @Priority(7) Router router) {
        collector.ifPresent(url -> {
            ServerSpans made = ServerSpans.to(url);
            spans = made;
            router.route().order(FIRST).handler(made::span);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        if (spans != null) {
            spans.close();
        }
    }
}
