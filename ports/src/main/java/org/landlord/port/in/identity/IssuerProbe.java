package org.landlord.port.in.identity;

import java.util.List;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderFinding;

/// Asks an OpenID provider for its documents. The adapter that signs users in gives this to the use cases, because
/// it is what calls identity providers.
///
/// Administrators of organizations choose the addresses, and see the findings. An implementation therefore calls only
/// addresses that access tokens may come from, and gives the same finding for every other address.
public interface IssuerProbe {

    /// Blocks for some seconds at most: it is not to be called in a unit of work.
    ///
    /// @param provider of the type `oidc`
    /// @return at least one finding
    List<ProviderFinding> probe(IdentityProvider provider);
}
