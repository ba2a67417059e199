package org.landlord.adapter.rest.http.server;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.landlord.adapter.rest.http.filter.AddressRange;

/// What clients may take of the server before they have asked for anything.
///
/// @param total the most connections to one port
/// @param perAddress the most of them from one IP address (for IPv6, from one network of 64 bits)
/// @param exempt addresses that `perAddress` does not bind: proxies in front, which bring many callers
/// @param head how long a client may take until the head of a request is there; the TLS handshake counts
record ConnectionLimits(int total, int perAddress, List<AddressRange> exempt, Duration head) {

    /// @throws RuntimeException if a setting is not what it should be
    static ConnectionLimits of(Config config) {
        return new ConnectionLimits(
                config.getValue("landlord.http.connections", Integer.class),
                config.getValue("landlord.http.connections-per-address", Integer.class),
                config.getOptionalValue("landlord.trusted-proxies", String.class)
                        .map(AddressRange::listOf)
                        .orElse(List.of()),
                config.getValue("landlord.http.head-timeout", Duration.class));
    }
}
