package org.landlord.application.planted;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.planted.MemoryThing;
import org.landlord.application.access.AccessGate;
import org.landlord.application.tenancy.TeamUseCases;
import org.landlord.domain.access.SecretHash;
import org.landlord.port.out.UnitOfWork;

/// Breaks on purpose: a use case that knows an adapter, names a use case of another feature, goes around the
/// gate, and compares hashes by itself.
public final class NosyUseCase {

    @Nullable
    MemoryThing thing;

    @Nullable
    TeamUseCases teams;

    UnitOfWork storage(AccessGate gate) {
        return gate.withoutAuthorization();
    }

    boolean isIt(SecretHash one, SecretHash other) {
        return one.equals(other);
    }
}
