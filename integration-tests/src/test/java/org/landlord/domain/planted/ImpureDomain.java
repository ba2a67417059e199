package org.landlord.domain.planted;

import java.sql.Connection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Breaks on purpose: the domain knows SQL, its package is no word of the house, and it asks the machine for the
/// time.
public final class ImpureDomain {

    @Nullable
    Connection connection;

    Instant now() {
        return Instant.now();
    }
}
