package org.landlord.application.identity;

import org.landlord.application.shared.UseCaseContext;
import org.landlord.port.in.identity.IdentityProviders;

/// The door to the use cases of identity; what stands behind it is nobody else's business.
public final class IdentityUseCases {

    private IdentityUseCases() {}

    /// The use cases behind [IdentityProviders].
    public static IdentityProviders identityProviders(UseCaseContext ports) {
        return new IdentityProviderUseCases(ports);
    }
}
