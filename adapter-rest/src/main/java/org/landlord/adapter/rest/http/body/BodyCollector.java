package org.landlord.adapter.rest.http.body;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.head.BodyHeaders;
import org.landlord.adapter.rest.http.problem.ProblemResponses;
import org.landlord.domain.failure.Unavailable;

/// Collects the bodies of requests before their resources are called, on the event loop: see
/// [BodyCollection]. The caller is known by then.
///
/// Small bodies of known length are collected before routing, which is the fastest; nearly all are of this
/// kind. All others are collected when it is known that there is a resource for them.
///
/// Not `@Singleton`: Quarkus REST creates filters before the settings of this start are known, which matters in a
/// native image. This one is created when it is first called.
@ApplicationScoped
public class BodyCollector {

    /// The most bytes of a small body. Parsing it does not hold up the other connections of the event loop.
    public static final int SMALL_BYTES = 64 << 10;

    /// How many bodies of one tenant may stall at the same time: docs/operations.md.
    static final int STALLED_PER_TENANT = 16;

    private static final String PATHS = "/v1/*";

    /// The path that takes batches.
    private static final String BATCHES = "/usage-events";

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    /// Behind authentication, before the framework.
    private static final int ORDER = Integer.MIN_VALUE + 200;

    private final BodyCollection.Bounds bounds;

    /// @param pause how long a client may send nothing of a body
    BodyCollector(@ConfigProperty(name = "quarkus.http.read-timeout") Duration pause, UploadMemoryBudget memory) {
        this.bounds = new BodyCollection.Bounds(pause, memory, new FairShare(Integer.MAX_VALUE, STALLED_PER_TENANT));
    }

    void route(@Observes Router router) {
        router.route(PATHS).order(ORDER).handler(this::collectSmall);
    }

    private void collectSmall(RoutingContext context) {
        long length = BodyHeaders.length(context.request());
        if (length <= 0 || length > SMALL_BYTES || context.request().isEnded()) {
            context.next();
        } else {
            collect(context, length, new Passing(context));
        }
    }

    /// Collects all others. Public for the framework, which has filters that do not block run before all
    /// others: it refuses to start if their priorities say otherwise.
    ///
    /// @return null if there is nothing to collect
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    public @Nullable Uni<Response> collect(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (CollectedBody.of(context) != null || request.isEnded() || !mayHaveBody(request)) {
            return null;
        }
        boolean isBatch =
                request.method() == HttpMethod.POST && context.normalizedPath().endsWith(BATCHES);
        long maxBytes = isBatch ? BoundedBody.MAX_BATCH_BYTES : BoundedBody.MAX_BYTES;
        return Uni.createFrom().emitter(emitter -> collect(context, maxBytes, new Resuming(context, emitter)));
    }

    private void collect(RoutingContext context, long maxBytes, BodyCollection.Listener listener) {
        new BodyCollection(context, maxBytes, bounds, listener).begin();
    }

    /// With HTTP/2 a body need not be announced.
    private static boolean mayHaveBody(HttpServerRequest request) {
        long length = BodyHeaders.length(request);
        return length > 0
                || length < 0
                        && (request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                                || request.version() == HttpVersion.HTTP_2 && WITH_BODY.contains(request.method()));
    }

    /// Goes on with the route.
    private record Passing(RoutingContext context) implements BodyCollection.Listener {

        @Override
        public void collected(CollectedBody body) {
            body.putInto(context);
            context.next();
        }

        @Override
        public void failed(RuntimeException failure) {
            if (failure instanceof Unavailable later) {
                ProblemResponses.refuse(context, later);
            }
            // Else the connection is closed.
        }
    }

    /// Goes on with the resource.
    private record Resuming(RoutingContext context, UniEmitter<? super Response> emitter)
            implements BodyCollection.Listener {

        @Override
        public void collected(CollectedBody body) {
            body.putInto(context);
            emitter.complete(null);
        }

        @Override
        public void failed(RuntimeException failure) {
            emitter.fail(failure);
        }
    }
}
