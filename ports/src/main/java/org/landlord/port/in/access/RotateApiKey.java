package org.landlord.port.in.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.OrgId;

/// Asks for a key in place of another.
///
/// @param orgId of which organization; null for a key of the platform
/// @param keyId the key to replace
/// @param overlap how much longer the old one is good, in whole seconds, 0 to 30 days; never longer than it was
///     anyway
/// @param expiresAt the first instant at which the new one is good no more; null for as long as the old one was
///     made for, counted from now, but no longer than the caller's own key
public record RotateApiKey(
        @Nullable OrgId orgId,
        KeyId keyId,
        Duration overlap,
        @Nullable Instant expiresAt) {

    /// The longest overlap.
    public static final Duration MAX_OVERLAP = Duration.ofDays(30);

    /// @throws InvalidInput naming `overlap`, if that is negative or longer than 30 days
    public RotateApiKey {
        if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
            throw InvalidInput.of("overlap", "must be 0 to " + MAX_OVERLAP.toSeconds() + " (30 days)");
        }
    }
}
