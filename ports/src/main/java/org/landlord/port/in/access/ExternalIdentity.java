package org.landlord.port.in.access;

import java.util.List;

/// A user of a verified token.
///
/// @param issuer the identity provider that issued the token
/// @param subject the `sub` claim
/// @param groups the groups in the token
/// @param groupsOverage true if the token has no groups because there are too many
public record ExternalIdentity(TrustedIssuer issuer, String subject, List<String> groups, boolean groupsOverage) {

    public ExternalIdentity {
        groups = List.copyOf(groups);
    }
}
