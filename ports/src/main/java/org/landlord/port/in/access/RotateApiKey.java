package org.landlord.port.in.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.OrgId;

/// Replaces an API key by a new one.
///
/// @param orgId null for a key of the platform
/// @param overlap how long the old key stays valid, 0 to 30 days in whole seconds; at most until its expiry
/// @param expiresAt the first instant at which the new key is invalid; null for the lifetime of the old key,
///     counted from now, but not later than the expiry of the caller's own key
public record RotateApiKey(
        @Nullable OrgId orgId,
        KeyId keyId,
        Duration overlap,
        @Nullable Instant expiresAt) {

    public static final Duration MAX_OVERLAP = Duration.ofDays(30);

    /// @throws InvalidInput naming `overlap`, if that is negative or longer than 30 days
    public RotateApiKey {
        if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
            throw InvalidInput.of("overlap", "must be 0 to " + MAX_OVERLAP.toSeconds() + " (30 days)");
        }
    }
}
