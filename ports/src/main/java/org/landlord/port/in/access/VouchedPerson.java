package org.landlord.port.in.access;

import java.util.List;

/// Whom a provider has vouched for, in a token that was verified.
///
/// @param issuer the provider that did
/// @param subject the token's `sub`
/// @param groups what the token lists as the person's groups
public record VouchedPerson(TrustedIssuer issuer, String subject, List<String> groups) {

    public VouchedPerson {
        groups = List.copyOf(groups);
    }
}
