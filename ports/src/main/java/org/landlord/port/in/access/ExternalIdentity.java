package org.landlord.port.in.access;

import java.util.List;

/// Whom a provider has vouched for, in a token that was verified.
///
/// @param issuer the provider that did
/// @param subject the token's `sub`
/// @param groups what the token lists as the person's groups
/// @param groupsOverage true if it lists none because there are too many of them
public record ExternalIdentity(TrustedIssuer issuer, String subject, List<String> groups, boolean groupsOverage) {

    public ExternalIdentity {
        groups = List.copyOf(groups);
    }
}
