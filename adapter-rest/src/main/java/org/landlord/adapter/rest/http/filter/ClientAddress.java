package org.landlord.adapter.rest.http.filter;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/// The IP address of the client: the peer of the connection or, behind a trusted proxy, the address it forwards.
public final class ClientAddress {

    private ClientAddress() {}

    /// The address as text, without a port; null if it is not known.
    public static @Nullable String of(RoutingContext context) {
        String told = TrustedProxies.addressToldOf(context);
        if (told != null) {
            return told;
        }
        SocketAddress remote = context.request().remoteAddress();
        return remote == null ? null : remote.hostAddress();
    }
}
