package org.landlord.port.in.identity;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;

/// What a caller says of an identity provider.
///
/// @param type which protocol it speaks
/// @param issuer how it names itself
/// @param ssoUrl where to send people to sign in
/// @param certificateRef where its certificate is kept
/// @param clientId what Landlord is called there
/// @param audience whom its access tokens must be for; null for the client id
/// @param status whether it may be used; null for `active`
/// @param metadata the caller's own
public record IdentityProviderSettings(
        ProviderType type,
        Reference issuer,
        @Nullable Reference ssoUrl,
        @Nullable Reference certificateRef,
        @Nullable Label clientId,
        @Nullable Label audience,
        @Nullable Label status,
        Metadata metadata) {}
