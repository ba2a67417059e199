package org.landlord.adapter.rest.http.observe;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.landlord.port.in.diagnostics.ServerTraffic;

/// Counts responses for the state of the server.
@Singleton
class RequestCounter {

    private static final int FIRST = Integer.MIN_VALUE;

    private static final int SERVER_ERROR = 500;

    private final ServerTraffic traffic;

    RequestCounter(ServerTraffic traffic) {
        this.traffic = traffic;
    }

    void route(@Observes @Priority(4) Router router) {
        router.route().order(FIRST).handler(this::count);
    }

    private void count(RoutingContext context) {
        context.addEndHandler(_ -> traffic.answered(context.response().getStatusCode() >= SERVER_ERROR));
        context.next();
    }
}
