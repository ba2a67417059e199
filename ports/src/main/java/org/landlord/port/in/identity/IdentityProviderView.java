package org.landlord.port.in.identity;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.shared.Version;

/// An identity provider and its signing certificate at the time of the response.
///
/// @param certificate null unless the provider is a SAML provider
public record IdentityProviderView(
        IdentityProvider provider, @Nullable ProviderCertificate certificate) {

    /// Of the stored provider alone: a certificate may expire without a change of the provider.
    public Version version() {
        return provider.version();
    }
}
