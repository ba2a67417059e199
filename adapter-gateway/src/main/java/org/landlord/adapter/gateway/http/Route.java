package org.landlord.adapter.gateway.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.outbound.OutboundAddressPolicy;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// The way to a gateway: which address is connected to, and what the request says.
final class Route {

    /// Operators set the addresses of the platform's gateways.
    private static final OutboundAddressPolicy OF_PLATFORM = new OutboundAddressPolicy(true);

    private final OutboundAddressPolicy ofOrganizations;
    private final Lookups lookups;

    /// @param allowPrivate true if gateways of organizations may have any address
    Route(boolean allowPrivate, Lookups lookups) {
        this.ofOrganizations = new OutboundAddressPolicy(allowPrivate);
        this.lookups = lookups;
    }

    /// Finds the address of a gateway. Fails with [GatewayCallFailed].
    CompletableFuture<InetAddress> address(Gateway gateway) {
        OutboundAddressPolicy policy = gateway.key().orgId() == null ? OF_PLATFORM : ofOrganizations;
        URI uri = URI.create(gateway.baseUrl().value());
        if (!policy.allows(uri)) {
            return CompletableFuture.failedFuture(new GatewayCallFailed(
                    GatewayState.ADDRESS_REFUSED,
                    "the base URL of a gateway of an organization must use https",
                    false));
        }
        return lookups.resolve(gateway.key().orgId(), policy, uri.getHost())
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(failure(e, policy)));
    }

    private static GatewayCallFailed failure(Throwable thrown, OutboundAddressPolicy policy) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof UnknownHostException) {
            // One answer for both: otherwise a tenant finds out which hosts the network of the server has.
            return policy.allowPrivate()
                    ? new GatewayCallFailed(GatewayState.DOWN, "the host of the base URL is not known", false)
                    : new GatewayCallFailed(
                            GatewayState.ADDRESS_REFUSED,
                            "the host of the base URL is not known, or has an address that is not public",
                            false);
        }
        return new GatewayCallFailed(GatewayState.DOWN, "the host of the base URL cannot be looked up", false);
    }

    /// A request to that address. A certificate is checked against the name.
    ///
    /// @param path below the base URL
    /// @param token null for none
    static RequestOptions request(
            Gateway gateway, InetAddress address, HttpMethod method, String path, @Nullable String token) {
        URI uri = URI.create(gateway.baseUrl().value());
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        String base = uri.getRawPath() == null ? "" : uri.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setURI(base + path)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .putHeader("User-Agent", "landlord");
        return token == null ? options : options.putHeader("Authorization", "Bearer " + token);
    }
}
