package org.landlord.adapter.rest.http.filter;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Reads the forwarded headers of the proxies in `landlord.trusted-proxies`. `X-Forwarded-For` is read from its
/// end: entries that a trusted proxy appended are reliable, the ones before them come from the client. (Quarkus
/// takes the first entry.)
@Singleton
public class TrustedProxies {

    private static final CharSequence FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");

    private static final String ADDRESS_KEY = "landlord.clientAddress";
    private static final String SECURE_KEY = "landlord.secure";

    private static final int FIRST = Integer.MIN_VALUE;

    private final List<AddressRange> ranges;

    /// @param list addresses and ranges, separated by commas
    TrustedProxies(@ConfigProperty(name = "landlord.trusted-proxies") Optional<String> list) {
        this.ranges = list.map(AddressRange::listOf).orElse(List.of());
    }

    void route(@Observes @Priority(2) Router router) {
        if (!ranges.isEmpty()) {
            router.route().order(FIRST).handler(context -> {
                believe(context);
                context.next();
            });
        }
    }

    /// The client address that a trusted proxy forwarded; null if none did.
    static @Nullable String addressToldOf(RoutingContext context) {
        return context.get(ADDRESS_KEY);
    }

    /// True if the client's connection is encrypted, to this server or to a trusted proxy.
    public static boolean isSecure(RoutingContext context) {
        return context.request().isSSL() || context.get(SECURE_KEY) != null;
    }

    private void believe(RoutingContext context) {
        InetAddress peer = peer(context.request().remoteAddress());
        if (peer == null || !isTrusted(peer)) {
            return;
        }
        context.put(
                ADDRESS_KEY,
                caller(peer, context.request().headers().getAll(FOR)).getHostAddress());
        if ("https".equalsIgnoreCase(context.request().getHeader(PROTO))) {
            context.put(SECURE_KEY, Boolean.TRUE);
        }
    }

    /// @param peer the peer of the connection
    /// @param forwarded the lines of `X-Forwarded-For`
    /// @return the last address that is not a trusted proxy, up to the first unreadable entry
    InetAddress caller(InetAddress peer, List<String> forwarded) {
        InetAddress caller = peer;
        String[] entries = String.join(",", forwarded).split(",");
        for (int i = entries.length - 1; i >= 0 && isTrusted(caller); i--) {
            InetAddress told = address(entries[i].strip());
            if (told == null) {
                break;
            }
            caller = told;
        }
        return caller;
    }

    boolean isTrusted(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static @Nullable InetAddress peer(@Nullable SocketAddress remote) {
        String host = remote == null ? null : remote.hostAddress();
        return host == null ? null : NetUtil.createInetAddressFromIpAddressString(host);
    }

    /// Some proxies add the port: `192.0.2.7:4711`, `[2001:db8::1]:4711`.
    private static @Nullable InetAddress address(String entry) {
        String host = entry;
        int colon = entry.indexOf(':');
        if (entry.startsWith("[")) {
            int end = entry.indexOf(']');
            host = end < 0 ? entry : entry.substring(1, end);
        } else if (colon >= 0 && colon == entry.lastIndexOf(':')) {
            host = entry.substring(0, colon);
        }
        return NetUtil.createInetAddressFromIpAddressString(host);
    }
}
