package org.landlord.adapter.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.port.out.workflow.WorkflowGateway.Subscription;

/// The streams of changes of all gateways: one for each gateway that has subscribers.
final class ChangeStreams implements AutoCloseable {

    /// Threads that read tokens and tell subscribers.
    private static final int THREADS = 4;

    /// Connections to gateways of organizations at a time. A gateway without one is looked at
    /// periodically only, and gets one when there is a free place.
    static final int OF_ORGANIZATIONS = 500;

    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final GatewayCalls calls;
    private final Semaphore places;
    private final Map<Source, ChangeStream> streams = new HashMap<>();

    /// What a stream is read from. A gateway with another address or token has another stream.
    private record Source(
            GatewayKey key, GatewayUrl url, @Nullable TokenReference token) {}

    /// @param ofOrganizations how many connections to gateways of organizations there may be at a time
    ChangeStreams(Vertx vertx, GatewayCalls calls, int ofOrganizations) {
        this.vertx = vertx;
        this.threads = vertx.createSharedWorkerExecutor("landlord-gateway-changes", THREADS);
        this.calls = calls;
        this.places = new Semaphore(ofOrganizations);
    }

    synchronized Subscription subscribe(Gateway gateway, Runnable onChange) {
        Source source = new Source(gateway.key(), gateway.baseUrl(), gateway.token());
        ChangeStream stream = streams.computeIfAbsent(source, _ -> opened(gateway));
        Object subscriber = stream.add(onChange);
        return () -> unsubscribe(source, stream, subscriber);
    }

    private ChangeStream opened(Gateway gateway) {
        Semaphore bounds = gateway.key().orgId() == null ? null : places;
        return new ChangeStream(vertx, threads, calls, gateway, bounds);
    }

    private synchronized void unsubscribe(Source source, ChangeStream stream, Object subscriber) {
        if (stream.remove(subscriber)) {
            streams.remove(source, stream);
        }
    }

    @Override
    public synchronized void close() {
        streams.values().forEach(ChangeStream::close);
        streams.clear();
        threads.close();
    }
}
