package org.landlord.port.in.identity;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;

/// The settings of an identity provider.
///
/// @param issuer the issuer URL or entity id
/// @param ssoUrl where users sign in
/// @param certificateRef where the certificate is stored
/// @param clientId the id of Landlord at the provider
/// @param audience the required audience of access tokens; null for the client id
/// @param status null for `active`
/// @param metadata free-form
public record IdentityProviderSettings(
        ProviderType type,
        Reference issuer,
        @Nullable Reference ssoUrl,
        @Nullable Reference certificateRef,
        @Nullable Label clientId,
        @Nullable Label audience,
        @Nullable Label status,
        Metadata metadata) {}
