package org.landlord.application.idempotency;

import org.landlord.application.shared.UseCaseContext;
import org.landlord.port.in.idempotency.Idempotency;

/// The door to the use cases of idempotency; what stands behind it is nobody else's business.
public final class IdempotencyUseCases {

    private IdempotencyUseCases() {}

    /// The use cases behind [Idempotency].
    public static Idempotency idempotency(UseCaseContext ports) {
        return new IdempotencyService(ports);
    }
}
