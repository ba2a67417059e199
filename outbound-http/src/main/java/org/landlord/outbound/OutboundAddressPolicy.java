package org.landlord.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// Decides which addresses the server may call for a tenant. Without it, a tenant could make the server
/// call internal services through the URL of an issuer or of a workflow gateway (server-side request
/// forgery).
///
/// @param allowPrivate true allows all addresses, and plain HTTP
public record OutboundAddressPolicy(boolean allowPrivate) {

    /// True if the scheme and the form of the URL are allowed.
    public boolean allows(URI uri) {
        boolean scheme =
                "https".equalsIgnoreCase(uri.getScheme()) || (allowPrivate && "http".equalsIgnoreCase(uri.getScheme()));
        return scheme && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
    }

    /// Resolves a host. Blocks. Connect to this address: a second resolution may return another one.
    ///
    /// @throws UnknownHostException if there is no such host, or one of its addresses is not allowed
    public InetAddress resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(bare(host));
        for (InetAddress address : addresses) {
            if (!allowPrivate && !isPublic(address)) {
                throw new UnknownHostException("the host has an address that is not public");
            }
        }
        return addresses[0];
    }

    /// URIs have IPv6 addresses in brackets.
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// By the registries of special-purpose addresses (RFC 6890 and its updates).
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> isPublic4(bytes);
            case Inet6Address _ -> isPublic6(bytes);
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            // Shared by the customers of a carrier; some clouds keep their metadata here.
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            // Protocol assignments, documentation, relays to IPv6, private.
            case 192 -> !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99) && second != 168;
            // Benchmarks, documentation.
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /// Global unicast addresses, without those that embed an IPv4 address or are for documentation.
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        boolean unicast = first >= 0x2000 && first <= 0x3fff;
        boolean assignments = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        return unicast && !assignments && first != 0x2002 && first != 0x3fff;
    }
}
