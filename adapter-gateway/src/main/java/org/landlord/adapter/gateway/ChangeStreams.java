package org.landlord.adapter.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.HashMap;
import java.util.Map;
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

    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final GatewayCalls calls;
    private final Map<Source, ChangeStream> streams = new HashMap<>();

    /// What a stream is read from. A gateway with another address or token has another stream.
    private record Source(
            GatewayKey key, GatewayUrl url, @Nullable TokenReference token) {}

    ChangeStreams(Vertx vertx, GatewayCalls calls) {
        this.vertx = vertx;
        this.threads = vertx.createSharedWorkerExecutor("landlord-gateway-changes", THREADS);
        this.calls = calls;
    }

    synchronized Subscription subscribe(Gateway gateway, Runnable onChange) {
        Source source = new Source(gateway.key(), gateway.baseUrl(), gateway.token());
        ChangeStream stream = streams.computeIfAbsent(source, _ -> new ChangeStream(vertx, threads, calls, gateway));
        Object subscriber = stream.add(onChange);
        return () -> unsubscribe(source, stream, subscriber);
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
