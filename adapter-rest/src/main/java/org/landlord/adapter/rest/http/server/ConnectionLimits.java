package org.landlord.adapter.rest.http.server;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.landlord.adapter.rest.http.filter.AddressRange;

/// The limits on connections.
///
/// @param total connections per port
/// @param perAddress connections per port and IP address (IPv6: per /64)
/// @param exempt addresses without the limit `perAddress`: trusted proxies
/// @param head time until a request head is complete, including the TLS handshake
record ConnectionLimits(int total, int perAddress, List<AddressRange> exempt, Duration head) {

    /// @throws RuntimeException if a setting is invalid
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
