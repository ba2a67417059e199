package org.landlord.port.in.identity;

import java.util.Optional;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;

/// The SAML providers that users sign in with, for adapters that verify assertions.
public interface SamlProviders {

    /// An active SAML provider of an organization, with its certificates as they are now. May wait for files.
    ///
    /// @return empty if there is no such provider or organization
    Optional<SamlProvider> find(OrgId orgId, ProviderId providerId);
}
