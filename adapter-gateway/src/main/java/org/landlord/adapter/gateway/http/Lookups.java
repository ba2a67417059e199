package org.landlord.adapter.gateway.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.outbound.OutboundAddressPolicy;

/// Resolves the names of gateways. A name server that does not respond blocks a thread for longer than
/// a call waits, so lookups have threads of their own. The platform has a part of them, and each
/// organization a few; further lookups wait.
final class Lookups implements AutoCloseable {

    private static final int OF_PLATFORM = 16;
    private static final int OF_ORGANIZATIONS = 64;
    private static final int OF_ORGANIZATION = 4;

    private final ThreadPoolExecutor ofPlatform = threads(OF_PLATFORM);
    private final ThreadPoolExecutor ofOrganizations = threads(OF_ORGANIZATIONS);
    private final Map<Name, CompletableFuture<InetAddress>> open = new HashMap<>();
    private final Map<OrgId, Share> shares = new HashMap<>();

    private record Name(@Nullable OrgId owner, String host) {}

    /// The lookups of one organization.
    private static final class Share {

        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }

    private static ThreadPoolExecutor threads(int number) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(number, number, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "landlord-gateway-lookup");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /// @param owner whose gateway it is; null for the platform
    /// @return fails with [UnknownHostException] if there is no such host, or the policy does not allow
    ///     one of its addresses
    synchronized CompletableFuture<InetAddress> resolve(
            @Nullable OrgId owner, OutboundAddressPolicy policy, String host) {
        Name name = new Name(owner, host);
        CompletableFuture<InetAddress> same = open.get(name);
        if (same != null) {
            return same;
        }
        CompletableFuture<InetAddress> address = new CompletableFuture<>();
        open.put(name, address);
        try {
            begin(owner, () -> lookUp(name, policy, address));
        } catch (RejectedExecutionException e) {
            // The server stops.
            open.remove(name);
            address.completeExceptionally(e);
        }
        return address;
    }

    private void begin(@Nullable OrgId owner, Runnable lookup) {
        if (owner == null) {
            ofPlatform.execute(lookup);
            return;
        }
        Share share = shares.computeIfAbsent(owner, _ -> new Share());
        if (share.running < OF_ORGANIZATION) {
            ofOrganizations.execute(lookup);
            share.running++;
        } else {
            share.waiting.add(lookup);
        }
    }

    private void lookUp(Name name, OutboundAddressPolicy policy, CompletableFuture<InetAddress> address) {
        try {
            InetAddress found = policy.resolve(name.host());
            end(name);
            address.complete(found);
        } catch (UnknownHostException | RuntimeException e) {
            end(name);
            address.completeExceptionally(e);
        }
    }

    private synchronized void end(Name name) {
        open.remove(name);
        OrgId owner = name.owner();
        Share share = owner == null ? null : shares.get(owner);
        if (share == null) {
            return;
        }
        Runnable next = share.waiting.poll();
        if (next != null) {
            ofOrganizations.execute(next);
        } else if (--share.running == 0) {
            shares.remove(owner);
        }
    }

    @Override
    public void close() {
        ofPlatform.shutdownNow();
        ofOrganizations.shutdownNow();
    }
}
