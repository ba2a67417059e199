package org.landlord.adapter.rest.http.server;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.landlord.adapter.rest.http.problem.Problem;
import org.landlord.adapter.rest.http.problem.ProblemResponses;
import org.landlord.adapter.rest.http.problem.Problems;
import org.landlord.domain.failure.Unavailable;

/// Completes the requests in progress when the server stops, and refuses new ones with UNAVAILABLE. Without it
/// Quarkus closes the connections first, and callers would not learn whether their usage was recorded.
/// (`quarkus.shutdown.timeout` refuses with an empty 503 without `Retry-After`.)
@Singleton
class GracefulShutdown {

    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);

    private static final int FIRST = Integer.MIN_VALUE;

    /// Requests in transit when the stop begins arrive within this time, and are refused instead of cut off.
    private static final Duration LAST_CALL = Duration.ofMillis(300);

    /// Time for a restart.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final long POLL_MILLIS = 5;

    private final Duration patience;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean stopping;

    /// @param patience how long requests in progress may take after the stop has begun
    GracefulShutdown(@ConfigProperty(name = "landlord.http.stop-timeout") Duration patience) {
        this.patience = patience;
    }

    void route(@Observes @Priority(5) Router router) {
        router.route().order(FIRST).handler(this::admit);
    }

    /// Counts the request before it checks for the stop, so that the stop waits for every admitted request.
    private void admit(RoutingContext context) {
        unanswered.incrementAndGet();
        context.addEndHandler(_ -> unanswered.decrementAndGet());
        if (stopping) {
            refuse(context);
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context) {
        Problem problem = Problems.of(new Unavailable("the server is being stopped", RETRY_AFTER));
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        ProblemResponses.end(context, problem);
    }

    /// Runs before the listener and then the storage are closed.
    void stop(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        stopping = true;
        Thread.sleep(LAST_CALL);
        long end = System.nanoTime() + patience.toNanos();
        while (unanswered.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
        }
        int cutOff = unanswered.get();
        if (cutOff > 0) {
            LOG.warnf("%d requests are cut off: they were not answered within %s", cutOff, patience);
        }
    }
}
