package org.landlord.adapter.rest.http.server;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Notifies a [LimitedChannel] when a request begins and ends; channels see bytes only.
@Singleton
class ConnectionWatch {

    private static final int FIRST = Integer.MIN_VALUE;

    void route(@Observes @Priority(0) Router router) {
        router.route().order(FIRST).handler(ConnectionWatch::tell);
    }

    void route(@Observes ManagementInterface management) {
        management.router().route().order(FIRST).handler(ConnectionWatch::tell);
    }

    private static void tell(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase base
                && base.channel() instanceof LimitedChannel connection) {
            if (context.request().version() == HttpVersion.HTTP_2) {
                connection.isShared();
            } else {
                connection.headArrived();
                context.addEndHandler(_ -> connection.answered());
            }
        }
        context.next();
    }
}
