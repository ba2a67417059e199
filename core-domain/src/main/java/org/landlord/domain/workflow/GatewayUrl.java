package org.landlord.domain.workflow;

import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Reference;

/// The base URL of a gateway, without a slash at its end. Paths of the gateway are appended to it.
///
/// @param value with the scheme `https` or `http`, a host, and neither user, query nor fragment; at
///     most 2048 characters
public record GatewayUrl(String value) {

    /// A scheme, a host (a name, an IPv4 address or an IPv6 address in brackets), a port and a path (RFC 3986).
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://([a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?\\.?|\\[[0-9a-f:.]+])(:[0-9]{1,5})?"
                    + "(/[a-z0-9._~!$&'()*+,;=:@/%-]*+)?",
            Pattern.CASE_INSENSITIVE);

    /// @throws InvalidInput if the text is no such URL
    public GatewayUrl {
        Reference address = new Reference(value);
        value = AsStored.isRead() ? value : address.requireNoUser().value();
        while (value.endsWith("/")) {
            value = value.substring(0, value.length() - 1);
        }
        if (!AsStored.isRead()) {
            check(value);
        }
    }

    private static void check(String url) {
        if (url.indexOf('?') >= 0 || url.indexOf('#') >= 0) {
            throw new InvalidInput("must have neither a query nor a fragment");
        }
        if (!ADDRESS.matcher(url).matches()) {
            throw new InvalidInput("must be an absolute URL that begins with https:// or http://");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
