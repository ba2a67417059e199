package org.landlord.application.secret;

import org.landlord.application.shared.UseCaseContext;
import org.landlord.port.in.secret.SecretReferences;

/// The door to the use cases of secret; what stands behind it is nobody else's business.
public final class SecretUseCases {

    private SecretUseCases() {}

    /// The use cases behind [SecretReferences].
    public static SecretReferences secretReferences(UseCaseContext ports) {
        return new SecretReferenceUseCases(ports);
    }
}
