package org.landlord.domain.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Timestamps;

/// The use of an API key.
///
/// @param address the IP address of the caller; null if it is not known
public record KeyUse(Instant at, @Nullable String address) {

    public KeyUse {
        at = Timestamps.check(at);
    }
}
