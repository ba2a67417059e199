package org.landlord.adapter.gateway.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.outbound.OutboundAddressPolicy;

/// Resolves the names of gateways. A name server that does not respond blocks a thread for longer than a
/// call waits, so lookups have threads of their own: one for a gateway at a time, and a few for an
/// organization.
final class Lookups implements AutoCloseable {

    private static final int THREADS = 64;
    private static final int OF_ORGANIZATION = 4;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "landlord-gateway-lookup");
                thread.setDaemon(true);
                return thread;
            });

    private final Map<Name, CompletableFuture<InetAddress>> open = new HashMap<>();
    private final Map<OrgId, Integer> ofOwner = new HashMap<>();

    private record Name(GatewayKey gateway, String host) {}

    /// @return fails with [UnknownHostException] if there is no such host, or the policy does not allow one
    ///     of its addresses; with [RejectedExecutionException] if too many lookups are in progress
    CompletableFuture<InetAddress> resolve(GatewayKey gateway, OutboundAddressPolicy policy, String host) {
        Name name = new Name(gateway, host);
        CompletableFuture<InetAddress> address = new CompletableFuture<>();
        synchronized (this) {
            CompletableFuture<InetAddress> same = open.get(name);
            if (same != null) {
                return same;
            }
            if (!begin(gateway.orgId())) {
                return CompletableFuture.failedFuture(new RejectedExecutionException());
            }
            open.put(name, address);
        }
        try {
            threads.execute(() -> {
                try {
                    InetAddress found = policy.resolve(host);
                    end(name);
                    address.complete(found);
                } catch (UnknownHostException | RuntimeException e) {
                    end(name);
                    address.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            end(name);
            address.completeExceptionally(e);
        }
        return address;
    }

    private boolean begin(@Nullable OrgId owner) {
        int before = owner == null ? 0 : ofOwner.getOrDefault(owner, 0);
        if (before >= OF_ORGANIZATION) {
            return false;
        }
        if (owner != null) {
            ofOwner.put(owner, before + 1);
        }
        return true;
    }

    private synchronized void end(Name name) {
        open.remove(name);
        OrgId owner = name.gateway().orgId();
        if (owner != null) {
            ofOwner.computeIfPresent(owner, (_, before) -> before == 1 ? null : before - 1);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
