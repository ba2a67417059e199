package org.landlord.domain.workflow;

import java.net.URI;
import java.util.Locale;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Reference;

/// The base URL of a gateway, without a slash at its end. Paths of the gateway are appended to it.
///
/// @param value with the scheme `https` or `http`, a host, and neither user, query nor fragment; at
///     most 2048 characters
public record GatewayUrl(String value) {

    /// @throws InvalidInput if the text is no such URL
    public GatewayUrl {
        Reference address = new Reference(value);
        value = AsStored.isRead() ? value : address.requireNoUser().value();
        while (value.endsWith("/")) {
            value = value.substring(0, value.length() - 1);
        }
        check(value);
    }

    private static void check(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException _) {
            throw new InvalidInput("must be a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || uri.getHost() == null) {
            throw new InvalidInput("must be an absolute URL that begins with https:// or http://");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InvalidInput("must have neither a query nor a fragment");
        }
    }

    public URI uri() {
        return URI.create(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
